import type { Day, Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type ClinicId, type CourseId, type StaffId } from '#platform/ids.ts'

import type { AssessmentIn, Suicidality } from './assessment-in.ts'

/** Every record of a course, the newest first: the newest is the one in force. */
export function recordsOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('diagnosis_records as r')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'r.clinic_id').onRef('s.id', '=', 'r.recorded_by'),
    )
    .select([
      'r.id',
      'r.classification',
      'r.code',
      'r.diagnosis',
      'r.released_name',
      'r.recorded_on',
      'r.recorded_at',
      'r.suicidality',
      'r.suicidality_reference',
      'r.hospital',
      'r.sheet',
      's.name as by',
    ])
    .where('r.course_id', '=', courseId)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
}

export type KeptRecord = Awaited<ReturnType<typeof recordsOf>>[number]

/** Keeps one person from recording while another does. */
export async function lockCourse(tx: ClinicTransaction, courseId: CourseId): Promise<void> {
  await tx.selectFrom('courses').select('id').where('id', '=', courseId).forUpdate().execute()
}

export async function putRecord(
  tx: ClinicTransaction,
  place: { clinicId: ClinicId; courseId: CourseId; staffId: StaffId; at: Instant; today: Day },
  kept: {
    reading: AssessmentIn
    classification: 'dsm-5-tr' | 'icd-11'
    code: string
    release: string
    suicidality: Exclude<Suicidality, { state: 'not-assessed' }>
    hospital: NonNullable<AssessmentIn['hospital']>
    sheet: Readonly<Record<string, string>>
  },
): Promise<void> {
  const { reading, suicidality } = kept
  await tx
    .insertInto('diagnosis_records')
    .values({
      clinic_id: place.clinicId,
      id: newId(),
      course_id: place.courseId,
      classification: kept.classification,
      code: kept.code,
      code_release: kept.release,
      diagnosis: reading.diagnosis.inWords,
      released_name: reading.record.releasedName,
      recorded_on: place.today,
      suicidality: suicidality.state,
      suicidality_on: suicidality.on,
      suicidality_reference: suicidality.state === 'assessed-elsewhere' ? suicidality.reference : '',
      hospital: kept.hospital,
      record: JSON.stringify({ ...reading.record, otherChecks: reading.otherChecks }),
      sheet: JSON.stringify(kept.sheet),
      recorded_at: place.at,
      recorded_by: place.staffId,
    })
    .execute()
}
