import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type CourseId, type PatientId } from '#platform/ids.ts'
import { done, type Result } from '#platform/result.ts'

import { editPatient } from './patients.policy.ts'

/**
 * Keeps that the patient was asked in this phase whether mail still reaches them alone, and that nothing has to change
 * (SEC-026). Once for each phase; asking more often is nothing new.
 */
export function confirmContact(call: Call<StaffActor>, id: PatientId): Promise<Result<null>> {
  const subject = { kind: 'patient', id } as const
  return command(
    call,
    { policy: editPatient, subject, action: 'patient.contact-confirmed' },
    async (work) => {
      await noteAsked(work.tx, call, id)
      return done(null)
    },
  )
}

/** A change of how somebody is reached was agreed with them: they have been asked in this phase. */
export async function noteAsked(tx: ClinicTransaction, call: Call<StaffActor>, id: PatientId): Promise<void> {
  const course = await openCourse(tx, id)
  if (course === null) return
  await tx
    .insertInto('contact_checks')
    .values({
      clinic_id: call.actor.clinicId,
      id: newId(),
      course_id: course.id,
      patient_id: id,
      phase: course.phase,
      asked_at: call.at,
      asked_by: call.actor.staffId,
    })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'course_id', 'phase']).doNothing())
    .execute()
}

/** The phase in which the question is still to be asked, or null. In the first one it was asked at the start. */
export async function phaseToAskIn(tx: ClinicTransaction, id: PatientId) {
  const course = await openCourse(tx, id)
  if (course === null || course.phase === 'initial' || course.channel === 'none') return null
  const asked = await tx
    .selectFrom('contact_checks')
    .select('id')
    .where('course_id', '=', course.id)
    .where('phase', '=', course.phase)
    .executeTakeFirst()
  return asked === undefined ? course.phase : null
}

async function openCourse(tx: ClinicTransaction, id: PatientId) {
  const row = await tx
    .selectFrom('courses as c')
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .select(['c.id', 'c.phase', 'p.reminder_channel as channel'])
    .where('c.patient_id', '=', id)
    .where('c.ended_on', 'is', null)
    .executeTakeFirst()
  if (row === undefined || row.phase === 'ended') return null
  return { id: row.id satisfies CourseId, phase: row.phase, channel: row.channel }
}
