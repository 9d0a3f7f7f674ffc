import { riskSignals, riskStatus, scoreOf } from '@kith/ipt'
import type { Answers, Instant, Instrument } from '@kith/ipt'

import type { ClinicCall } from '#platform/commands/call.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import { sendAlong } from '#platform/db/database.server.ts'
import { newId, type AppointmentId, type CheckInId, type CourseId } from '#platform/ids.ts'
import type { LinkId, PatientId, StaffId } from '#platform/ids.ts'
import { raiseAlerts } from '#features/alerts/index.server.ts'

import type { CheckInMode } from './check-in-row.ts'
import { answersOf, latestAnswers } from './read-check-ins.server.ts'

export type NewCheckIn = {
  courseId: CourseId
  patientId: PatientId
  appointmentId: AppointmentId | null
  instrument: Instrument
  answers: Answers
  mode: CheckInMode
  language: string
  startedAt: Instant | null
  submittedAt: Instant
  linkId: LinkId | null
  enteredBy: StaffId | null
  replaces: { id: CheckInId; reason: string } | null
}

/**
 * Answers, their score, an alert for each signal, the audit entry and the jobs that follow: in the caller's transaction,
 * so all of them or none (SEC-070). The answers are the record; a gap is stored as no answer (MEAS-010).
 */
export async function storeCheckIn(work: Work, call: ClinicCall, form: NewCheckIn): Promise<CheckInId> {
  const { tx } = work
  const { instrument, answers, courseId, patientId } = form
  const id: CheckInId = newId()
  const { strict_scoring: strict, previous } = await tx
    .selectFrom('clinics')
    .select(['strict_scoring', latestAnswers(tx, courseId, instrument, form.submittedAt).as('previous')])
    .executeTakeFirstOrThrow()
  const score = scoreOf(instrument, answers, { missing: strict ? 'strict' : 'as-published' })
  const write = tx
    .with('check_in', (db) =>
      db.insertInto('check_ins').values({
        clinic_id: call.actor.clinicId,
        id,
        course_id: courseId,
        patient_id: patientId,
        appointment_id: form.appointmentId,
        link_id: form.linkId,
        instrument: instrument.id,
        instrument_version: instrument.version,
        language: form.language,
        mode: form.mode,
        answers: JSON.stringify(answers),
        started_at: form.startedAt,
        submitted_at: form.submittedAt,
        entered_by: form.enteredBy,
        replaces_id: form.replaces?.id ?? null,
        correction_reason: form.replaces?.reason ?? null,
      }),
    )
    .insertInto('scores')
    .values({
      clinic_id: call.actor.clinicId,
      id: newId(),
      check_in_id: id,
      course_id: courseId,
      instrument: instrument.id,
      rule_version: instrument.version,
      submitted_at: form.submittedAt,
      state: score.state,
      total: score.state === 'scored' ? score.total : null,
      unrounded: score.state === 'scored' ? String(score.unrounded) : null,
      band: score.state === 'scored' ? score.band : null,
      prorated: score.state === 'scored' && score.prorated,
      risk: riskStatus(instrument, answers),
    })
  await sendAlong(tx, write)
  await raiseAlerts(work, call, {
    patientId,
    courseId,
    checkInId: id,
    signals: riskSignals(instrument, answers, previous === null ? null : answersOf(instrument, previous)),
  })
  await work.audit({
    action: form.replaces === null ? 'check-in.submitted' : 'check-in.corrected',
    subject: { kind: 'check-in', id },
    patientId,
    detail: { instrument: instrument.id, mode: form.mode },
  })
  return id
}
