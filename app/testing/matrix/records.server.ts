import type { Day, Instant } from '@kith/ipt'

import { newId, type CourseId, type PatientId, type StaffId } from '#platform/ids.ts'
import { hashToken } from '#platform/secrets/secrets.server.ts'

import { testSecrets, type makeClinic } from '../test-clinic.server.ts'

export type Clinic = Awaited<ReturnType<typeof makeClinic>>

/** One patient's records, each by the name that stands in a route's path. */
export type Records = {
  patient: string
  course: string
  alert: string
  checkIn: string
  link: string
  member: string
  n: string
  token: string
  country: string
  sheet: string
}

/** A patient in the middle of treatment, with an alert, a check-in and an open link: everything a route can name. */
export async function layRecords(
  clinic: Clinic,
  people: { clinician: StaffId; supervisor: StaffId; alertOwner: StaffId },
): Promise<Records> {
  const patient = await clinic.addPatient(people.clinician, 'Kim Sorrel')
  const course = await clinic.addCourse(people.clinician, patient, { supervisorId: people.supervisor })
  await laySession(clinic, course, people.clinician)
  await clinic.addAppointment(course, people.clinician, new Date(Date.now() + 3_600_000).toISOString())
  const checkIn = await layCheckIn(clinic, patient, course, people.clinician)
  const alert = await layAlert(clinic, patient, course, people.alertOwner)
  const link = await layLink(clinic, patient, course)
  return {
    patient,
    course,
    alert,
    checkIn,
    link,
    member: people.clinician,
    n: '1',
    token: testSecrets.linkToken(link),
    country: 'GB',
    sheet: 'hope',
  }
}

async function layCheckIn(
  clinic: Clinic,
  patient: PatientId,
  course: CourseId,
  by: StaffId,
): Promise<string> {
  const id = newId<'check_ins'>()
  await clinic.inside((tx) =>
    tx
      .insertInto('check_ins')
      .values({
        clinic_id: clinic.id,
        id,
        course_id: course,
        patient_id: patient,
        instrument: 'phq-9',
        instrument_version: '1',
        language: 'en',
        mode: 'paper',
        answers: JSON.stringify({ q1: 1 }),
        submitted_at: now(),
        entered_by: by,
      })
      .execute(),
  )
  await clinic.inside((tx) =>
    tx
      .insertInto('scores')
      .values({
        clinic_id: clinic.id,
        id: newId(),
        check_in_id: id,
        course_id: course,
        instrument: 'phq-9',
        rule_version: '1',
        submitted_at: now(),
        state: 'not-scorable',
        risk: 'unanswered',
      })
      .execute(),
  )
  return id
}

async function laySession(clinic: Clinic, course: CourseId, by: StaffId): Promise<void> {
  const appointment = await clinic.addAppointment(course, by, new Date(Date.now() - 3_600_000).toISOString())
  await clinic.inside(async (tx) => {
    await tx.updateTable('appointments').set({ state: 'held' }).where('id', '=', appointment).execute()
    await tx
      .insertInto('sessions')
      .values({
        clinic_id: clinic.id,
        id: newId(),
        course_id: course,
        appointment_id: appointment,
        number: 1,
        format: 'in-person',
        held_on: now().slice(0, 10) as Day,
        started_at: now(),
        created_by: by,
      })
      .execute()
  })
}

async function layAlert(
  clinic: Clinic,
  patient: PatientId,
  course: CourseId,
  owner: StaffId,
): Promise<string> {
  const id = newId<'alerts'>()
  await clinic.inside((tx) =>
    tx
      .insertInto('alerts')
      .values({
        clinic_id: clinic.id,
        id,
        patient_id: patient,
        course_id: course,
        source: 'check-in',
        level: 'review',
        state: 'open',
        owner_id: owner,
        raised_at: now(),
        next_step_at: new Date(Date.now() + 3_600_000).toISOString() as Instant,
      })
      .execute(),
  )
  return id
}

async function layLink(clinic: Clinic, patient: PatientId, course: CourseId): Promise<string> {
  const id = newId<'check_in_links'>()
  await clinic.inside((tx) =>
    tx
      .insertInto('check_in_links')
      .values({
        clinic_id: clinic.id,
        id,
        course_id: course,
        patient_id: patient,
        instrument: 'phq-9',
        token_hash: hashToken(testSecrets.linkToken(id)),
        made_at: now(),
        expires_at: new Date(Date.now() + 86_400_000).toISOString() as Instant,
      })
      .execute(),
  )
  return id
}

/** Ids of the right form that name nothing. */
export function absentRecords(): Records {
  return {
    patient: newId(),
    course: newId(),
    alert: newId(),
    checkIn: newId(),
    link: newId(),
    member: newId(),
    n: '1',
    token: testSecrets.linkToken(newId()),
    country: 'GB',
    sheet: 'hope',
  }
}

function now(): Instant {
  return new Date().toISOString() as Instant
}
