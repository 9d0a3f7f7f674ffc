import { readCourseHeader } from '#features/courses/index.server.ts'
import { readSheet, seeSheet, writeSheet } from '#features/sheets/index.server.ts'
import type { SheetKind } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { WorkPage } from './work-page.ts'

/** A page that is one sheet. */
export function readWorkPage(
  call: Call<StaffActor>,
  courseId: CourseId,
  sheet: SheetKind,
): Promise<Result<WorkPage>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: seeSheet, subject, action: 'sheet.read', detail: { sheet } } as const
  return query<WorkPage>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    return done({
      header,
      sheet: await readSheet(tx, courseId, sheet),
      mayWrite: (await authorize(tx, call.actor, writeSheet, call.at, subject)).allowed,
    })
  })
}
