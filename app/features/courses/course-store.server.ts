import type { Day, Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import {
  newId,
  type AppointmentId,
  type ClinicId,
  type CourseId,
  type PatientId,
  type StaffId,
} from '#platform/ids.ts'

import type { PatientIdentity } from './course-header.ts'
import type { CourseFrame } from './course-wish.ts'
import type { Slot } from '#features/calendar/index.ts'

export async function readTimeZone(tx: ClinicTransaction): Promise<string> {
  const row = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
  return row.time_zone
}

export async function findIdentity(tx: ClinicTransaction, id: PatientId): Promise<PatientIdentity | null> {
  const row = await tx
    .selectFrom('patients')
    .select(['id', 'name', 'preferred_name', 'birth_on', 'clinic_number'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    name: row.name,
    preferredName: row.preferred_name,
    birthOn: row.birth_on,
    number: row.clinic_number,
  }
}

export type Colleague = { id: StaffId; name: string }

/** Those who may be named on a course in a role, by name. */
export async function colleaguesWho(
  tx: ClinicTransaction,
  role: 'clinician' | 'supervisor',
): Promise<Colleague[]> {
  return tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where(sql<boolean>`${role} = any(roles)`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function insertCourse(
  tx: ClinicTransaction,
  course: CourseFrame & {
    clinicId: ClinicId
    id: CourseId
    patientId: PatientId
    clinicianId: StaffId
    acuteCourseId: CourseId | null
    startedOn: Day
    createdAt: Instant
  },
): Promise<void> {
  await tx
    .insertInto('courses')
    .values({
      clinic_id: course.clinicId,
      id: course.id,
      patient_id: course.patientId,
      clinician_id: course.clinicianId,
      supervisor_id: course.supervisorId,
      kind: course.kind,
      acute_course_id: course.acuteCourseId,
      phase: course.kind === 'acute' ? 'initial' : 'maintenance',
      planned_sessions: course.plannedSessions,
      unusual_length_reason: course.reason,
      every_weeks: course.everyWeeks,
      minutes: course.minutes,
      format: course.format,
      started_on: course.startedOn,
      created_at: course.createdAt,
    })
    .execute()
}

export async function insertAppointments(
  tx: ClinicTransaction,
  course: { clinicId: ClinicId; courseId: CourseId; clinicianId: StaffId; format: CourseFrame['format'] },
  slots: readonly Slot[],
): Promise<AppointmentId[]> {
  const rows = slots.map((slot) => ({
    clinic_id: course.clinicId,
    id: newId<'appointments'>(),
    course_id: course.courseId,
    clinician_id: course.clinicianId,
    starts_at: slot.startsAt,
    minutes: slot.minutes,
    format: course.format,
    state: 'planned' as const,
  }))
  await tx.insertInto('appointments').values(rows).execute()
  return rows.map(({ id }) => id)
}
