import type { Instant } from '@kith/ipt'
import type { Updateable } from 'kysely'

import type { ClinicCall } from '#platform/commands/call.server.ts'
import { sendAlong, type ClinicTransaction } from '#platform/db/database.server.ts'
import type { AlertEvents, Alerts } from '#platform/db/schema.ts'
import {
  newId,
  type AlertId,
  type CheckInId,
  type CourseId,
  type PatientId,
  type StaffId,
} from '#platform/ids.ts'

export type AlertLevel = Alerts['level']
export type AlertSource = Alerts['source']
export type AlertState = Alerts['state']

/** An alert as a command decides about it. */
export type Alert = {
  id: AlertId
  patientId: PatientId
  courseId: CourseId
  clinicianId: StaffId
  source: AlertSource
  level: AlertLevel
  state: AlertState
  ownerId: StaffId
  step: number
  nextStepAt: Instant | null
  version: number
}

/** One thing that an alert rests on. */
export type NewSignal = {
  signal: string
  level: AlertLevel
  item: string | null
  answer: number | null
  formerAnswer: number | null
  words: string | null
}

/** Whoever would act on an alert waits here for whoever is acting on it now, so that it has one owner at every moment. */
export async function lockAlert(tx: ClinicTransaction, alertId: AlertId): Promise<Alert | null> {
  return alertRows(tx).where('a.id', '=', alertId).forUpdate('a').executeTakeFirst().then(orNull)
}

export async function lockOpenAlert(
  tx: ClinicTransaction,
  patientId: PatientId,
  source: AlertSource,
): Promise<Alert | null> {
  return alertRows(tx)
    .where('a.patient_id', '=', patientId)
    .where('a.source', '=', source)
    .where('a.state', '<>', 'closed')
    .forUpdate('a')
    .executeTakeFirst()
    .then(orNull)
}

/** Signals of one patient are taken in one after the other: two forms sent at once make one alert (SAFE-002). */
export async function takeTurnFor(tx: ClinicTransaction, patientId: PatientId): Promise<void> {
  const turn = tx.selectFrom('patients').select('id').where('id', '=', patientId).forNoKeyUpdate()
  await sendAlong(tx, turn)
}

export async function insertAlert(
  call: ClinicCall,
  tx: ClinicTransaction,
  alert: Pick<Alert, 'patientId' | 'courseId' | 'source' | 'level' | 'ownerId'> & { nextStepAt: Instant },
): Promise<AlertId> {
  const id: AlertId = newId()
  const write = tx.insertInto('alerts').values({
    clinic_id: call.actor.clinicId,
    id,
    patient_id: alert.patientId,
    course_id: alert.courseId,
    source: alert.source,
    level: alert.level,
    state: 'open',
    owner_id: alert.ownerId,
    raised_at: call.at,
    next_step_at: alert.nextStepAt,
  })
  await sendAlong(tx, write)
  return id
}

/** Changes a locked alert; its version rises, so that a page read before no longer fits (HAZ-006). */
export async function changeAlert(
  tx: ClinicTransaction,
  alertId: AlertId,
  changes: Omit<Updateable<Alerts>, 'version'>,
): Promise<void> {
  await tx
    .updateTable('alerts')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', alertId)
    .execute()
}

/** What an alert is when nobody has taken it: whose it is, and when it moves on. */
export function openFor(ownerId: StaffId, step: number, nextStepAt: Instant): Updateable<Alerts> {
  return {
    state: 'open',
    owner_id: ownerId,
    step,
    next_step_at: nextStepAt,
    acknowledged_at: null,
    acknowledged_by: null,
  }
}

export async function insertSignals(
  call: ClinicCall,
  tx: ClinicTransaction,
  alertId: AlertId,
  checkInId: CheckInId | null,
  signals: readonly NewSignal[],
): Promise<void> {
  const write = tx.insertInto('alert_signals').values(
    signals.map((signal) => ({
      clinic_id: call.actor.clinicId,
      id: newId<'alert_signals'>(),
      alert_id: alertId,
      check_in_id: checkInId,
      signal: signal.signal,
      level: signal.level,
      item: signal.item,
      answer: signal.answer,
      former_answer: signal.formerAnswer,
      words: signal.words,
      at: call.at,
    })),
  )
  await sendAlong(tx, write)
}

/** The items of a check-in that an alert speaks of already. */
export async function readSignalledItems(
  tx: ClinicTransaction,
  checkInId: CheckInId,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('alert_signals')
    .select(['signal', 'item'])
    .where('check_in_id', '=', checkInId)
    .execute()
  return new Set(rows.map((row) => `${row.signal} ${row.item}`))
}

export async function insertEvent(
  call: ClinicCall,
  tx: ClinicTransaction,
  alertId: AlertId,
  kind: AlertEvents['kind'],
  more: { from?: StaffId | null; to?: StaffId | null; words?: string | null } = {},
): Promise<void> {
  const write = tx.insertInto('alert_events').values({
    clinic_id: call.actor.clinicId,
    id: newId(),
    alert_id: alertId,
    kind,
    at: call.at,
    by_id: call.actor.kind === 'staff' ? call.actor.staffId : null,
    from_owner_id: more.from ?? null,
    to_owner_id: more.to ?? null,
    words: more.words ?? null,
  })
  await sendAlong(tx, write)
}

function alertRows(tx: ClinicTransaction) {
  return tx
    .selectFrom('alerts as a')
    .innerJoin('courses as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
    )
    .select([
      'a.id',
      'c.patient_id as patientId',
      'a.course_id as courseId',
      'c.clinician_id as clinicianId',
      'a.source',
      'a.level',
      'a.state',
      'a.owner_id as ownerId',
      'a.step',
      'a.next_step_at as nextStepAt',
      'a.version',
    ])
}

function orNull(alert: Alert | undefined): Alert | null {
  return alert ?? null
}
