import { sickRole, type Prompt } from '@kith/ipt'

import type { CourseHeader } from '#features/courses/index.ts'
import { readSheet } from '#features/sheets/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'

import { recordInSheet } from './record-in-sheet.ts'
import { techniqueContext } from './technique-context.ts'

/**
 * The reminder to review the sick role at mid-course, and to hand it back in termination (IPT-046): none before it was
 * given, none once it was handed back. Ask for permission first.
 */
export async function sickRoleReview(
  tx: ClinicTransaction,
  header: CourseHeader,
  session: number,
): Promise<readonly Prompt[]> {
  const { values } = await readSheet(tx, header.course.id, 'sick-role')
  const { record } = recordInSheet(sickRole, values)
  return record.excused.length === 0 ? [] : sickRole.prompts(record, techniqueContext(header, session))
}
