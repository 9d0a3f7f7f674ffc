import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type ClinicId, type CourseId, type StaffId } from '#platform/ids.ts'

import type { SheetChange, SheetKind, SheetValues, StoredSheet } from './sheet.ts'

/** A sheet as it stands. */
export async function readSheet(
  tx: ClinicTransaction,
  courseId: CourseId,
  sheet: SheetKind,
): Promise<StoredSheet> {
  const rows = await tx
    .selectFrom('sheet_fields as f')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'f.clinic_id').onRef('s.id', '=', 'f.changed_by'),
    )
    .select(['f.name', 'f.value', 'f.changed_at', 's.name as by'])
    .where('f.course_id', '=', courseId)
    .where('f.sheet', '=', sheet)
    .orderBy('f.changed_at')
    .execute()
  const last = rows.at(-1)
  return {
    values: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    changed: last === undefined ? null : { at: last.changed_at, by: last.by },
  }
}

/** Who wrote a field last, and what; undefined where nobody has. */
export function fieldOf(tx: ClinicTransaction, courseId: CourseId, sheet: SheetKind, name: string) {
  return tx
    .selectFrom('sheet_fields as f')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'f.clinic_id').onRef('s.id', '=', 'f.changed_by'),
    )
    .select(['f.value', 's.name as by'])
    .where('f.course_id', '=', courseId)
    .where('f.sheet', '=', sheet)
    .where('f.name', '=', name)
    .executeTakeFirst()
}

export type SheetPlace = { clinicId: ClinicId; courseId: CourseId; sheet: SheetKind }

/** Stores fields that hold nothing yet, and says which: one that somebody else was quicker to write is left as it is. */
export async function putNewFields(
  tx: ClinicTransaction,
  place: SheetPlace,
  changes: readonly SheetChange[],
  stamp: { at: Instant; by: StaffId },
): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set()
  const { clinicId, courseId, sheet } = place
  const rows = changes.map(({ name, to }) => ({
    clinic_id: clinicId,
    id: newId<'sheet_fields'>(),
    course_id: courseId,
    sheet,
    name,
    value: to,
    changed_at: stamp.at,
    changed_by: stamp.by,
  }))
  const stored = await tx
    .insertInto('sheet_fields')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['clinic_id', 'course_id', 'sheet', 'name']).doNothing())
    .returning('name')
    .execute()
  return new Set(stored.map(({ name }) => name))
}

/** Stores one field, unless it holds a value that the page does not know. Says whether it now holds the new one. */
export async function putField(
  tx: ClinicTransaction,
  place: SheetPlace,
  { name, to, known }: SheetChange,
  stamp: { at: Instant; by: StaffId },
): Promise<boolean> {
  const { clinicId, courseId, sheet } = place
  const written = { value: to, changed_at: stamp.at, changed_by: stamp.by }
  const stored = await tx
    .insertInto('sheet_fields')
    .values({ clinic_id: clinicId, id: newId(), course_id: courseId, sheet, name, ...written })
    .onConflict((conflict) =>
      conflict
        .columns(['clinic_id', 'course_id', 'sheet', 'name'])
        .doUpdateSet(written)
        .where('sheet_fields.value', '=', sql<string>`any(${[...known]}::text[])`),
    )
    .executeTakeFirst()
  return stored.numInsertedOrUpdatedRows === 1n
}

/** Who wrote each field last. */
export async function authorsOf(
  tx: ClinicTransaction,
  courseId: CourseId,
  sheet: SheetKind,
): Promise<ReadonlyMap<string, StaffId>> {
  const rows = await tx
    .selectFrom('sheet_fields')
    .select(['name', 'changed_by'])
    .where('course_id', '=', courseId)
    .where('sheet', '=', sheet)
    .execute()
  return new Map(rows.map((row) => [row.name, row.changed_by]))
}

/** Puts values into fields whatever stands in them, for a command of the sheet's own feature; what stood there is in history. */
export async function fillSheet(
  tx: ClinicTransaction,
  place: SheetPlace,
  values: SheetValues,
  stamp: { at: Instant; by: StaffId },
): Promise<void> {
  for (const [name, to] of Object.entries(values)) {
    const current = await fieldOf(tx, place.courseId, place.sheet, name)
    if (current?.value === to) continue
    await putField(tx, place, { name, to, known: [current?.value ?? ''] }, stamp)
  }
}
