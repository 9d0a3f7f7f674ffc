import {
  readApproximateDate,
  spanOf,
  type ApproximateDate,
  type Day,
  type EventDate,
  type Hemisphere,
  type PersonId,
} from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type ClinicId, type CourseId, type Id } from '#platform/ids.ts'

import type { Said } from './date-said.ts'
import type { LifeEventRowId, StretchId } from './timeline.ts'

/** A date as the columns of a row hold it. */
export type StoredDate = {
  said: string
  edtf: string | null
  date_code: string | null
  earliest_on: Day | null
  latest_on: Day | null
}

export function storedDate(said: Said, hemisphere: Hemisphere): StoredDate {
  if (said.state === 'not-said')
    return { said: '', edtf: null, date_code: null, earliest_on: null, latest_on: null }
  if (said.state === 'not-understood')
    return { said: said.said, edtf: null, date_code: said.code, earliest_on: null, latest_on: null }
  const { earliest, latest } = spanOf(said.date, { hemisphere })
  return {
    said: said.said,
    edtf: said.date.edtf,
    date_code: null,
    earliest_on: earliest,
    latest_on: latest,
  }
}

/** A date that comes back from a row is read again from its text, so that what is drawn was read by the core. */
export function dateOf(edtf: string | null): ApproximateDate | null {
  if (edtf === null) return null
  const read = readApproximateDate(edtf)
  return read.ok ? read.value : null
}

/** Life events that are on the timeline, and who of the inventory was part of them. */
export async function lifeEventsOf(tx: ClinicTransaction, courseId: CourseId) {
  const rows = await tx
    .selectFrom('life_events')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('removed_at', 'is', null)
    .execute()
  const links = await tx
    .selectFrom('life_event_people')
    .select(['event_id', 'person_id'])
    .where('course_id', '=', courseId)
    .orderBy('id')
    .execute()
  return { rows: rows.map((row) => ({ ...row, when: eventDateOf(row) })), links }
}

/** The date of a row as the core knows it: what was not understood stays as it was said. */
function eventDateOf({
  said,
  edtf,
  date_code: code,
}: Pick<StoredDate, 'said' | 'edtf' | 'date_code'>): EventDate {
  if (said === '') return { state: 'not-said' }
  const date = dateOf(edtf)
  if (date !== null) return { state: 'understood', said, date }
  return { state: 'not-understood', said, code: code ?? 'event/date-unreadable' }
}

export async function stretchesOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('timeline_stretches')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('removed_at', 'is', null)
    .orderBy('earliest_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

export async function depressionCourseOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx.selectFrom('depression_courses').selectAll().where('course_id', '=', courseId).executeTakeFirst()
}

export async function decisionsOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('mark_decisions')
    .select(['event_id', 'kind', 'decision', 'decided_by', 'decided_at'])
    .where('course_id', '=', courseId)
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
}

/** Who of the inventory was part of an event: those and no others. */
export async function linkPeople(
  tx: ClinicTransaction,
  { clinicId, courseId, event }: { clinicId: ClinicId; courseId: CourseId; event: LifeEventRowId },
  people: readonly PersonId[],
): Promise<void> {
  const wanted = people.map((id) => id as string as Id<'inventory_people'>)
  await tx
    .deleteFrom('life_event_people')
    .where('event_id', '=', event)
    .$if(wanted.length > 0, (query) => query.where('person_id', 'not in', wanted))
    .execute()
  if (wanted.length === 0) return
  await tx
    .insertInto('life_event_people')
    .values(
      wanted.map((person) => ({
        clinic_id: clinicId,
        id: newId<'life_event_people'>(),
        course_id: courseId,
        event_id: event,
        person_id: person,
      })),
    )
    .onConflict((conflict) => conflict.columns(['clinic_id', 'event_id', 'person_id']).doNothing())
    .execute()
}

/** Takes the row for this transaction, also one that was taken off the timeline. */
export async function lockEvent(tx: ClinicTransaction, courseId: CourseId, id: LifeEventRowId) {
  return tx
    .selectFrom('life_events')
    .select(['id', 'version', 'removed_at', 'death_of'])
    .where('course_id', '=', courseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function lockStretch(tx: ClinicTransaction, courseId: CourseId, id: StretchId) {
  return tx
    .selectFrom('timeline_stretches')
    .select(['id', 'version', 'removed_at'])
    .where('course_id', '=', courseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Where and when dates of this course are read: the patient's country, the clinic's zone. */
export async function placeOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('courses as c')
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
    .select(['p.country', 'clinics.time_zone as timeZone'])
    .where('c.id', '=', courseId)
    .executeTakeFirst()
}
