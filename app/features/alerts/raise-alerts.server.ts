import type { RiskSignal } from '@kith/ipt'

import type { ClinicCall } from '#platform/commands/call.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import type { AlertId, CheckInId, CourseId, PatientId, StaffId } from '#platform/ids.ts'

import {
  changeAlert,
  insertAlert,
  insertEvent,
  insertSignals,
  lockOpenAlert,
  openFor,
  readSignalledItems,
  takeTurnFor,
  type Alert,
  type AlertLevel,
  type AlertSource,
  type NewSignal,
} from './alerts-store.server.ts'
import { nextStepAt } from './next-step.ts'
import { readAlertClock, readRota } from './read-rota.server.ts'
import { firstOwner, personIn } from './rota.ts'
import { scheduleStep, tellOwner } from './tell-owner.server.ts'

export type RaisedRisk = {
  patientId: PatientId
  courseId: CourseId
  checkInId: CheckInId | null
  signals: readonly RiskSignal[]
}

/**
 * Stores what a form signals, in the transaction that stores the form: one open alert for each patient, with one owner
 * and a time at which it moves on (SAFE-001, SAFE-002, SEC-070). A signal is never dropped because it was there last
 * time (SAFE-005). Nothing happens for an empty list, or for signals of this check-in that are stored already.
 */
export async function raiseAlerts(work: Work, call: ClinicCall, risk: RaisedRisk): Promise<void> {
  const signals = risk.signals.map(({ signal, level, item, answer, previous }) => ({
    signal,
    level,
    item,
    answer,
    formerAnswer: previous,
    words: null,
  }))
  await raise(work, call, { ...risk, source: 'check-in', signals })
}

/** Adds signals to the patient's open alert of this source, or makes one. Null when there was nothing to add. */
export async function raise(
  work: Work,
  call: ClinicCall,
  risk: Omit<RaisedRisk, 'signals'> & { source: AlertSource; signals: readonly NewSignal[] },
): Promise<AlertId | null> {
  if (risk.signals.length === 0) return null
  const { tx } = work
  await takeTurnFor(tx, risk.patientId)
  const stored = risk.checkInId === null ? null : await readSignalledItems(tx, risk.checkInId)
  const signals = risk.signals.filter(({ signal, item }) => !stored?.has(`${signal} ${item}`))
  if (signals.length === 0) return null
  const level = highest(signals.map((signal) => signal.level))
  const open = await lockOpenAlert(tx, risk.patientId, risk.source)
  const alertId = open === null ? await begin(work, call, risk, level) : await append(work, call, open, level)
  await insertSignals(call, tx, alertId, risk.checkInId, signals)
  await work.audit({
    action: open === null ? 'alert.raised' : 'alert.appended',
    subject: { kind: 'alert', id: alertId },
    patientId: risk.patientId,
    detail: { level, checkIn: risk.checkInId },
  })
  return alertId
}

async function begin(
  work: Work,
  call: ClinicCall,
  risk: { patientId: PatientId; courseId: CourseId; source: AlertSource },
  level: AlertLevel,
): Promise<AlertId> {
  const { tx } = work
  const course = await tx
    .selectFrom('courses')
    .select('clinician_id')
    .where('id', '=', risk.courseId)
    .executeTakeFirstOrThrow()
  const owner = firstOwner(await readRota(tx, call.at), course.clinician_id)
  if (owner === null) throw new Error('nobody in this clinic can own an alert')
  const dueAt = nextStepAt(await readAlertClock(tx), 0, call.at)
  const { patientId, courseId, source } = risk
  const alertId = await insertAlert(call, tx, {
    patientId,
    courseId,
    source,
    level,
    ownerId: owner.id,
    nextStepAt: dueAt,
  })
  await insertEvent(call, tx, alertId, 'raised', { to: owner.id })
  await tellOwner(work, call, alertId, owner.id)
  await scheduleStep(work, call, alertId, 0, dueAt)
  return alertId
}

/**
 * A new answer on an alert that nobody has taken leaves its clock running. On one that somebody has taken it opens the
 * alert again with a fresh clock: what they took was the earlier answer.
 */
async function append(work: Work, call: ClinicCall, open: Alert, level: AlertLevel): Promise<AlertId> {
  const { tx } = work
  const raisedLevel = highest([open.level, level])
  if (open.state === 'open') {
    await changeAlert(tx, open.id, { level: raisedLevel })
    await insertEvent(call, tx, open.id, 'appended', { to: open.ownerId })
    await tellOwner(work, call, open.id, open.ownerId)
    return open.id
  }
  const owner = await ownerToGoOn(tx, call, open)
  const dueAt = nextStepAt(await readAlertClock(tx), 0, call.at)
  await changeAlert(tx, open.id, { ...openFor(owner, 0, dueAt), level: raisedLevel })
  await insertEvent(call, tx, open.id, 'appended', { from: open.ownerId, to: owner })
  await tellOwner(work, call, open.id, owner)
  await scheduleStep(work, call, open.id, 0, dueAt)
  return open.id
}

async function ownerToGoOn(tx: Work['tx'], call: ClinicCall, open: Alert): Promise<StaffId> {
  const rota = await readRota(tx, call.at)
  const owner = personIn(rota, open.ownerId)
  return owner?.isAvailable ? owner.id : (firstOwner(rota, open.clinicianId)?.id ?? open.ownerId)
}

function highest(levels: readonly AlertLevel[]): AlertLevel {
  return (['priority', 'review'] as const).find((level) => levels.includes(level)) ?? 'ask'
}
