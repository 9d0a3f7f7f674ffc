import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import { seeSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { readChecklist, type Checklist } from './read-checklist.server.ts'

export type OpenInSession = { checklist: Checklist['checklist']; initialSessions: number }

/** What is open in the initial phase, for the page of one of its sessions; null in any other session (IPT-031). */
export function readOpenInSession(
  call: Call<StaffActor>,
  courseId: CourseId,
  session: number,
): Promise<Result<OpenInSession | null>> {
  const subject = { kind: 'course', id: courseId } as const
  // Part of the page of a session, whose own reading is in the trail.
  return query(call, { policy: seeSheet, subject, action: null }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const { phases, course } = header
    const isUnderWay = session === header.counts.k
    if (phases === null || course.phase !== 'initial' || !isUnderWay) return done(null)
    const { checklist } = await readChecklist(tx, courseId, clinicTimeOf(call.at, header.timeZone).day)
    return done({ checklist, initialSessions: phases.initial })
  })
}
