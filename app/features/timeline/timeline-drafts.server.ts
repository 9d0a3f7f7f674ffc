import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type ClinicId, type CourseId, type StaffId } from '#platform/ids.ts'
import type { Instant } from '@kith/ipt'

import type { DraftForm } from './form-draft.ts'

/** What is typed into a form and not sent yet: which form, and the row that it changes or will make. */
export type DraftOf = { form: DraftForm; rowId: string }
export type Draft = DraftOf & { fields: Readonly<Record<string, string>>; savedAt: Instant }

type Whose = { courseId: CourseId; staffId: StaffId }

/** What this person typed here and did not send, the latest first. */
export async function draftsOf(tx: ClinicTransaction, whose: Whose): Promise<readonly Draft[]> {
  const rows = await tx
    .selectFrom('timeline_drafts')
    .select(['form', 'row_id', 'fields', 'saved_at'])
    .where('course_id', '=', whose.courseId)
    .where('staff_id', '=', whose.staffId)
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ form, row_id: rowId, fields, saved_at: savedAt }) => ({
    form,
    rowId,
    fields: fields as Record<string, string>,
    savedAt,
  }))
}

export async function storeDraft(
  tx: ClinicTransaction,
  { clinicId, courseId, staffId }: Whose & { clinicId: ClinicId },
  { form, rowId, fields, savedAt }: Draft,
): Promise<void> {
  const values = { fields: JSON.stringify(fields), saved_at: savedAt }
  await tx
    .insertInto('timeline_drafts')
    .values({
      clinic_id: clinicId,
      id: newId<'timeline_drafts'>(),
      course_id: courseId,
      staff_id: staffId,
      form,
      row_id: rowId,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['clinic_id', 'course_id', 'staff_id', 'form', 'row_id']).doUpdateSet(values),
    )
    .execute()
}

export async function dropDraft(
  tx: ClinicTransaction,
  { courseId, staffId }: Whose,
  { form, rowId }: DraftOf,
): Promise<void> {
  await tx
    .deleteFrom('timeline_drafts')
    .where('course_id', '=', courseId)
    .where('staff_id', '=', staffId)
    .where('form', '=', form)
    .where('row_id', '=', rowId)
    .execute()
}
