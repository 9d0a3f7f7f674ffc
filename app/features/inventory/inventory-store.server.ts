import type { DomainState, Harm, Inventory, InventoryDomain } from '@kith/ipt'
import { readApproximateDate, sayApproximateDate } from '@kith/ipt'
import type { Selectable } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { InventoryPeople } from '#platform/db/schema.ts'
import { newId, type ClinicId, type CourseId, type Id, type StaffId } from '#platform/ids.ts'
import type { Instant } from '@kith/ipt'

import { asInventory, domainsFrom, type InventoryVersion } from './inventory-version.ts'
import type { PersonFields, StoredPerson } from './person.ts'

/** The inventory as it stands now. Ask for permission first. */
export async function inventoryOf(tx: ClinicTransaction, courseId: CourseId): Promise<Inventory> {
  return asInventory(await currentVersion(tx, courseId))
}

/** Everybody in the circle now, and the domains. */
export async function currentVersion(tx: ClinicTransaction, courseId: CourseId): Promise<InventoryVersion> {
  const people = await tx
    .selectFrom('inventory_people')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  const domains = await tx
    .selectFrom('inventory_domains')
    .select(['domain', 'state'])
    .where('course_id', '=', courseId)
    .execute()
  return {
    session: await sessionsHeld(tx, courseId),
    people: people.map(storedPerson),
    domains: domainsFrom(domains),
  }
}

/** The versions of earlier sessions and of this one, the first one first. */
export async function versionsOf(tx: ClinicTransaction, courseId: CourseId): Promise<InventoryVersion[]> {
  const rows = await tx
    .selectFrom('inventory_versions')
    .select(['session_number', 'body'])
    .where('course_id', '=', courseId)
    .orderBy('session_number')
    .execute()
  return rows.map(({ session_number: session, body }) => {
    const { people, domains } = body as Omit<InventoryVersion, 'session'>
    return { session, people, domains }
  })
}

/** Keeps how the inventory stands now as the version of the session that was held last. */
export async function keepVersion(
  tx: ClinicTransaction,
  about: { clinicId: ClinicId; courseId: CourseId; at: Instant; by: StaffId },
): Promise<void> {
  const { clinicId, courseId, at, by } = about
  const { session, people, domains } = await currentVersion(tx, courseId)
  const body = JSON.stringify({ people, domains })
  await tx
    .insertInto('inventory_versions')
    .values({
      clinic_id: clinicId,
      id: newId(),
      course_id: courseId,
      session_number: session,
      body,
      taken_at: at,
      taken_by: by,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['clinic_id', 'course_id', 'session_number'])
        .doUpdateSet({ body, taken_at: at, taken_by: by }),
    )
    .execute()
}

/** Takes the course for this transaction, so that steps wait for each other; and where its dates are said. */
export function takeCourse(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('courses as c')
    .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .select(['p.country', 'clinics.time_zone'])
    .where('c.id', '=', courseId)
    .forNoKeyUpdate('c')
    .executeTakeFirst()
}

/** Takes a person for this transaction: whoever changes them next waits. */
export async function lockPerson(
  tx: ClinicTransaction,
  courseId: CourseId,
  id: Id<'inventory_people'>,
): Promise<StoredPerson | null> {
  const row = await tx
    .selectFrom('inventory_people')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : storedPerson(row)
}

export function storedPerson(row: Selectable<InventoryPeople>): StoredPerson {
  return {
    id: row.id,
    name: row.name,
    alias: row.alias,
    relation: row.relation,
    sector: row.sector,
    tie: row.tie,
    life: row.life,
    diedSaid: row.died_said,
    closenessNow: row.closeness_now,
    closenessBefore: row.closeness_before,
    frequency: row.contact_frequency,
    means: row.contact_means,
    good: row.good,
    difficult: row.difficult,
    wishedChange: row.wished_change,
    domains: row.domains as InventoryDomain[],
    discuss: row.discuss,
    ofTheOther: row.of_the_other,
    ofThePatient: row.of_the_patient,
    mutualGoals: row.mutual_goals,
    reciprocal: row.reciprocal,
    negotiable: row.negotiable,
    example: row.example,
    harms: row.harms as Harm[],
    died: diedWords(row.died_said, row.died_edtf),
    removed: row.removed_at !== null,
  }
}

/** The columns of a person's fields. */
export function columnsOf(fields: PersonFields, diedEdtf: string | null) {
  return {
    name: fields.name,
    alias: fields.alias,
    relation: fields.relation,
    sector: fields.sector,
    tie: fields.tie,
    life: fields.life,
    died_said: fields.diedSaid,
    died_edtf: diedEdtf,
    closeness_now: fields.closenessNow,
    closeness_before: fields.closenessBefore,
    contact_frequency: fields.frequency,
    contact_means: fields.means,
    good: fields.good,
    difficult: fields.difficult,
    wished_change: fields.wishedChange,
    domains: [...fields.domains],
    discuss: fields.discuss,
    of_the_other: fields.ofTheOther,
    of_the_patient: fields.ofThePatient,
    mutual_goals: fields.mutualGoals,
    reciprocal: fields.reciprocal,
    negotiable: fields.negotiable,
    example: fields.example,
    harms: [...fields.harms],
  }
}

export async function domainState(
  tx: ClinicTransaction,
  courseId: CourseId,
  domain: InventoryDomain,
): Promise<DomainState> {
  const row = await tx
    .selectFrom('inventory_domains')
    .select('state')
    .where('course_id', '=', courseId)
    .where('domain', '=', domain)
    .forUpdate()
    .executeTakeFirst()
  return row?.state ?? 'open'
}

async function sessionsHeld(tx: ClinicTransaction, courseId: CourseId): Promise<number> {
  const row = await tx
    .selectFrom('sessions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('course_id', '=', courseId)
    .executeTakeFirst()
  return row?.last ?? 0
}

function diedWords(said: string, edtf: string | null): StoredPerson['died'] {
  if (said.trim() === '') return null
  const read = readApproximateDate(edtf)
  if (!read.ok) return { words: said, isUnderstood: false, edtf: null }
  return { words: sayApproximateDate(read.value), isUnderstood: true, edtf }
}
