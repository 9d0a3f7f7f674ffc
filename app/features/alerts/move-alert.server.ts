import type { Instant } from '@kith/ipt'

import { command, type Work } from '#platform/commands/command.server.ts'
import type { Job, Recurring, SystemCall } from '#platform/jobs/worker.server.ts'
import type { AlertId } from '#platform/ids.ts'
import { done } from '#platform/result.ts'

import { alertJobsPolicy } from './alerts.policy.ts'
import { changeAlert, insertEvent, lockAlert, openFor, type Alert } from './alerts-store.server.ts'
import { nextStepAt } from './next-step.ts'
import { readAlertClock, readRota } from './read-rota.server.ts'
import { nextOwner, personIn, successor, type Person } from './rota.ts'
import { readAlertsToMove, type AlertToMove } from './read-alerts-to-move.server.ts'
import { scheduleStep, tellOwner } from './tell-owner.server.ts'

/** At the end of its time an alert that nobody has taken goes to the next person (SEC-070). Done twice, it moves once. */
export const moveAlertJob: Job = {
  policy: alertJobsPolicy.move,
  async run(call, payload) {
    const { alertId, step, dueAt } = payload as { alertId?: string; step?: number; dueAt?: string }
    await moveWhen(call, alertId as AlertId, (alert) => alert.step === step && isAt(alert.nextStepAt, dueAt))
  },
}

/**
 * Every minute: moves what a lost job left behind, and hands over what rests with somebody who is away or can own
 * nothing any more (HAZ-003, HAZ-004). One alert that cannot be moved does not keep the others.
 */
export const moveOverdueAlerts: Recurring = {
  cron: '* * * * *',
  policy: alertJobsPolicy.move,
  run: moveWhatIsDue,
}

/** Leave has begun: what the person owns goes to their cover now, not with the next minute. */
export const handOverAlertsJob: Job = {
  policy: alertJobsPolicy.move,
  run: moveWhatIsDue,
}

async function moveWhatIsDue(call: SystemCall): Promise<void> {
  const problems: unknown[] = []
  for (const found of await readAlertsToMove(call)) {
    await moveOrHandOver(call, found).catch((error: unknown) => problems.push(error))
  }
  if (problems.length > 0) throw problems[0]
}

/** Hands the alert over if its owner is not there; otherwise moves it if its time has come, or its notice came back. */
async function moveOrHandOver(call: SystemCall, found: AlertToMove): Promise<void> {
  await moveWhen(
    call,
    found.id,
    (alert) => isPast(alert.nextStepAt, call.at) || alert.ownerId === found.undeliveredTo,
  )
}

async function moveWhen(call: SystemCall, alertId: AlertId, isDue: (alert: Alert) => boolean): Promise<void> {
  await command(call, { policy: alertJobsPolicy.move, subject: null, action: null }, async (work) => {
    const alert = await lockAlert(work.tx, alertId)
    if (alert === null || alert.state === 'closed') return done(null)
    const rota = await readRota(work.tx, call.at)
    const owner = personIn(rota, alert.ownerId)
    if (owner === null || !owner.isAvailable) {
      const next = successor(rota, alert.ownerId, alert.clinicianId)
      const isDueNow = alert.state === 'open' && isDue(alert)
      if (next !== null && (next.isAvailable || isDueNow)) await moveTo(work, call, alert, next, isDueNow)
    } else if (alert.state === 'open' && isDue(alert)) {
      const next = nextOwner(rota, alert.ownerId, alert.clinicianId)
      if (next !== null) await moveTo(work, call, alert, next, true)
    }
    return done(null)
  })
}

/** Gives the alert to somebody who has not taken it yet: it is open, on a clock of its own, and they are told. */
async function moveTo(
  work: Work,
  call: SystemCall,
  alert: Alert,
  next: Person,
  isStep: boolean,
): Promise<void> {
  const step = isStep ? alert.step + 1 : 0
  const dueAt = nextStepAt(await readAlertClock(work.tx), step, call.at)
  await changeAlert(work.tx, alert.id, openFor(next.id, step, dueAt))
  await insertEvent(call, work.tx, alert.id, 'moved', { from: alert.ownerId, to: next.id })
  await work.audit({
    action: 'alert.moved',
    subject: { kind: 'alert', id: alert.id },
    patientId: alert.patientId,
    detail: { from: alert.ownerId, to: next.id, step },
  })
  await tellOwner(work, call, alert.id, next.id)
  await scheduleStep(work, call, alert.id, step, dueAt)
}

function isAt(one: Instant | null, other: string | undefined): boolean {
  return one !== null && other !== undefined && Date.parse(one) === Date.parse(other)
}

function isPast(due: Instant | null, at: Instant): boolean {
  return due !== null && Date.parse(due) <= Date.parse(at)
}
