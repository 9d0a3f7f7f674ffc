import { readCourseHeader } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { alertsPolicy } from './alerts.policy.ts'
import type { StaffCall } from './staff-call.ts'

/** Whom a concern is about. */
export function readConcernPage(call: StaffCall, courseId: CourseId): Promise<Result<CourseHeader>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: alertsPolicy.raiseConcern, subject, action: 'course.read' }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    return header === null ? fail({ kind: 'absent' }) : done(header)
  })
}
