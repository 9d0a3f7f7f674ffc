import { contractTemplateEn, type ContractTemplate, type Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type ClinicId, type CourseId, type StaffId } from '#platform/ids.ts'

import type { AgreedContract } from './contract.ts'
import { storedTemplate, storedTerms } from './stored-contract.server.ts'

/** Every agreement of a course, the first one first. */
export async function contractsOf(tx: ClinicTransaction, courseId: CourseId): Promise<AgreedContract[]> {
  const rows = await tx
    .selectFrom('contracts as c')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'c.clinic_id').onRef('s.id', '=', 'c.stored_by'),
    )
    .selectAll('c')
    .select('s.name as by')
    .where('c.course_id', '=', courseId)
    .orderBy('c.number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    terms: storedTerms(row.terms),
    endOn: row.end_on,
    agreedOn: row.agreed_on,
    session: row.session_number,
    manner: row.manner,
    reason: row.reason,
    storedAt: row.stored_at,
    storedBy: row.by,
  }))
}

/** What is agreed in a course now; null while nothing is. */
export async function contractOf(tx: ClinicTransaction, courseId: CourseId): Promise<AgreedContract | null> {
  return (await contractsOf(tx, courseId)).at(-1) ?? null
}

export async function insertContract(
  tx: ClinicTransaction,
  contract: Omit<AgreedContract, 'id' | 'storedBy'> & {
    clinicId: ClinicId
    courseId: CourseId
    storedBy: StaffId
  },
): Promise<void> {
  await tx
    .insertInto('contracts')
    .values({
      clinic_id: contract.clinicId,
      id: newId<'contracts'>(),
      course_id: contract.courseId,
      number: contract.number,
      terms: JSON.stringify(contract.terms),
      sessions: contract.terms.sessions,
      end_on: contract.endOn,
      agreed_on: contract.agreedOn,
      session_number: contract.session,
      manner: contract.manner,
      reason: contract.reason,
      stored_at: contract.storedAt,
      stored_by: contract.storedBy,
    })
    .execute()
}

export type StoredTemplate = {
  template: ContractTemplate
  /** 0 while the words are those that come with Kith. */
  version: number
  changed: { at: Instant; by: string } | null
}

/** The words that this clinic starts a contract with. */
export async function templateOf(tx: ClinicTransaction): Promise<StoredTemplate> {
  const row = await tx
    .selectFrom('contract_templates as t')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 't.clinic_id').onRef('s.id', '=', 't.changed_by'),
    )
    .select(['t.template', 't.version', 't.changed_at', 's.name'])
    .executeTakeFirst()
  if (row === undefined) return { template: contractTemplateEn, version: 0, changed: null }
  const { version, name: by, changed_at: at } = row
  return { template: storedTemplate(row.template), version, changed: { at, by } }
}
