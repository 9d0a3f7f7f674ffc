import type { Instant } from '@kith/ipt'

import { clinicTimeOf, holdCalendar } from '#features/calendar/index.server.ts'
import { shiftBetween, shiftBy, type ClinicTime } from '#features/calendar/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { AuditAction } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import type { AppointmentId, CourseId } from '#platform/ids.ts'
import { done, fail, type Problem, type Result } from '#platform/result.ts'

import { countsAsStanding, type Appointment, type AppointmentChange } from './appointment.ts'
import {
  appointmentsOfCourse,
  changesMadeBy,
  dropReminders,
  patchAppointment,
  readCourseCalendar,
  type AppointmentPatch,
  type CourseCalendar,
} from './appointment-store.server.ts'
import { insertAppointments } from './course-store.server.ts'
import type { CourseFormat } from './course-words.ts'
import { arrangeAppointments } from './courses.policy.ts'
import { newClashes, planSeries } from './planned-series.server.ts'

/** What was changed, by which the same key takes it back: {@link undoAppointmentChange}. */
export type Changed = { changes: AppointmentChange[] }

/** The client's key, and the clashes that its user has seen and accepted. */
export type Sending = { key: string; accepted?: readonly string[] }

/** The appointment as its reader saw it. */
export type Seen = { appointmentId: AppointmentId; version: number }

/**
 * Moves one appointment, or it and all planned ones that follow by the same shift. What the new times run into in the
 * clinician's calendar comes back as `calendar/clash` until it was seen and accepted.
 */
export function moveAppointment(
  call: Call<StaffActor>,
  courseId: CourseId,
  move: Seen & { to: ClinicTime; format?: CourseFormat; following?: boolean },
  sending: Sending,
): Promise<Result<Changed>> {
  return change(call, courseId, 'appointment.moved', move, sending, async ({ work, course, all }) => {
    const one = findSeen(all, move)
    if (!one.ok) return one
    const shift = shiftBetween(one.value, move.to)
    const moved = all.filter(
      ({ id, state, startsAt }) =>
        id === one.value.id ||
        (move.following === true &&
          state === 'planned' &&
          Date.parse(startsAt) > Date.parse(one.value.startsAt)),
    )
    const planned = await planTimes(
      work,
      course,
      moved,
      moved.map((its) => shiftBy(its, shift)),
      sending,
    )
    if (!planned.ok) return planned
    return patchAll(
      work,
      moved.map((its, index) => ({
        one: its,
        patch: {
          startsAt: planned.value[index] ?? its.startsAt,
          // Those that move together stay the series of the course.
          movedAlone: its.movedAlone || (move.following !== true && isElsewhere(its, planned.value[index])),
          ...(its.id === one.value.id && move.format !== undefined ? { format: move.format } : {}),
        },
      })),
    )
  })
}

/** Takes an appointment out of the calendar. It never gets a session number (IPT-011). */
export function cancelAppointment(
  call: Call<StaffActor>,
  courseId: CourseId,
  seen: Seen,
  sending: Sending,
): Promise<Result<Changed>> {
  return change(call, courseId, 'appointment.cancelled', seen, sending, async ({ work, all }) => {
    const one = findSeen(all, seen)
    return one.ok ? patchAll(work, [{ one: one.value, patch: { state: 'cancelled' } }]) : one
  })
}

/** Keeps that a meeting did not take place. It gets no number and moves no phase (IPT-011). */
export function markMissed(
  call: Call<StaffActor>,
  courseId: CourseId,
  seen: Seen,
  sending: Sending,
): Promise<Result<Changed>> {
  return change(call, courseId, 'appointment.missed', seen, sending, async ({ work, all }) => {
    const one = findSeen(all, seen)
    if (!one.ok) return one
    if (Date.parse(one.value.startsAt) > Date.parse(call.at)) {
      return fail({ kind: 'refused', code: 'appointment/not-begun' })
    }
    return patchAll(work, [{ one: one.value, patch: { state: 'missed' } }])
  })
}

/** Adds an appointment, in place of one that was cancelled or missed. A course never grows by itself (IPT-015, IPT-016). */
export function addAppointment(
  call: Call<StaffActor>,
  courseId: CourseId,
  wish: { at: ClinicTime; format?: CourseFormat },
  sending: Sending,
): Promise<Result<Changed>> {
  return change(call, courseId, 'appointment.added', wish, sending, async ({ work, course, all }) => {
    const standing = all.filter(({ state }) => countsAsStanding(state, course.missedCounts)).length
    if (standing >= course.plannedSessions)
      return fail({ kind: 'refused', code: 'course/all-sessions-planned' })
    const planned = await planTimes(work, course, [], [wish.at], sending)
    if (!planned.ok) return planned
    const ids = await insertAppointments(
      work.tx,
      {
        clinicId: call.actor.clinicId,
        courseId,
        clinicianId: course.clinicianId,
        format: wish.format ?? course.format,
      },
      planned.value.map((startsAt) => ({ startsAt, minutes: course.minutes })),
    )
    return done({ changes: ids.map((id) => ({ id, version: 1, former: null })) })
  })
}

/** Takes back what a change did, as long as nobody has changed the same appointments since. It can be taken back too. */
export function undoAppointmentChange(
  call: Call<StaffActor>,
  courseId: CourseId,
  undo: { changeKey: string },
  sending: Sending,
): Promise<Result<Changed>> {
  return change(call, courseId, 'appointment.change-undone', undo, sending, async ({ work, course, all }) => {
    const changes = await changesMadeBy(work.tx, undo.changeKey)
    if (changes === null || changes.length === 0) return fail({ kind: 'absent' })
    const steps: Step[] = []
    for (const { id, version, former } of changes) {
      const one = all.find((its) => its.id === id)
      if (one === undefined) return fail({ kind: 'absent' })
      if (one.version !== version || one.state === 'held') {
        return fail({ kind: 'conflict', code: 'appointment/changed-meanwhile' })
      }
      steps.push({ one, patch: former ?? { state: 'cancelled' } })
    }
    const back = steps.filter(({ patch }) => patch.state === 'planned').map(({ one }) => one)
    const formerTime = (its: Appointment) => {
      const former = steps.find(({ one }) => one.id === its.id)?.patch.startsAt
      return clinicTimeOf(former ?? its.startsAt, course.timeZone)
    }
    const free = await planTimes(work, course, back, back.map(formerTime), sending)
    return free.ok ? patchAll(work, steps) : free
  })
}

type Step = { one: Appointment; patch: AppointmentPatch }
type Scene = { work: Work; course: CourseCalendar; all: Appointment[] }

function change(
  call: Call<StaffActor>,
  courseId: CourseId,
  action: AuditAction,
  body: object,
  sending: Sending,
  effect: (scene: Scene) => Promise<Result<Changed>>,
): Promise<Result<Changed>> {
  const subject = { kind: 'course', id: courseId } as const
  const once = { key: sending.key, body: { action, ...body } }
  return command(call, { policy: arrangeAppointments, subject, action, once }, async (work) => {
    const course = await readCourseCalendar(work.tx, courseId)
    if (course === null) return fail({ kind: 'absent' })
    if (course.phase === 'ended') return fail({ kind: 'refused', code: 'course/ended' })
    await holdCalendar(work.tx, course.clinicianId)
    return effect({ work, course, all: await appointmentsOfCourse(work.tx, courseId, course.timeZone) })
  })
}

function isElsewhere({ startsAt }: Appointment, to: Instant | undefined): boolean {
  return to !== undefined && Date.parse(to) !== Date.parse(startsAt)
}

function findSeen(all: readonly Appointment[], seen: Seen): Result<Appointment> {
  const one = all.find(({ id }) => id === seen.appointmentId)
  if (one === undefined) return fail({ kind: 'absent' })
  if (one.version !== seen.version) return fail({ kind: 'conflict', code: 'appointment/changed-meanwhile' })
  return one.state === 'planned' ? done(one) : fail({ kind: 'refused', code: 'appointment/not-planned' })
}

/** The new instants of some of a course's appointments, or of a new one, if nothing unseen stands in their way. */
async function planTimes(
  work: Work,
  course: CourseCalendar,
  except: readonly Appointment[],
  sessions: readonly ClinicTime[],
  sending: Sending,
): Promise<Result<Instant[]>> {
  const planned = await planSeries(work.tx, {
    clinicianId: course.clinicianId,
    sessions,
    minutes: Math.max(course.minutes, ...except.map(({ minutes }) => minutes)),
    timeZone: course.timeZone,
    except: except.map(({ id }) => id),
  })
  if (newClashes(planned, sending.accepted ?? []).length > 0) {
    return fail({ kind: 'conflict', code: 'calendar/clash', detail: planned } satisfies Problem)
  }
  return done(planned.map(({ startsAt }) => startsAt))
}

async function patchAll(work: Work, steps: readonly Step[]): Promise<Result<Changed>> {
  const changes: AppointmentChange[] = []
  for (const { one, patch } of steps) {
    const made = await patchAppointment(work.tx, one, patch)
    if (made === null) return fail({ kind: 'conflict', code: 'appointment/changed-meanwhile' })
    changes.push(made)
  }
  await dropReminders(
    work.tx,
    changes.map(({ id }) => id),
  )
  return done({ changes })
}
