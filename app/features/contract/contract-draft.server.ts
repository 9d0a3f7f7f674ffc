import { createHash } from 'node:crypto'

import type { ContractTerms } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader, type FrameEffect } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { readSheet } from '#features/sheets/index.server.ts'
import type { StoredSheet } from '#features/sheets/index.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import {
  contractText,
  fieldsFrom,
  readContract,
  type ContractFields,
  type ReadContract,
} from './contract-fields.ts'
import { contractsOf, templateOf, type StoredTemplate } from './contract-store.server.ts'
import type { AgreedContract } from './contract.ts'

/** A contract as it is being written: what was typed, on top of what is known already. */
export type ContractDraft = {
  header: CourseHeader
  /** The sheet as it stands, with what nobody typed filled in from the agreement, the course and the clinic. */
  sheet: StoredSheet
  read: ReadContract
  /** The first day that was agreed; before, the one that stands in the calendar. */
  firstOn: string | undefined
  clinic: StoredTemplate
  versions: readonly AgreedContract[]
  agreed: AgreedContract | null
}

/** The draft of a course's contract; null when there is no such course. Ask for permission first. */
export async function draftOf(tx: ClinicTransaction, courseId: CourseId): Promise<ContractDraft | null> {
  const header = await readCourseHeader(tx, courseId)
  if (header === null) return null
  const versions = await contractsOf(tx, courseId)
  const agreed = versions.at(-1) ?? null
  const clinic = await templateOf(tx)
  const known = agreed === null ? await knownOf(tx, header, clinic) : fieldsFrom(agreed.terms)
  const typed = await readSheet(tx, courseId, 'contract')
  const values = { lengthReason: header.course.lengthReason ?? '', ...known, ...typed.values }
  return {
    header,
    sheet: { values, changed: typed.changed },
    read: readContract(header.course.kind, values),
    firstOn: known['firstOn'],
    clinic,
    versions,
    agreed,
  }
}

/**
 * Stands for what was in sight when somebody agreed: the terms, and what they do to the dates with what these run into.
 * Anything that changed since is looked at again before it is agreed.
 */
export function seenToken(terms: ContractTerms, effect: FrameEffect): string {
  const { cancelled, moved, staying, added, altered, lastOn } = effect
  const touched = [...cancelled, ...staying, ...moved.map(({ one }) => one), ...altered]
  const versioned = touched.map(({ id, version }) => `${id}/${version}`)
  const dates = [...moved.map(({ to }) => to), ...added].map(({ startsAt, clashes }) => [
    startsAt,
    ...clashes.map(({ key }) => key),
  ])
  const seen = JSON.stringify([contractText(terms), cancelled.length, versioned, dates, lastOn])
  return createHash('sha256').update(seen).digest('base64url')
}

// What the course knows already is not typed a second time.
async function knownOf(
  tx: ClinicTransaction,
  { course, timeZone }: CourseHeader,
  { template }: StoredTemplate,
): Promise<ContractFields> {
  const first = await tx
    .selectFrom('appointments')
    .select('starts_at')
    .where('course_id', '=', course.id)
    .where('state', '<>', 'cancelled')
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return {
    ...fieldsFrom(template),
    sessions: String(course.plannedSessions),
    minutes: String(course.minutes),
    everyWeeks: String(course.everyWeeks),
    format: course.format,
    // When video breaks off, the telephone is what is left (IPT-192).
    fallback: course.format === 'video' ? 'telephone' : '',
    firstOn: first === undefined ? course.startedOn : clinicTimeOf(first.starts_at, timeZone).day,
  }
}
