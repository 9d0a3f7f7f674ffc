import type { Day, Instant } from '@kith/ipt'

import type { StaffActor, StaffRole } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, inClinic, type Database } from '#platform/db/database.server.ts'
import {
  newId,
  type AppointmentId,
  type ClinicId,
  type CourseId,
  type PatientId,
  type StaffId,
} from '#platform/ids.ts'
import { openSecrets } from '#platform/secrets/secrets.server.ts'

export const testSecrets = openSecrets(Buffer.alloc(32, 7))

/** A Monday morning: every test's now, unless it says otherwise. */
export const testNow = '2026-11-23T09:00:00.000Z' as Instant

/** A clinic in London with the people that a test asks for. Rows are laid directly: what makes them is tested where it lives. */
export async function makeClinic(db: Database, options: { country?: string; timeZone?: string } = {}) {
  const clinicId = newId<'clinics'>()
  const inside = <T>(work: Parameters<typeof inClinic<T>>[2]) =>
    inClinic(db.app, { clinic: clinicId, actor: null }, work)
  await inside(async (tx) => {
    await tx
      .insertInto('clinics')
      .values({
        id: clinicId,
        name: 'Elm Street',
        country: options.country ?? 'GB',
        time_zone: options.timeZone ?? 'Europe/London',
        created_at: testNow,
      })
      .execute()
  })

  async function addStaff(roles: StaffRole[], name: string = roles.join('-')): Promise<Call<StaffActor>> {
    const accountId = newId<'accounts'>()
    const staffId: StaffId = newId()
    const email = `${staffId}@staff.example`
    await asIdentity(db.app, (tx) =>
      tx
        .insertInto('accounts')
        .values({
          id: accountId,
          email,
          password_hash: '-',
          webauthn_user: Buffer.from(accountId),
          state: 'active',
          created_at: testNow,
        })
        .execute(),
    )
    await inside((tx) =>
      tx
        .insertInto('staff')
        .values({
          clinic_id: clinicId,
          id: staffId,
          account_id: accountId,
          name,
          email,
          roles,
          state: 'active',
          created_at: testNow,
        })
        .execute(),
    )
    return callAs({
      kind: 'staff',
      clinicId,
      staffId,
      accountId,
      sessionId: newId(),
      name,
      roles,
      freshAt: testNow,
    })
  }

  function callAs<A extends Call['actor']>(actor: A, at: Instant = testNow): Call<A> {
    return { actor, at, db: db.app, origin: 'https://kith.example', secrets: testSecrets }
  }

  async function addPatient(createdBy: StaffId, name = 'Robin Vale'): Promise<PatientId> {
    const id: PatientId = newId()
    await inside((tx) =>
      tx
        .insertInto('patients')
        .values({
          clinic_id: clinicId,
          id,
          name,
          country: options.country ?? 'GB',
          email: 'robin@patients.example',
          reminder_channel: 'email',
          contact_agreed_on: '2026-11-01' as Day,
          created_at: testNow,
          created_by: createdBy,
        })
        .execute(),
    )
    return id
  }

  async function addCourse(
    clinicianId: StaffId,
    patientId: PatientId,
    values: { supervisorId?: StaffId; plannedSessions?: number } = {},
  ): Promise<CourseId> {
    const id: CourseId = newId()
    await inside((tx) =>
      tx
        .insertInto('courses')
        .values({
          clinic_id: clinicId,
          id,
          patient_id: patientId,
          clinician_id: clinicianId,
          supervisor_id: values.supervisorId ?? null,
          kind: 'acute',
          phase: 'initial',
          planned_sessions: values.plannedSessions ?? 12,
          format: 'in-person',
          started_on: '2026-11-02' as Day,
          created_at: testNow,
        })
        .execute(),
    )
    return id
  }

  async function addAppointment(
    courseId: CourseId,
    clinicianId: StaffId,
    startsAt: string,
  ): Promise<AppointmentId> {
    const id: AppointmentId = newId()
    await inside((tx) =>
      tx
        .insertInto('appointments')
        .values({
          clinic_id: clinicId,
          id,
          course_id: courseId,
          clinician_id: clinicianId,
          starts_at: startsAt as Instant,
          minutes: 50,
          format: 'in-person',
          state: 'planned',
        })
        .execute(),
    )
    return id
  }

  return { id: clinicId as ClinicId, inside, addStaff, addPatient, addCourse, addAppointment, callAs }
}
