import { phq9, readAnswers, riskSignals, type Instant, type RiskSignal } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call, ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { Database } from '#platform/db/database.server.ts'
import {
  newId,
  type AlertId,
  type CheckInId,
  type CourseId,
  type PatientId,
  type StaffId,
} from '#platform/ids.ts'
import type { SystemCall } from '#platform/jobs/worker.server.ts'
import { done } from '#platform/result.ts'

import { makeClinic, testNow } from '../../testing/test-clinic.server.ts'
import { raiseAlerts } from './raise-alerts.server.ts'

/** Signals of a form with this answer to item 9; null: the item was left out. */
export function signalsFor(answer: number | null, earlier: number | null = null): readonly RiskSignal[] {
  const read = (q9: number | null) => {
    const answers = readAnswers(phq9, { q1: 0, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0, q8: 0, q9 })
    if (!answers.ok) throw new Error('the fixture is wrong')
    return answers.value
  }
  return riskSignals(phq9, read(answer), earlier === null ? null : read(earlier))
}

/** A clinic with one patient in treatment, and what the tests of alerts do in it. */
export async function makeAlertClinic(db: Database) {
  const clinic = await makeClinic(db)
  const clinician = await clinic.addStaff(['clinician'], 'Ada Clark')
  const patientId = await clinic.addPatient(clinician.actor.staffId)
  const courseId = await clinic.addCourse(clinician.actor.staffId, patientId)

  const systemAt = (at: Instant = testNow): SystemCall =>
    clinic.callAs({ kind: 'system', clinicId: clinic.id }, at)

  async function list(...people: Call<StaffActor>[]): Promise<void> {
    await clinic.inside((tx) =>
      tx
        .insertInto('alert_list')
        .values(
          people.map((person, index) => ({
            clinic_id: clinic.id,
            id: newId<'alert_list'>(),
            position: index + 1,
            staff_id: person.actor.staffId,
          })),
        )
        .execute(),
    )
  }

  async function away(staffId: StaffId, coverId: StaffId, from: string, until: string): Promise<void> {
    await clinic.inside((tx) =>
      tx
        .insertInto('absences')
        .values({
          clinic_id: clinic.id,
          id: newId(),
          staff_id: staffId,
          cover_id: coverId,
          from_at: from as Instant,
          until_at: until as Instant,
          created_at: testNow,
        })
        .execute(),
    )
  }

  /** Somebody is there at these times on every day of the week. */
  async function staffed(opens: string, closes: string): Promise<void> {
    await clinic.inside((tx) =>
      tx
        .insertInto('staffed_hours')
        .values(
          [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
            clinic_id: clinic.id,
            id: newId<'staffed_hours'>(),
            weekday,
            opens,
            closes,
          })),
        )
        .execute(),
    )
  }

  async function raiseFor(
    signals: readonly RiskSignal[],
    options: { at?: Instant; patientId?: PatientId; courseId?: CourseId; checkInId?: CheckInId } = {},
  ): Promise<void> {
    const call: ClinicCall = systemAt(options.at)
    const policy = { name: 'test.raise', audience: 'system' } as const
    const result = await command(call, { policy, subject: null, action: null }, async (work) => {
      await raiseAlerts(work, call, {
        patientId: options.patientId ?? patientId,
        courseId: options.courseId ?? courseId,
        checkInId: options.checkInId ?? null,
        signals,
      })
      return done(null)
    })
    if (!result.ok) throw new Error('not raised')
  }

  async function addCheckIn(q9: number | null, at: Instant = testNow): Promise<CheckInId> {
    const id: CheckInId = newId()
    await clinic.inside((tx) =>
      tx
        .insertInto('check_ins')
        .values({
          clinic_id: clinic.id,
          id,
          course_id: courseId,
          patient_id: patientId,
          instrument: 'phq-9',
          instrument_version: phq9.version,
          language: 'en',
          mode: 'paper',
          answers: JSON.stringify({ q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9 }),
          submitted_at: at,
          received_at: at,
          entered_by: clinician.actor.staffId,
        })
        .execute(),
    )
    return id
  }

  const alerts = () =>
    clinic.inside((tx) => tx.selectFrom('alerts').selectAll().orderBy('raised_at').execute())
  const events = (alertId: AlertId) =>
    clinic.inside((tx) =>
      tx.selectFrom('alert_events').selectAll().where('alert_id', '=', alertId).orderBy('id').execute(),
    )
  const signals = () =>
    clinic.inside((tx) => tx.selectFrom('alert_signals').selectAll().orderBy('id').execute())
  const notices = () =>
    clinic.inside((tx) =>
      tx.selectFrom('messages').selectAll().where('kind', '=', 'alert-notice').orderBy('id').execute(),
    )

  async function onlyAlert() {
    const [alert, ...others] = await alerts()
    if (alert === undefined || others.length > 0) throw new Error(`${others.length + 1} alerts`)
    return alert
  }

  return {
    ...clinic,
    clinician,
    patientId,
    courseId,
    systemAt,
    list,
    away,
    staffed,
    raiseFor,
    addCheckIn,
    alerts,
    onlyAlert,
    events,
    signals,
    notices,
  }
}

/** So many minutes after the tests' now. */
export function later(minutes: number): Instant {
  return new Date(Date.parse(testNow) + minutes * 60_000).toISOString() as Instant
}
