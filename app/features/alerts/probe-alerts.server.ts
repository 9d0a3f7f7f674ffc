import type { Instant } from '@kith/ipt'

import { command } from '#platform/commands/command.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type Id } from '#platform/ids.ts'
import type { Job, Recurring, SystemCall } from '#platform/jobs/worker.server.ts'
import { done } from '#platform/result.ts'

import { longestLagMinutes } from './alert-lag.ts'
import { alertJobsPolicy } from './alerts.policy.ts'

/** Hourly (SEC-071). `kith.alert_lag` expects the next one after the same time. */
const everyMinutes = 60

/** Its step is due later, as an alert's is: what is proved is that the queue comes back to it. */
const stepAfterMinutes = 1

const keptDays = 7

/**
 * Each hour and in each clinic: begins a probe, which takes the way of an alert without being one. Asked every minute,
 * so that one begins soon after a start, and another soon after one that was lost.
 */
export const beginAlertProbe: Recurring = {
  cron: '* * * * *',
  policy: alertJobsPolicy.watch,
  async run(call) {
    await command(call, { policy: alertJobsPolicy.watch, subject: null, action: null }, async (work) => {
      await takeTurn(work.tx)
      if (!(await isWanted(work.tx, call.at))) return done(null)
      const probeId = newId<'alert_probes'>()
      const dueAt = later(call.at, stepAfterMinutes)
      await insertProbe(call, work.tx, probeId, dueAt)
      await work.addJob(
        'arrive-alert-probe',
        { clinicId: call.actor.clinicId, probeId },
        { runAt: dueAt, key: `arrive-alert-probe:${probeId}` },
      )
      return done(null)
    })
  },
}

/** A worker has taken the probe's step. Done twice, it arrived once. */
export const arriveAlertProbeJob: Job = {
  policy: alertJobsPolicy.watch,
  async run(call, payload) {
    const { probeId } = payload as { probeId?: Id<'alert_probes'> }
    await command(call, { policy: alertJobsPolicy.watch, subject: null, action: null }, async ({ tx }) => {
      await tx
        .updateTable('alert_probes')
        .set({ arrived_at: call.at })
        .where('id', '=', probeId ?? null)
        .where('arrived_at', 'is', null)
        .execute()
      return done(null)
    })
  },
}

/** Two processes that ask at once: the second sees what the first began. */
async function takeTurn(tx: ClinicTransaction): Promise<void> {
  await tx.selectFrom('clinics').select('id').forNoKeyUpdate().execute()
}

async function isWanted(tx: ClinicTransaction, at: Instant): Promise<boolean> {
  const last = await tx
    .selectFrom('alert_probes')
    .select(['begun_at', 'arrived_at'])
    .where('begun_at', '<=', at)
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return true
  const wait = last.arrived_at === null ? stepAfterMinutes + longestLagMinutes : everyMinutes
  return later(last.begun_at, wait) <= at
}

async function insertProbe(
  call: SystemCall,
  tx: ClinicTransaction,
  id: Id<'alert_probes'>,
  dueAt: Instant,
): Promise<void> {
  await tx
    .deleteFrom('alert_probes')
    .where('begun_at', '<', later(call.at, -keptDays * 24 * 60))
    .execute()
  await tx
    .insertInto('alert_probes')
    .values({ clinic_id: call.actor.clinicId, id, begun_at: call.at, due_at: dueAt })
    .execute()
}

function later(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant
}
