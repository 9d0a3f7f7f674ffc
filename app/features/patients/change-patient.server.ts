import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { PatientId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { numberIsTaken } from './add-patient.server.ts'
import { noteAsked } from './confirm-contact.server.ts'
import { readClinicFrame, updatePatient } from './patient-store.server.ts'
import { editContact, editPatient } from './patients.policy.ts'
import { readContact, readDetails, type Typed } from './read-patient-form.ts'

/** What the form was made from, so that nobody's change is lost unseen (SEC-063). */
export type Edit = { key: string; version: number }

export function changePatientDetails(
  call: Call<StaffActor>,
  id: PatientId,
  typed: Typed,
  edit: Edit,
): Promise<Result<null>> {
  return command(
    call,
    {
      policy: editPatient,
      subject: { kind: 'patient', id },
      action: 'patient.changed',
      once: { key: edit.key, body: { typed, version: edit.version } },
    },
    async ({ tx }) => {
      const clinic = await readClinicFrame(tx)
      const details = readDetails(typed, clinicTimeOf(call.at, clinic.timeZone).day)
      if (!details.ok) return details
      const stored = await updatePatient(tx, id, edit.version, { details: details.value }).catch(
        numberIsTaken,
      )
      if (typeof stored !== 'boolean') return fail(stored)
      return stored ? done(null) : fail({ kind: 'conflict', code: 'patient/changed-meanwhile' })
    },
  )
}

/** Changes how a patient is reached. It takes effect on whatever has not been sent yet (HAZ-034). */
export function changePatientContact(
  call: Call<StaffActor>,
  id: PatientId,
  typed: Typed,
  edit: Edit,
): Promise<Result<null>> {
  return command(
    call,
    {
      policy: editContact,
      subject: { kind: 'patient', id },
      action: 'patient.contact-changed',
      once: { key: edit.key, body: { typed, version: edit.version } },
    },
    async ({ tx }) => {
      const clinic = await readClinicFrame(tx)
      const contact = readContact(typed, clinicTimeOf(call.at, clinic.timeZone).day)
      if (!contact.ok) return contact
      const stored = await updatePatient(tx, id, edit.version, { contact: contact.value })
      if (!stored) return fail({ kind: 'conflict', code: 'patient/changed-meanwhile' })
      await noteAsked(tx, call, id)
      return done(null)
    },
  )
}
