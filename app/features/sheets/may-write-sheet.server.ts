import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { writeSheet } from './sheets.policy.ts'

/** Whether the caller may write into the sheets of a course: theirs to treat, and not ended. */
export async function mayWriteSheet(
  tx: ClinicTransaction,
  call: Call<StaffActor>,
  courseId: CourseId,
): Promise<boolean> {
  const subject = { kind: 'course', id: courseId } as const
  const verdict = await authorize(tx, call.actor, writeSheet, call.at, subject)
  return verdict.allowed && !(await hasEnded(tx, courseId))
}

/** What stands in the sheets of a course that has ended stays as it is. */
export async function hasEnded(tx: ClinicTransaction, courseId: CourseId): Promise<boolean> {
  const course = await tx.selectFrom('courses').select('phase').where('id', '=', courseId).executeTakeFirst()
  return course?.phase === 'ended'
}
