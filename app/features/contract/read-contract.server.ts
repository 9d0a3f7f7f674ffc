import type { Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { mayWriteSheet, seeSheet } from '#features/sheets/index.server.ts'
import type { StoredSheet } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { draftOf } from './contract-draft.server.ts'
import { fieldsFrom, isSameContract, type ContractFields } from './contract-fields.ts'
import type { AgreedContract } from './contract.ts'

/** Everything on the page on which a contract is written. */
export type ContractPage = {
  header: CourseHeader
  sheet: StoredSheet
  /** The words of the clinic, by field, to be taken with one click. */
  clinicWords: ContractFields
  versions: readonly AgreedContract[]
  agreed: AgreedContract | null
  /** Something on the sheet differs from what was agreed. */
  isChanged: boolean
  /** The last date that stands in the calendar; it may have moved away from the planned end. */
  lastDateOn: Day | null
  mayWrite: boolean
}

/** The contract of a course as it is being written, and what was agreed before. */
export function readContractPage(call: Call<StaffActor>, courseId: CourseId): Promise<Result<ContractPage>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: seeSheet, subject, action: 'contract.read' }, async (tx) => {
    const draft = await draftOf(tx, courseId)
    if (draft === null) return fail({ kind: 'absent' })
    const { header, sheet, clinic, versions, agreed, read } = draft
    return done({
      header,
      sheet,
      clinicWords: fieldsFrom(clinic.template),
      versions,
      agreed,
      isChanged: agreed !== null && !isSameContract(read.terms, agreed.terms),
      lastDateOn: await lastDateOf(tx, header),
      mayWrite: await mayWriteSheet(tx, call, courseId),
    })
  })
}

async function lastDateOf(tx: ClinicTransaction, { course, timeZone }: CourseHeader): Promise<Day | null> {
  const last = await tx
    .selectFrom('appointments')
    .select('starts_at')
    .where('course_id', '=', course.id)
    .where('state', 'in', ['planned', 'held'])
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? null : clinicTimeOf(last.starts_at, timeZone).day
}
