import type { Day } from '@kith/ipt'

import type { AlertLine, ClosedAlert } from '#features/alerts/index.ts'
import { readAlertsOfCourse, readClosedAlerts } from '#features/alerts/index.server.ts'
import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { CheckInRow } from '#features/check-ins/index.ts'
import { readCheckInsOfCourse } from '#features/check-ins/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { readCourseHeader, seeCourse } from '#features/courses/index.server.ts'
import type { AgreedContract } from '#features/contract/index.ts'
import { contractOf } from '#features/contract/index.server.ts'
import { formulationsOf, type StoredFormulation } from '#features/focus/index.server.ts'
import { readChecklist, type ComponentLine } from '#features/initial-phase/index.server.ts'
import type { Delivery } from '#features/messages/index.ts'
import { readReminderOf } from '#features/messages/index.server.ts'
import { seeSheet } from '#features/sheets/index.server.ts'
import type { DrawnTimeline } from '#features/timeline/index.ts'
import { readDrawn } from '#features/timeline/index.server.ts'
import {
  countingCheckIns,
  scoreOfSession,
  sessionWindow,
  startingTotal,
  totalOf,
  type ComingAppointment,
  type SessionLine,
  type SessionScore,
} from '#features/sessions/index.ts'
import { plannedAppointments, sessionsOf } from '#features/sessions/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import type { ScorePoint } from '#ui/index.ts'

import { workOnCourse } from './course-overview.policy.ts'
import { scorePoints } from './score-points.ts'

export type HeldSession = SessionLine & { score: SessionScore }

export type NextSession = {
  number: number
  appointment: ComingAppointment | null
  reminder: Delivery | null
  /** The check-in that was given for it already. */
  score: SessionScore
}

export type CourseOverview = {
  header: CourseHeader
  mayWork: boolean
  /** The pages of the initial phase are for those who treat and supervise; null for anybody else. */
  chart: ChartOfCourse | null
  alerts: readonly AlertLine[]
  closedAlerts: readonly ClosedAlert[]
  points: readonly ScorePoint[]
  /** Held sessions, the newest first. */
  sessions: readonly HeldSession[]
  /** All check-ins, corrected ones too, the newest first. */
  checkIns: readonly CheckInRow[]
  /** The newest that counts, with what it is compared with. */
  latest: SessionScore
  /** Null: every agreed session has been held, or the course has ended. */
  next: NextSession | null
}

export type ChartOfCourse = {
  components: readonly ComponentLine[]
  drawn: DrawnTimeline | null
  /** The focus in the words to which the patient agreed. */
  formulation: StoredFormulation | null
  contract: AgreedContract | null
}

/** Everything that the page of a course shows. */
export function readCourseOverview(
  call: Call<StaffActor>,
  courseId: CourseId,
): Promise<Result<CourseOverview>> {
  const subject = { kind: 'course', id: courseId } as const
  return query<CourseOverview>(call, { policy: seeCourse, subject, action: 'course.read' }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const lines = await sessionsOf(tx, courseId)
    const checkIns = await readCheckInsOfCourse(tx, courseId)
    const counting = countingCheckIns(checkIns, header.course.instrument)
    const dated = counting.map((row) => ({ row, day: clinicTimeOf(row.submittedAt, header.timeZone).day }))
    const start = startingTotal(
      dated.map(({ row, day }) => ({ instrument: row.instrument, total: totalOf(row), day })),
      lines[0]?.heldOn ?? null,
    )
    const sessions = lines.map((line, at) => {
      const session = {
        appointmentId: line.appointmentId,
        ...sessionWindow(lines[at - 1]?.startedAt ?? null, line.startedAt),
      }
      return { ...line, score: scoreOfSession(counting, session, start) }
    })
    const everything = { appointmentId: null, after: null, until: null }
    return done({
      header,
      mayWork: (await authorize(tx, call.actor, workOnCourse, call.at, subject)).allowed,
      chart: (await authorize(tx, call.actor, seeSheet, call.at, subject)).allowed
        ? await readChart(tx, header, clinicTimeOf(call.at, header.timeZone).day)
        : null,
      alerts: await readAlertsOfCourse(tx, courseId, call.actor.staffId),
      closedAlerts: await readClosedAlerts(tx, courseId),
      points: scorePoints(
        dated,
        sessions.map((line) => ({ line, checkInId: line.score.checkIn?.id ?? null })),
      ),
      sessions: sessions.toReversed(),
      checkIns: checkIns.toReversed(),
      latest: scoreOfSession(
        counting.map((row) => ({ ...row, appointmentId: null })),
        everything,
        start,
      ),
      next: await readNext(tx, header, lines, counting, start),
    })
  })
}

async function readChart(tx: ClinicTransaction, header: CourseHeader, today: Day): Promise<ChartOfCourse> {
  const { id, acuteCourseId } = header.course
  // A maintenance course goes on from what was found and agreed in the acute one.
  const about = acuteCourseId ?? id
  return {
    components: acuteCourseId === null ? (await readChecklist(tx, id, today)).lines : [],
    drawn: await readDrawn(tx, header, today),
    formulation: (await formulationsOf(tx, about)).at(-1) ?? null,
    contract: await contractOf(tx, id),
  }
}

async function readNext(
  tx: ClinicTransaction,
  header: CourseHeader,
  lines: readonly SessionLine[],
  counting: readonly CheckInRow[],
  start: number | null,
): Promise<NextSession | null> {
  const number = lines.length + 1
  if (header.course.endedOn !== null || number > header.counts.n) return null
  const [appointment] = await plannedAppointments(tx, header.course.id)
  const session = {
    appointmentId: appointment?.id ?? null,
    after: lines.at(-1)?.startedAt ?? null,
    until: null,
  }
  return {
    number,
    appointment: appointment ?? null,
    reminder: appointment === undefined ? null : await readReminderOf(tx, appointment.id),
    score: scoreOfSession(counting, session, start),
  }
}
