import { addDays, type Day, type Instant, type PhaseBoundaries } from '@kith/ipt'

import { clinicTimeOf, holdCalendar } from '#features/calendar/index.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { ClinicId, CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { countsAsStanding, type Appointment } from './appointment.ts'
import {
  appointmentsOfCourse,
  dropReminders,
  patchAppointment,
  readCourseCalendar,
  type AppointmentPatch,
  type CourseCalendar,
} from './appointment-store.server.ts'
import { insertAppointments } from './course-store.server.ts'
import type { CourseFrame } from './course-wish.ts'
import { inNewRhythm, type NewRhythm } from './new-rhythm.ts'
import { planSeries } from './planned-series.server.ts'
import type { PlannedSession } from './planned-session.ts'

/** What a contract settles about a course. */
export type AgreedFrame = Pick<
  CourseFrame,
  'plannedSessions' | 'reason' | 'everyWeeks' | 'minutes' | 'format'
> & {
  missedCounts: boolean
  /** The boundaries of the phases, moved by hand; null: where the table has them (IPT-010). */
  boundaries: PhaseBoundaries | null
  /** Another day for the first session; null: as the dates stand. Once one was held it moves nothing. */
  firstOn: Day | null
}

/** What a new frame does to the dates that are still to come. */
export type FrameEffect = {
  /** The last ones, when there are fewer sessions. */
  cancelled: readonly Appointment[]
  /** At another rhythm, or from another first day; those that were put where they are by hand stay. */
  moved: readonly { one: Appointment; to: PlannedSession }[]
  staying: readonly Appointment[]
  /** After the last one, at its hour, when there are more. */
  added: readonly PlannedSession[]
  /** Those that become longer or shorter, or are held in another way. */
  altered: readonly Appointment[]
}

const noEffect: FrameEffect = { cancelled: [], moved: [], staying: [], added: [], altered: [] }

/**
 * What a new frame would do to the coming dates of a course; nothing is stored. What is past, held, cancelled, or was
 * moved by hand stays as it is.
 */
export async function effectOfFrame(
  tx: ClinicTransaction,
  courseId: CourseId,
  frame: AgreedFrame,
  at: Instant,
): Promise<FrameEffect> {
  const course = await readCourseCalendar(tx, courseId)
  if (course === null) return noEffect
  const all = await appointmentsOfCourse(tx, courseId, course.timeZone)
  const standing = all.filter(({ state }) => countsAsStanding(state, frame.missedCounts))
  const coming = standing.filter(
    ({ state, startsAt }) => state === 'planned' && Date.parse(startsAt) > Date.parse(at),
  )
  const tooMany = frame.plannedSessions < course.plannedSessions ? standing.length - frame.plannedSessions : 0
  const cancelled = tooMany > 0 ? coming.slice(-tooMany) : []
  const kept = coming.slice(0, coming.length - cancelled.length)
  const { moving, staying } = newRhythm(course, { all, standing, kept }, frame, at)
  const { clinicianId, timeZone } = course
  const planned = await planSeries(tx, {
    clinicianId,
    timeZone,
    sessions: moving.map(({ to }) => to),
    minutes: Math.max(frame.minutes, ...moving.map(({ one }) => one.minutes)),
    except: [...moving.map(({ one }) => one), ...cancelled].map(({ id }) => id),
  })
  const moved = moving.flatMap(({ one }, index) => {
    const to = planned[index]
    return to === undefined ? [] : [{ one, to }]
  })
  return {
    cancelled,
    moved,
    staying,
    added: await moreSessions(tx, course, { standing, moved }, frame),
    altered: kept.filter(({ minutes, format }) => {
      const isLongerOrShorter = minutes === course.minutes && frame.minutes !== minutes
      // A session that was arranged in another way than the course stays as it was arranged (IPT-190).
      return isLongerOrShorter || (format === course.format && frame.format !== format)
    }),
  }
}

/** Gives a course the frame that was agreed, with what it does to the dates: {@link effectOfFrame}, as it was seen. */
export async function applyFrame(
  { tx }: Work,
  course: { clinicId: ClinicId; id: CourseId },
  frame: AgreedFrame,
  effect: FrameEffect,
): Promise<Result<null>> {
  const before = await readCourseCalendar(tx, course.id)
  if (before === null) return fail({ kind: 'absent' })
  await tx
    .updateTable('courses')
    .set((eb) => ({
      planned_sessions: frame.plannedSessions,
      initial_sessions: frame.boundaries?.initial ?? null,
      termination_sessions: frame.boundaries?.termination ?? null,
      unusual_length_reason: frame.reason,
      every_weeks: frame.everyWeeks,
      minutes: frame.minutes,
      format: frame.format,
      missed_counts: frame.missedCounts,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', course.id)
    .execute()
  const steps = stepsOf(effect, before, frame)
  for (const { one, patch } of steps) {
    const made = await patchAppointment(tx, one, patch)
    if (made === null) return fail({ kind: 'conflict', code: 'appointment/changed-meanwhile' })
  }
  await dropReminders(
    tx,
    steps.map(({ one }) => one.id),
  )
  if (effect.added.length > 0) {
    const place = { clinicId: course.clinicId, courseId: course.id, clinicianId: before.clinicianId }
    await insertAppointments(tx, { ...place, format: frame.format }, effect.added)
  }
  return done(null)
}

/** Waits for other changes of the calendar in which a course's dates stand. */
export async function holdCalendarOf(tx: ClinicTransaction, courseId: CourseId): Promise<void> {
  const course = await readCourseCalendar(tx, courseId)
  if (course !== null) await holdCalendar(tx, course.clinicianId)
}

type Dates = Record<'all' | 'standing' | 'kept', readonly Appointment[]>

function newRhythm(
  course: CourseCalendar,
  { all, standing, kept }: Dates,
  frame: AgreedFrame,
  at: Instant,
): NewRhythm {
  const firstOn = all.some(({ state }) => state === 'held') ? null : frame.firstOn
  if (frame.everyWeeks === course.everyWeeks && firstOn === null) return { moving: [], staying: [] }
  return inNewRhythm({
    // A session may begin before its minute.
    begun: standing.filter(
      ({ state, startsAt }) => state === 'held' || Date.parse(startsAt) <= Date.parse(at),
    ),
    coming: kept,
    everyWeeks: frame.everyWeeks,
    firstOn,
    now: clinicTimeOf(at, course.timeZone),
  })
}

/** One change for each appointment, also where it moves and becomes longer at once. */
function stepsOf(effect: FrameEffect, before: CourseCalendar, frame: AgreedFrame) {
  const steps = new Map<Appointment, AppointmentPatch>()
  for (const one of effect.cancelled) steps.set(one, { state: 'cancelled' })
  for (const { one, to } of effect.moved) steps.set(one, { startsAt: to.startsAt })
  for (const one of effect.altered) {
    steps.set(one, {
      ...steps.get(one),
      minutes: one.minutes === before.minutes ? frame.minutes : one.minutes,
      format: one.format === before.format ? frame.format : one.format,
    })
  }
  return [...steps].map(([one, patch]) => ({ one, patch }))
}

async function moreSessions(
  tx: ClinicTransaction,
  course: CourseCalendar,
  { standing, moved }: Pick<Dates, 'standing'> & Pick<FrameEffect, 'moved'>,
  frame: AgreedFrame,
): Promise<PlannedSession[]> {
  const last = standing
    .map((one) => moved.find((step) => step.one.id === one.id)?.to ?? one)
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
    .at(-1)
  const more = Math.min(
    frame.plannedSessions - course.plannedSessions,
    frame.plannedSessions - standing.length,
  )
  // Without any date there is no hour to go on from: the dates are added on the page of appointments.
  if (last === undefined || more <= 0) return []
  const sessions = Array.from({ length: more }, (_, index) => ({
    day: addDays(last.day, 7 * frame.everyWeeks * (index + 1)),
    time: last.time,
  }))
  const { clinicianId, timeZone } = course
  const except = moved.map(({ one }) => one.id)
  return planSeries(tx, { clinicianId, timeZone, sessions, minutes: frame.minutes, except })
}
