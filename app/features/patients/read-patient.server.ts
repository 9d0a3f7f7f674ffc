import type { CoursePhase, PatientIdentity } from '#features/courses/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize, judgeAtTheDoor } from '#platform/access/authorize.server.ts'
import type { StaffPolicy } from '#platform/access/policy.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { PatientId, StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { phaseToAskIn } from './confirm-contact.server.ts'
import {
  coursesOfPatient,
  findPatient,
  readClinicFrame,
  type ClinicFrame,
  type CourseOfPatient,
  type StoredPatient,
} from './patient-store.server.ts'
import { admitPatient, editContact, editPatient, seePatient } from './patients.policy.ts'
import { countryWords, languageWords, placeOptions } from './places.ts'

/** A patient's page: contact, what they agreed to, and their courses. */
export async function readPatientPage(call: Call<StaffActor>, id: PatientId) {
  const read = await readPatient(call, id)
  if (!read.ok) return read
  const { patient, courses, clinicianId } = read.value
  const isTheirs = clinicianId === call.actor.staffId && call.actor.roles.includes('clinician')
  return done({
    patient,
    courses,
    countryName: countryWords(patient.details.country),
    languageName: languageWords(patient.details.language),
    may: { edit: read.value.mayEdit, startCourse: isTheirs },
    showsAccess: call.actor.roles.includes('lead'),
  })
}

/** What the forms that change a patient are made from. */
export async function readPatientToEdit(call: Call<StaffActor>, id: PatientId) {
  const read = await readPatient(call, id, editPatient)
  if (!read.ok) return read
  const { patient } = read.value
  const { name, preferredName, birthOn, number } = patient.details
  return done({
    patient,
    identity: { id, name, preferredName, birthOn, number } satisfies PatientIdentity,
    places: placeOptions(),
    countryName: countryWords(patient.details.country),
    languageName: languageWords(patient.details.language),
    isFresh: judgeAtTheDoor(call.actor, editContact, call.at) === 'open',
    askIn: read.value.askIn,
  })
}

export function readNewPatientPage(
  call: Call<StaffActor>,
): Promise<Result<{ clinic: ClinicFrame; places: ReturnType<typeof placeOptions> }>> {
  return query(call, { policy: admitPatient, subject: null, action: null }, async (tx) =>
    done({ clinic: await readClinicFrame(tx), places: placeOptions() }),
  )
}

export type PatientRecord = {
  patient: StoredPatient
  courses: CourseOfPatient[]
  /** Whose patient this is: the latest course's clinician, or whoever added them. */
  clinicianId: StaffId
  mayEdit: boolean
  /** The phase in which it is still to be asked whether this is a safe way to reach them (SEC-026). */
  askIn: CoursePhase | null
}

/** The record of one patient, and that it was opened stands in the trail. */
export function readPatient(
  call: Call<StaffActor>,
  id: PatientId,
  policy: StaffPolicy = seePatient,
): Promise<Result<PatientRecord>> {
  return query(call, { policy, subject: { kind: 'patient', id }, action: 'patient.read' }, async (tx) => {
    const patient = await findPatient(tx, id)
    if (patient === null) return fail({ kind: 'absent' })
    const courses = await coursesOfPatient(tx, id)
    const mayEdit = await authorize(tx, call.actor, editPatient, call.at, { kind: 'patient', id })
    return done({
      patient,
      courses,
      clinicianId: courses[0]?.clinicianId ?? patient.createdBy,
      mayEdit: mayEdit.allowed,
      askIn: await phaseToAskIn(tx, id),
    })
  })
}
