import { clinicTimeOf, holdCalendar } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { violatedConstraint } from '#platform/db/violation.server.ts'
import { newId, type AppointmentId, type CourseId, type PatientId } from '#platform/ids.ts'
import { done, fail, type Problem, type Result } from '#platform/result.ts'

import {
  colleaguesWho,
  findIdentity,
  insertAppointments,
  insertCourse,
  readTimeZone,
} from './course-store.server.ts'
import type { Colleague } from './course-store.server.ts'
import type { PatientIdentity } from './course-header.ts'
import { problemOfNumber, type CourseWish } from './course-wish.ts'
import { beginCourse } from './courses.policy.ts'
import { newClashes, planSeries } from './planned-series.server.ts'
import type { PlannedSession } from './planned-session.ts'

export type StartedCourse = { courseId: CourseId; appointmentIds: AppointmentId[] }

/**
 * Starts a course and stores its whole series at once, in the hands of the one who starts it. What it runs into in
 * their calendar must have been shown: `accepted` names each clash, and a new one comes back as `calendar/clash`.
 * A maintenance course names the acute one that it follows.
 */
export function startCourse(
  call: Call<StaffActor>,
  patientId: PatientId,
  wish: CourseWish & { acuteCourseId?: CourseId | null },
  options: { key: string; accepted?: readonly string[] },
): Promise<Result<StartedCourse>> {
  return command(
    call,
    {
      policy: beginCourse,
      subject: { kind: 'patient', id: patientId },
      action: null,
      once: { key: options.key, body: wish },
    },
    async (work) => {
      const problem = await problemOfWish(work, call, wish)
      if (problem !== null) return fail(problem)
      await holdCalendar(work.tx, call.actor.staffId)
      const timeZone = await readTimeZone(work.tx)
      const planned = await planSeries(work.tx, { ...wish, clinicianId: call.actor.staffId, timeZone })
      if (planned.some(({ overlapsSession }) => overlapsSession !== null)) {
        return fail({ kind: 'conflict', code: 'calendar/own-overlap' })
      }
      if (newClashes(planned, options.accepted ?? []).length > 0) {
        return fail({ kind: 'conflict', code: 'calendar/clash' })
      }
      return store(work, call, { ...wish, patientId }, planned, timeZone)
    },
  )
}

/** The series as it would be stored, with what it runs into. Nothing is stored. */
export function previewSeries(
  call: Call<StaffActor>,
  patientId: PatientId,
  wish: Pick<CourseWish, 'sessions' | 'minutes'>,
): Promise<Result<PlannedSession[]>> {
  return query(
    call,
    { policy: beginCourse, subject: { kind: 'patient', id: patientId }, action: 'series.previewed' },
    async (tx) =>
      done(
        await planSeries(tx, {
          ...wish,
          clinicianId: call.actor.staffId,
          timeZone: await readTimeZone(tx),
        }),
      ),
  )
}

export type NewCoursePage = {
  patient: PatientIdentity
  supervisors: Colleague[]
  timeZone: string
  today: string
  hasOpenCourse: boolean
}

/** What the page that starts a course needs to know. */
export function readNewCourse(call: Call<StaffActor>, patientId: PatientId): Promise<Result<NewCoursePage>> {
  return query(
    call,
    { policy: beginCourse, subject: { kind: 'patient', id: patientId }, action: 'patient.read' },
    async (tx) => {
      const patient = await findIdentity(tx, patientId)
      if (patient === null) return fail({ kind: 'absent' })
      const timeZone = await readTimeZone(tx)
      const open = await tx
        .selectFrom('courses')
        .select('id')
        .where('patient_id', '=', patientId)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
      const supervisors = await colleaguesWho(tx, 'supervisor')
      return done({
        patient,
        supervisors: supervisors.filter(({ id }) => id !== call.actor.staffId),
        timeZone,
        today: clinicTimeOf(call.at, timeZone).day,
        hasOpenCourse: open !== undefined,
      })
    },
  )
}

async function problemOfWish(
  work: Work,
  call: Call<StaffActor>,
  wish: CourseWish & { acuteCourseId?: CourseId | null },
): Promise<Problem | null> {
  const code = problemOfNumber(wish.kind, wish.plannedSessions, wish.reason)
  if (code !== null) return { kind: 'invalid', fields: { plannedSessions: code } }
  if (wish.sessions.length !== wish.plannedSessions)
    return { kind: 'invalid', fields: { sessions: 'series/not-all-dates' } }
  if (wish.supervisorId !== null) {
    const supervisors = await colleaguesWho(work.tx, 'supervisor')
    const isOne = supervisors.some(({ id }) => id === wish.supervisorId && id !== call.actor.staffId)
    if (!isOne) return { kind: 'invalid', fields: { supervisorId: 'supervisor/unknown' } }
  }
  if (wish.kind === 'acute') return null
  if (wish.acuteCourseId == null) return { kind: 'refused', code: 'course/acute-not-ended' }
  const acute = await work.tx
    .selectFrom('courses')
    .select('phase')
    .where('id', '=', wish.acuteCourseId)
    .where('patient_id', '=', work.patientId)
    .where('kind', '=', 'acute')
    .executeTakeFirst()
  return acute?.phase === 'ended' ? null : { kind: 'refused', code: 'course/acute-not-ended' }
}

async function store(
  work: Work,
  call: Call<StaffActor>,
  wish: CourseWish & { patientId: PatientId; acuteCourseId?: CourseId | null },
  planned: readonly PlannedSession[],
  timeZone: string,
): Promise<Result<StartedCourse>> {
  const inOrder = planned.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const clinicId = call.actor.clinicId
  const courseId: CourseId = newId()
  const clinicianId = call.actor.staffId
  const first = inOrder[0]?.startsAt ?? call.at
  const problem = await insertCourse(work.tx, {
    ...wish,
    clinicId,
    id: courseId,
    clinicianId,
    acuteCourseId: wish.acuteCourseId ?? null,
    startedOn: clinicTimeOf(first, timeZone).day,
    createdAt: call.at,
  }).then(() => null, oneIsOpen)
  if (problem !== null) return fail(problem)
  const appointmentIds = await insertAppointments(
    work.tx,
    { clinicId, courseId, clinicianId, format: wish.format },
    inOrder,
  )
  await work.audit({
    action: 'course.started',
    subject: { kind: 'course', id: courseId },
    patientId: wish.patientId,
    detail: { sessions: wish.plannedSessions, kind: wish.kind },
  })
  return done({ courseId, appointmentIds })
}

// The database itself keeps a patient from being in two courses at once (IPT-001).
function oneIsOpen(error: unknown) {
  if (violatedConstraint(error) !== 'one_open_course') throw error
  return { kind: 'conflict', code: 'course/one-open' } as const
}
