import type { Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { recordAudit } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { violatedConstraint } from '#platform/db/violation.server.ts'
import { newId, type PatientId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { NewPatient } from './patient.ts'
import { insertPatient, readClinicFrame, readClinicianNames, readLikenesses } from './patient-store.server.ts'
import { admitPatient } from './patients.policy.ts'
import { readNewPatient, type Typed } from './read-patient-form.ts'
import { samePersonBy, type SameBy } from './same-person.ts'

/** Somebody whom the clinic knows already and who may be the one being added: enough to tell them apart, and no more. */
export type Candidate = {
  id: PatientId
  name: string
  birthOn: Day | null
  number: string | null
  clinicianName: string
  by: readonly SameBy[]
}

/**
 * Adds a patient. Those whom the clinic knows already and who look like the same person come back as a conflict
 * `patient/known-already` (read them with {@link readCandidates}) until `notThese` names each of them (HAZ-011).
 */
export function addPatient(
  call: Call<StaffActor>,
  typed: Typed,
  options: { key: string; notThese?: readonly string[] },
): Promise<Result<{ patientId: PatientId }>> {
  return command(
    call,
    { policy: admitPatient, subject: null, action: null, once: { key: options.key, body: typed } },
    async (work) => {
      const patient = await readTyped(work.tx, call, typed)
      if (!patient.ok) return patient
      const unseen = (await findCandidates(work.tx, patient.value)).filter(
        ({ id }) => options.notThese?.includes(id) !== true,
      )
      if (unseen.length > 0) return fail({ kind: 'conflict', code: 'patient/known-already' })
      const id: PatientId = newId()
      const problem = await insertPatient(work.tx, {
        ...patient.value,
        id,
        clinicId: call.actor.clinicId,
        createdAt: call.at,
        createdBy: call.actor.staffId,
      }).then(() => null, numberIsTaken)
      if (problem !== null) return fail(problem)
      await work.audit({ action: 'patient.added', subject: { kind: 'patient', id }, patientId: id })
      return done({ patientId: id })
    },
  )
}

/** Those who may be the same person, each of whose records is thereby opened a little: the trail says so. */
export function readCandidates(call: Call<StaffActor>, typed: Typed): Promise<Result<Candidate[]>> {
  return query(call, { policy: admitPatient, subject: null, action: null }, async (tx) => {
    const patient = await readTyped(tx, call, typed)
    if (!patient.ok) return patient
    const found = await findCandidates(tx, patient.value)
    const names = await readClinicianNames(
      tx,
      found.map(({ id }) => id),
    )
    for (const { id } of found) {
      await recordAudit(tx, call.actor, call.at, {
        action: 'patient.matched',
        subject: { kind: 'patient', id },
        patientId: id,
      })
    }
    return done(
      found.map(({ id, name, birthOn, number, by }) => ({
        id,
        name,
        birthOn,
        number,
        clinicianName: names.get(id) ?? '',
        by,
      })),
    )
  })
}

async function readTyped(
  tx: ClinicTransaction,
  call: Call<StaffActor>,
  typed: Typed,
): Promise<Result<NewPatient>> {
  const clinic = await readClinicFrame(tx)
  return readNewPatient(typed, clinic, clinicTimeOf(call.at, clinic.timeZone).day)
}

async function findCandidates(tx: ClinicTransaction, { details, contact }: NewPatient) {
  const likeness = { ...details, email: contact.email, phone: contact.phone }
  return (await readLikenesses(tx))
    .map((stored) => ({ ...stored, by: samePersonBy(likeness, stored) }))
    .filter(({ by }) => by.length > 0)
}

/** Two patients never share a clinic number. */
export function numberIsTaken(error: unknown) {
  if (violatedConstraint(error) !== 'patients_clinic_id_clinic_number_key') throw error
  return { kind: 'invalid', fields: { number: 'number/taken' } } as const
}
