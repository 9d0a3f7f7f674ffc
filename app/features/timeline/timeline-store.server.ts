import { readApproximateDate, spanOf, type ApproximateDate, type Day, type Hemisphere } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

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

/** Life events that are on the timeline, in the order in which they can have begun; those without a date last. */
export async function lifeEventsOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('life_events')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('removed_at', 'is', null)
    .orderBy('earliest_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
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

/** Takes the row for this transaction, also one that was taken off the timeline. */
export async function lockEvent(tx: ClinicTransaction, courseId: CourseId, id: LifeEventRowId) {
  return tx
    .selectFrom('life_events')
    .select(['id', 'version', 'removed_at'])
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
