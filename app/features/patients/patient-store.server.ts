import type { Day, Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { ClinicId, PatientId, StaffId } from '#platform/ids.ts'

import type { NewPatient, PatientContact, PatientDetails, ReminderWording } from './patient.ts'
import type { Likeness } from './same-person.ts'

export type StoredPatient = NewPatient & {
  id: PatientId
  createdAt: Instant
  createdBy: StaffId
  version: number
}

export type ClinicFrame = { country: string; language: string; timeZone: string }

export async function readClinicFrame(tx: ClinicTransaction): Promise<ClinicFrame> {
  const row = await tx
    .selectFrom('clinics')
    .select(['country', 'language', 'time_zone'])
    .executeTakeFirstOrThrow()
  return { country: row.country, language: row.language, timeZone: row.time_zone }
}

export async function insertPatient(
  tx: ClinicTransaction,
  patient: NewPatient & { id: PatientId; clinicId: ClinicId; createdAt: Instant; createdBy: StaffId },
): Promise<void> {
  await tx
    .insertInto('patients')
    .values({
      clinic_id: patient.clinicId,
      id: patient.id,
      ...detailColumns(patient.details),
      ...contactColumns(patient.contact),
      created_at: patient.createdAt,
      created_by: patient.createdBy,
    })
    .execute()
}

export async function findPatient(tx: ClinicTransaction, id: PatientId): Promise<StoredPatient | null> {
  const row = await tx.selectFrom('patients').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    details: {
      name: row.name,
      preferredName: row.preferred_name,
      birthOn: row.birth_on,
      number: row.clinic_number,
      country: row.country,
      language: row.language,
    },
    contact: {
      email: row.email,
      phone: row.phone,
      reminders: {
        channel: row.reminder_channel,
        wording: row.reminder_wording,
        from: row.reminder_from,
        until: row.reminder_until,
        agreedOn: row.contact_agreed_on,
      },
    },
    createdAt: row.created_at,
    createdBy: row.created_by,
    version: row.version,
  }
}

/** Stores over the version that was read; false when somebody else was quicker (SEC-063). */
export async function updatePatient(
  tx: ClinicTransaction,
  id: PatientId,
  version: number,
  change: { details: PatientDetails } | { contact: PatientContact },
): Promise<boolean> {
  const columns = 'details' in change ? detailColumns(change.details) : contactColumns(change.contact)
  const { numUpdatedRows } = await tx
    .updateTable('patients')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type StoredLikeness = Likeness & { id: PatientId }

/** All whom the clinic knows, by what they can be recognised. Read whole: names are compared by rules that SQL has no words for. */
export async function readLikenesses(tx: ClinicTransaction): Promise<StoredLikeness[]> {
  const rows = await tx
    .selectFrom('patients')
    .select(['id', 'name', 'birth_on', 'clinic_number', 'email', 'phone'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    birthOn: row.birth_on,
    number: row.clinic_number,
    email: row.email,
    phone: row.phone,
  }))
}

/** Who treats each of these patients, or else who added them. */
export async function readClinicianNames(
  tx: ClinicTransaction,
  ids: readonly PatientId[],
): Promise<ReadonlyMap<PatientId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('patients as p')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('courses')
          .select('clinician_id')
          .whereRef('courses.clinic_id', '=', 'p.clinic_id')
          .whereRef('courses.patient_id', '=', 'p.id')
          .orderBy('started_on', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('c'),
      (join) => join.onTrue(),
    )
    .innerJoin('staff as s', (join) =>
      join
        .onRef('s.clinic_id', '=', 'p.clinic_id')
        .on((eb) => eb('s.id', '=', eb.fn.coalesce('c.clinician_id', 'p.created_by'))),
    )
    .select(['p.id', 's.name'])
    .where('p.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export type CourseOfPatient = {
  id: string
  kind: 'acute' | 'maintenance'
  phase: 'initial' | 'middle' | 'termination' | 'maintenance' | 'ended'
  plannedSessions: number
  held: number
  /** Those that did not take place and count by the contract (IPT-011). */
  missedThatCount: number
  startedOn: Day
  endedOn: Day | null
  ending: 'completed' | 'ended-early' | 'transferred' | null
  clinicianId: StaffId
  clinicianName: string
}

export async function coursesOfPatient(tx: ClinicTransaction, id: PatientId): Promise<CourseOfPatient[]> {
  const rows = await tx
    .selectFrom('courses as c')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'c.clinic_id').onRef('s.id', '=', 'c.clinician_id'),
    )
    .select((eb) => [
      'c.id',
      'c.kind',
      'c.phase',
      'c.planned_sessions',
      'c.missed_counts',
      'c.started_on',
      'c.ended_on',
      'c.ending',
      'c.clinician_id',
      's.name as clinician_name',
      eb
        .selectFrom('sessions')
        .whereRef('sessions.clinic_id', '=', 'c.clinic_id')
        .whereRef('sessions.course_id', '=', 'c.id')
        .select((count) => count.fn.countAll<number>().as('held'))
        .as('held'),
      eb
        .selectFrom('appointments')
        .whereRef('appointments.clinic_id', '=', 'c.clinic_id')
        .whereRef('appointments.course_id', '=', 'c.id')
        .where('appointments.state', '=', 'missed')
        .select((count) => count.fn.countAll<number>().as('missed'))
        .as('missed'),
    ])
    .where('c.patient_id', '=', id)
    .orderBy('c.started_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    phase: row.phase,
    plannedSessions: row.planned_sessions,
    held: row.held ?? 0,
    missedThatCount: row.missed_counts ? (row.missed ?? 0) : 0,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    ending: row.ending,
    clinicianId: row.clinician_id,
    clinicianName: row.clinician_name,
  }))
}

function detailColumns(details: PatientDetails) {
  return {
    name: details.name,
    preferred_name: details.preferredName,
    birth_on: details.birthOn,
    clinic_number: details.number,
    country: details.country,
    language: details.language,
  }
}

function contactColumns({ email, phone, reminders }: PatientContact) {
  return {
    email,
    phone,
    reminder_channel: reminders.channel,
    reminder_wording: reminders.wording satisfies ReminderWording,
    reminder_from: reminders.from,
    reminder_until: reminders.until,
    contact_agreed_on: reminders.agreedOn,
  }
}
