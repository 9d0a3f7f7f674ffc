import { addDays, type Day, type Instant } from '@kith/ipt'

import { readAlertLines } from '#features/alerts/index.server.ts'
import { clinicTimeOf, startOfDay } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, type Result } from '#platform/result.ts'

import { lastScoreOf, lookReasons, type DatedScore } from './judge-course.ts'
import type { Today, TodaySession } from './today.ts'
import { hasCaseload, todayPolicy } from './today.policy.ts'
import * as store from './today-store.server.ts'

/** Forms are looked out for so many hours ahead. */
const hoursAhead = 72

/** The day of the person who asks, and what waits beside it. One query for each part, however many patients there are. */
export function readToday(call: Call<StaffActor>, wished: Day | null): Promise<Result<Today>> {
  const { staffId, roles } = call.actor
  return query(call, { policy: todayPolicy.read, subject: null, action: 'today.read' }, async (tx) => {
    const { time_zone: zone } = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
    const today = clinicTimeOf(call.at, zone).day
    const day = wished ?? today
    const [from, until] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)]
    const rows = await store.readAppointmentsBetween(tx, staffId, from, until, startOfDay(today, zone))
    const courses = await store.readOpenCourses(tx, staffId, call.at)
    const ids = new Set([...rows.map(({ courseId }) => courseId), ...courses.map(({ courseId }) => courseId)])
    const scores = byCourse(await store.readScoresOf(tx, [...ids]), zone)
    const firstHeld = new Map(courses.map(({ courseId, firstHeldOn }) => [courseId, firstHeldOn]))
    return done({
      day,
      before: addDays(day, -1),
      after: addDays(day, 1),
      isToday: day === today,
      zone,
      hasPatients: courses.length > 0,
      hasCaseload: hasCaseload(roles),
      alerts: await readAlertLines(tx, staffId, call.at),
      sessions: rows.map((row) =>
        sessionOf(row, scores.get(row.courseId) ?? [], firstHeld.get(row.courseId) ?? null),
      ),
      nextSessionAt:
        rows.length > 0 ? null : await store.readNextSessionAt(tx, staffId, later(until, call.at)),
      reviews: await store.readReviewsDue(tx, staffId, today),
      toAsk: await store.readContactsToAsk(tx, staffId),
      notes: await store.readUnsignedNotes(tx, staffId),
      unsettled: await store.readUnsettled(tx, staffId, call.at),
      notCheckedIn: await store.readNotCheckedIn(tx, staffId, call.at, hoursAfter(call.at, hoursAhead)),
      toArrange: await store.readToArrange(tx, staffId),
      toLookAt: courses.flatMap((course) =>
        lookReasons(course, scores.get(course.courseId) ?? [], today).map((found) => ({
          courseId: course.courseId,
          patientName: course.patientName,
          ...found,
        })),
      ),
    })
  })
}

function sessionOf(
  row: store.AppointmentRow,
  scores: readonly DatedScore[],
  firstHeldOn: Day | null,
): TodaySession {
  const { number, held, plannedBefore, checkedInAt, mode, ...session } = row
  return {
    ...session,
    number: number ?? held + plannedBefore + 1,
    checkedIn: checkedInAt === null || mode === null ? null : { at: checkedInAt, mode },
    score: lastScoreOf(scores, firstHeldOn),
  }
}

function byCourse(rows: readonly store.ScoreRow[], zone: string): ReadonlyMap<CourseId, DatedScore[]> {
  const found = new Map<CourseId, DatedScore[]>()
  for (const { courseId, ...row } of rows) {
    const score = { ...row, day: clinicTimeOf(row.at, zone).day }
    const its = found.get(courseId)
    if (its === undefined) found.set(courseId, [score])
    else its.push(score)
  }
  return found
}

function later(one: Instant, other: Instant): Instant {
  return Date.parse(one) > Date.parse(other) ? one : other
}

function hoursAfter(at: Instant, hours: number): Instant {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString() as Instant
}
