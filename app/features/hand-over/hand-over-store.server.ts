import { sql } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId, PatientId, StaffId } from '#platform/ids.ts'

export type CourseToHandOver = {
  patientId: PatientId
  clinicianId: StaffId
  supervisorId: StaffId | null
  isEnded: boolean
  version: number
}

export async function readCourseToHandOver(
  tx: ClinicTransaction,
  id: CourseId,
): Promise<CourseToHandOver | null> {
  const row = await tx
    .selectFrom('courses')
    .select(['patient_id', 'clinician_id', 'supervisor_id', 'ended_on', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    patientId: row.patient_id,
    clinicianId: row.clinician_id,
    supervisorId: row.supervisor_id,
    isEnded: row.ended_on !== null,
    version: row.version,
  }
}

export type Colleague = { id: StaffId; name: string }

/** Who can take a course: clinicians who can sign in. */
export function clinicians(tx: ClinicTransaction): Promise<Colleague[]> {
  return tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where(sql<boolean>`'clinician' = any(roles)`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Gives course and coming dates to another clinician; false when somebody else changed the course meanwhile. */
export async function giveCourse(
  tx: ClinicTransaction,
  course: { id: CourseId; version: number; to: StaffId; supervisorId: StaffId | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('courses')
    .set({ clinician_id: course.to, supervisor_id: course.supervisorId, version: course.version + 1 })
    .where('id', '=', course.id)
    .where('version', '=', course.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await tx
    .updateTable('appointments')
    .set((eb) => ({ clinician_id: course.to, version: eb('version', '+', 1) }))
    .where('course_id', '=', course.id)
    .where('state', '=', 'planned')
    .execute()
  return true
}
