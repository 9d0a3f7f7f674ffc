import type { StaffActor } from '#platform/access/actor.ts'
import type { StaffPolicy } from '#platform/access/policy.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { PatientId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  coursesOfPatient,
  findPatient,
  readClinicFrame,
  type ClinicFrame,
  type CourseOfPatient,
  type StoredPatient,
} from './patient-store.server.ts'
import { seePatient } from './patients.policy.ts'

export type PatientRecord = { patient: StoredPatient; courses: CourseOfPatient[]; clinic: ClinicFrame }

/** A patient's page: contact, what they agreed to, and their courses. */
export function readPatient(
  call: Call<StaffActor>,
  id: PatientId,
  policy: StaffPolicy = seePatient,
): Promise<Result<PatientRecord>> {
  return query(call, { policy, subject: { kind: 'patient', id }, action: 'patient.read' }, async (tx) => {
    const patient = await findPatient(tx, id)
    if (patient === null) return fail({ kind: 'absent' })
    return done({ patient, courses: await coursesOfPatient(tx, id), clinic: await readClinicFrame(tx) })
  })
}
