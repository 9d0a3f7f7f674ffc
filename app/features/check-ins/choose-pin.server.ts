import type { StaffActor } from '#platform/access/actor.ts'
import { judgeAtTheDoor } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { newId, type PatientId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { dayWords } from '#features/calendar/index.ts'
import type { PatientIdentity } from '#features/courses/index.ts'

import { changePinPolicy, pinPagePolicy } from './check-ins.policy.ts'
import { readNewPin } from './link-pin.ts'

export type PinRoom = {
  patient: PatientIdentity
  /** Since when there is a PIN, in words; null where the links ask for none. */
  since: string | null
  isFresh: boolean
}

/** Whether a patient's links ask for a PIN. The PIN itself cannot be read by anybody. */
export function readPinRoom(call: Call<StaffActor>, id: PatientId): Promise<Result<PinRoom>> {
  const subject = { kind: 'patient', id } as const
  return query(call, { policy: pinPagePolicy, subject, action: 'link-pin.read' }, async (tx) => {
    const row = await tx
      .selectFrom('patients as p')
      .innerJoin('clinics as c', 'c.id', 'p.clinic_id')
      .leftJoin('link_pins as l', (join) =>
        join.onRef('l.clinic_id', '=', 'p.clinic_id').onRef('l.patient_id', '=', 'p.id'),
      )
      .select(['p.id', 'p.name', 'p.preferred_name', 'p.birth_on', 'p.clinic_number'])
      .select(['l.chosen_at', 'c.time_zone'])
      .where('p.id', '=', id)
      .executeTakeFirst()
    if (row === undefined) return fail({ kind: 'absent' })
    return done({
      patient: {
        id: row.id,
        name: row.name,
        preferredName: row.preferred_name,
        birthOn: row.birth_on,
        number: row.clinic_number,
      },
      since: row.chosen_at === null ? null : dayWords(clinicTimeOf(row.chosen_at, row.time_zone).day),
      isFresh: judgeAtTheDoor(call.actor, changePinPolicy, call.at) === 'open',
    })
  })
}

/** Keeps the PIN that the patient chose, in place of the one before. Pages that are open already are not asked again. */
export function choosePin(
  call: Call<StaffActor>,
  patientId: PatientId,
  typed: string,
): Promise<Result<null>> {
  const subject = { kind: 'patient', id: patientId } as const
  return command(call, { policy: changePinPolicy, subject, action: 'link-pin.chosen' }, async ({ tx }) => {
    const pin = readNewPin(typed)
    if (!pin.ok) return pin
    const chosen = {
      pin_mark: call.secrets.markPin(patientId, pin.value),
      chosen_at: call.at,
      chosen_with: call.actor.staffId,
    }
    await tx
      .insertInto('link_pins')
      .values({ clinic_id: call.actor.clinicId, id: newId(), patient_id: patientId, ...chosen })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'patient_id']).doUpdateSet(chosen))
      .execute()
    return done(null)
  })
}

/** From now on the patient's links ask for no PIN, as before they chose one. */
export function dropPin(call: Call<StaffActor>, patientId: PatientId): Promise<Result<null>> {
  const subject = { kind: 'patient', id: patientId } as const
  return command(call, { policy: changePinPolicy, subject, action: 'link-pin.dropped' }, async ({ tx }) => {
    await tx.deleteFrom('link_pins').where('patient_id', '=', patientId).execute()
    return done(null)
  })
}
