import { findInstrument, type Day, type Instant, type LateStart, type Prompt } from '@kith/ipt'

import type { AlertLine } from '#features/alerts/index.ts'
import { readAlertsOfCourse } from '#features/alerts/index.server.ts'
import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCheckInsOfCourse } from '#features/check-ins/index.server.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { sickRoleReview } from '#features/work/index.server.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AlertId, CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  countingCheckIns,
  scoreOfSession,
  sessionWindow,
  startingTotal,
  totalOf,
  type SessionScore,
} from './session-score.ts'
import { lateStartOf } from './late-start.server.ts'
import type { ComingAppointment, Draft, SessionLine, SignedNote } from './session.ts'
import {
  draftOf,
  priorityAlertOf,
  plannedAppointments,
  plannedTimeOf,
  sessionsOf,
  signedNoteOf,
} from './sessions-store.server.ts'
import { readSession, writeSession } from './sessions.policy.ts'

type SessionNote =
  | { state: 'open'; draft: Draft | null; canUndoStart: boolean }
  /** Nobody but those who treat sees what is not signed. */
  | { state: 'not-signed-yet' }
  | { state: 'signed'; note: SignedNote }

export type SessionPage = {
  header: CourseHeader
  number: number
  mayWrite: boolean
  alerts: readonly AlertLine[]
  /** What is due in this session by what the chart holds. */
  prompts: readonly Prompt[]
  /** Signing waits until somebody has taken this alert (SAFE-012). */
  signingWaitsFor: AlertId | null
  score: SessionScore
  previous: { number: number; heldOn: Day; note: SignedNote | null } | null
  stage:
    | { is: 'next'; appointments: readonly (ComingAppointment & { canStart: boolean })[] }
    | {
        is: 'held'
        session: SessionLine
        note: SessionNote
        /** It began late; `isRunning` until the time at which it was to end (IPT-098). */
        late: (LateStart & { isRunning: boolean }) | null
      }
}

/** One session of a course: a held one, or the one that comes next. */
export function readSessionPage(
  call: Call<StaffActor>,
  courseId: CourseId,
  number: number,
): Promise<Result<SessionPage>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: readSession, subject, action: 'session.read', detail: { number } } as const
  return query<SessionPage>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const lines = await sessionsOf(tx, courseId)
    const session = lines.find((line) => line.number === number)
    const isNext = number === lines.length + 1 && number <= header.counts.n && header.course.endedOn === null
    if (session === undefined && !isNext) return fail({ kind: 'absent' })
    const mayWrite = (await authorize(tx, call.actor, writeSession, call.at, subject)).allowed
    const appointments = isNext ? await plannedAppointments(tx, courseId) : []
    const previous = lines.find((line) => line.number === number - 1) ?? null
    const today = clinicTimeOf(call.at, header.timeZone).day
    return done({
      header,
      number,
      mayWrite,
      alerts: await readAlertsOfCourse(tx, courseId, call.actor.staffId),
      prompts: isNext || number === lines.length ? await sickRoleReview(tx, header, number) : [],
      signingWaitsFor: await priorityAlertOf(tx, header.patient.id),
      score: await readScore(tx, header, lines, {
        appointmentId: session?.appointmentId ?? appointments[0]?.id ?? null,
        ...sessionWindow(previous?.startedAt ?? null, session?.startedAt ?? null),
      }),
      previous:
        previous === null
          ? null
          : {
              number: previous.number,
              heldOn: previous.heldOn,
              note: await signedNoteOf(tx, previous.id),
            },
      stage:
        session === undefined
          ? {
              is: 'next',
              appointments: appointments.map((appointment) => ({
                ...appointment,
                canStart: clinicTimeOf(appointment.startsAt, header.timeZone).day <= today,
              })),
            }
          : {
              is: 'held',
              session,
              note: await readNote(tx, session, mayWrite, lines.length),
              late: await readLateStart(tx, session, header.timeZone, call.at),
            },
    })
  })
}

async function readNote(
  tx: ClinicTransaction,
  session: SessionLine,
  mayWrite: boolean,
  held: number,
): Promise<SessionNote> {
  const note = await signedNoteOf(tx, session.id)
  if (note !== null) return { state: 'signed', note }
  if (!mayWrite) return { state: 'not-signed-yet' }
  const draft = await draftOf(tx, session.id)
  const isEmpty = (draft?.body ?? '').trim() === ''
  return {
    state: 'open',
    draft:
      draft === undefined
        ? null
        : { body: draft.body, version: draft.version, savedAt: draft.savedAt, savedBy: draft.savedBy },
    canUndoStart: isEmpty && session.number === held,
  }
}

async function readLateStart(
  tx: ClinicTransaction,
  { appointmentId, startedAt, lateReason }: SessionLine,
  timeZone: string,
  at: Instant,
) {
  const planned = await plannedTimeOf(tx, appointmentId)
  const late = lateStartOf({ ...planned, startedAt, reason: lateReason, timeZone })
  if (late === null) return null
  const left = Math.ceil((Date.parse(planned.startsAt) - Date.parse(at)) / 60_000) + planned.minutes
  // A page that is opened again later in the session says what is left by then.
  return { ...late, minutesLeft: Math.max(0, Math.min(late.minutesLeft, left)), isRunning: left > 0 }
}

async function readScore(
  tx: ClinicTransaction,
  header: CourseHeader,
  lines: readonly SessionLine[],
  session: { appointmentId: ComingAppointment['id'] | null; after: Instant | null; until: Instant | null },
): Promise<SessionScore> {
  const all = await readCheckInsOfCourse(tx, header.course.id)
  const counting = countingCheckIns(
    all,
    findInstrument(header.course.instrument)?.id ?? header.course.instrument,
  )
  const dated = counting.map((row) => ({
    instrument: row.instrument,
    total: totalOf(row),
    day: clinicTimeOf(row.submittedAt, header.timeZone).day,
  }))
  return scoreOfSession(counting, session, startingTotal(dated, lines[0]?.heldOn ?? null))
}
