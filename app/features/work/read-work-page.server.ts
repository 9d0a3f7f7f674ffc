import { readCourseHeader } from '#features/courses/index.server.ts'
import { mayWriteSheet, readSheet, seeSheet } from '#features/sheets/index.server.ts'
import type { SheetKind } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { WorkPage } from './work-page.ts'

/** A page that is one sheet, and what stands beside it. */
export function readWorkPage<Page extends WorkPage>(
  call: Call<StaffActor>,
  courseId: CourseId,
  sheet: SheetKind,
  beside: (tx: ClinicTransaction, page: WorkPage) => Promise<Page>,
): Promise<Result<Page>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: seeSheet, subject, action: 'sheet.read', detail: { sheet } } as const
  return query<Page>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const page = {
      header,
      sheet: await readSheet(tx, courseId, sheet),
      mayWrite: await mayWriteSheet(tx, call, courseId),
    }
    return done(await beside(tx, page))
  })
}

export function readHope(call: Call<StaffActor>, courseId: CourseId): Promise<Result<WorkPage>> {
  return readWorkPage(call, courseId, 'hope', async (_, page) => page)
}

export function readSickRole(call: Call<StaffActor>, courseId: CourseId): Promise<Result<WorkPage>> {
  return readWorkPage(call, courseId, 'sick-role', async (_, page) => page)
}
