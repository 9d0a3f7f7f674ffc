import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'
import pg from 'pg'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, type StaffId } from '#platform/ids.ts'
import { startWorker } from '#platform/jobs/worker.server.ts'
import { noSender } from '#platform/mail/mail-sender.server.ts'

import { testSecrets } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { later, makeAlertClinic, signalsFor } from './alerts.fixture.ts'
import { moveAlertJob, moveOverdueAlerts } from './move-alert.server.ts'
import { takeAlert } from './take-alert.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

async function clinicWithList() {
  const clinic = await makeAlertClinic(database.db)
  const listed = [
    await clinic.addStaff(['clinician'], 'First'),
    await clinic.addStaff(['supervisor'], 'Second'),
    await clinic.addStaff(['lead'], 'Third'),
  ] as const
  await clinic.list(...listed)
  const jobAt = async (minutes: number, stale?: { step: number; dueAt: string | null }) => {
    const alert = await clinic.onlyAlert()
    const { step, dueAt } = stale ?? { step: alert.step, dueAt: alert.next_step_at }
    await moveAlertJob.run(
      clinic.systemAt(later(minutes)),
      { clinicId: clinic.id, alertId: alert.id, step, dueAt },
      {} as never,
    )
  }
  const sweepAt = (minutes: number) => moveOverdueAlerts.run(clinic.systemAt(later(minutes)), {} as never)
  return { clinic, listed, jobAt, sweepAt }
}

const idOf = (call: Call<StaffActor>): StaffId => call.actor.staffId

test('SEC-070 an alert that nobody takes walks the whole list at 15, 30 and 60 minutes, and round again', async () => {
  const { clinic, listed, jobAt } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const owners: (StaffId | undefined)[] = []
  for (const minutes of [15, 30, 60, 90, 120]) {
    assert.equal((await clinic.onlyAlert()).next_step_at, later(minutes))
    await jobAt(minutes)
    owners.push((await clinic.onlyAlert()).owner_id)
  }
  const [first, second, third] = listed.map(idOf)
  assert.deepEqual(owners, [first, second, third, first, second])
  assert.equal((await clinic.notices()).length, 6)
  assert.deepEqual((await clinic.notices()).at(-1)?.staff_id, second)
  assert.equal(
    (await clinic.events((await clinic.onlyAlert()).id)).filter((e) => e.kind === 'moved').length,
    5,
  )
})

test('SEC-070 two workers with the same job move the alert once, and a job that ran before changes nothing', async () => {
  const { clinic, listed, jobAt } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const { step, next_step_at: dueAt } = await clinic.onlyAlert()
  await Promise.all(Array.from({ length: 6 }, () => jobAt(15, { step, dueAt })))
  await jobAt(16, { step, dueAt })
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[0]))
  assert.equal((await clinic.notices()).length, 2)
})

test('SEC-070 when the job was lost, the sweep of the next minute moves the alert; not a second earlier', async () => {
  const { clinic, listed, sweepAt } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  await sweepAt(14)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(clinic.clinician))
  await sweepAt(16)
  await sweepAt(16)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[0]))
  assert.equal((await clinic.onlyAlert()).next_step_at, later(31), 'the new owner has their whole time')
})

test('SEC-070 outside staffed hours the clock stands still', async () => {
  const { clinic, sweepAt } = await clinicWithList()
  await clinic.staffed('09:05', '09:15')
  await clinic.raiseFor(signalsFor(2))
  assert.equal((await clinic.onlyAlert()).next_step_at, later(24 * 60 + 10))
  await sweepAt(60)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(clinic.clinician))
})

test('HAZ-004 when leave begins, what the person owns goes to their cover, open and with a fresh clock', async () => {
  const { clinic, listed, sweepAt } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const alert = await clinic.onlyAlert()
  await takeAlert(clinic.clinician, { alertId: alert.id, version: alert.version, key: newId() })
  await sweepAt(30)
  assert.equal((await clinic.onlyAlert()).state, 'acknowledged')
  await clinic.away(idOf(clinic.clinician), idOf(listed[1]), later(31), later(600))
  await sweepAt(32)
  const handed = await clinic.onlyAlert()
  assert.equal(handed.owner_id, idOf(listed[1]))
  assert.equal(handed.state, 'open')
  assert.equal(handed.next_step_at, later(47))
})

test('SEC-070 whoever is away is passed over; alone on the list, somebody keeps it and is told again', async () => {
  const { clinic, listed, jobAt } = await clinicWithList()
  await clinic.away(idOf(listed[0]), idOf(listed[2]), later(-60), later(600))
  await clinic.away(idOf(listed[2]), idOf(listed[1]), later(-60), later(600))
  await clinic.raiseFor(signalsFor(1))
  await jobAt(15)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[1]))
  await jobAt(30)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[1]))
  assert.equal((await clinic.notices()).length, 3)
})

test('SEC-070 with nobody there the clinician owns it, and it moves on as soon as somebody is', async () => {
  const { clinic, listed, sweepAt } = await clinicWithList()
  for (const person of [clinic.clinician, ...listed]) {
    const other = person === listed[0] ? listed[1] : listed[0]
    await clinic.away(idOf(person), idOf(other), later(-60), person === listed[1] ? later(40) : later(600))
  }
  await clinic.raiseFor(signalsFor(1))
  await sweepAt(1)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(clinic.clinician))
  assert.equal((await clinic.notices()).length, 1, 'nobody is told every minute')
  await sweepAt(41)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[1]))
})

test('HAZ-004 somebody who is disabled can own no alert, and nobody who owns one can be disabled', async () => {
  const { clinic, listed } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const disable = (id: StaffId) =>
    clinic.inside((tx) => tx.updateTable('staff').set({ state: 'disabled' }).where('id', '=', id).execute())
  await assert.rejects(disable(idOf(clinic.clinician)), /owns open alerts/)
  await disable(idOf(listed[0]))
  const { id } = await clinic.onlyAlert()
  await assert.rejects(
    clinic.inside((tx) =>
      tx
        .updateTable('alerts')
        .set({ owner_id: idOf(listed[0]) })
        .where('id', '=', id)
        .execute(),
    ),
    /needs an owner who can act/,
  )
})

test('HAZ-004 an alert and the disabling of its owner cannot pass each other', async () => {
  const { clinic, listed } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const { id } = await clinic.onlyAlert()
  const target = idOf(listed[0])
  const moved = Promise.withResolvers<void>()
  const disabling = moved.promise.then(() =>
    clinic.inside((tx) =>
      tx.updateTable('staff').set({ state: 'disabled' }).where('id', '=', target).execute(),
    ),
  )
  const moving = clinic
    .inside(async (tx) => {
      await tx.updateTable('alerts').set({ owner_id: target }).where('id', '=', id).execute()
      moved.resolve()
      // The move stays open until the disabling stands in line behind it, or has gone past.
      await Promise.race([somebodyWaits(), disabling.catch(() => undefined)])
    })
    .finally(moved.resolve)
  const outcomes = await Promise.allSettled([moving, disabling])
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['fulfilled', 'rejected'],
  )
})

test('SEC-070 under twenty who take, move and add at once, the alert has one owner who can act at every moment', async () => {
  const { clinic, listed, sweepAt } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const { id } = await clinic.onlyAlert()
  const watching = new AbortController()
  const seen: number[] = []
  const watch = (async () => {
    while (!watching.signal.aborted) {
      const rows = await clinic.inside((tx) =>
        tx
          .selectFrom('alerts as a')
          .innerJoin('staff as s', 's.id', 'a.owner_id')
          .select('a.id')
          .where('a.state', '<>', 'closed')
          .where('s.state', '=', 'active')
          .execute(),
      )
      seen.push(rows.length)
    }
  })()
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      if (index % 3 === 0) return clinic.raiseFor(signalsFor(1), { at: later(index) })
      if (index % 3 === 1) return sweepAt(20 + 40 * index)
      const { version } = await clinic.onlyAlert()
      return takeAlert(listed[index % 2 === 0 ? 0 : 1], { alertId: id, version, key: newId() })
    }),
  )
  watching.abort()
  await watch
  assert.ok(seen.length > 3)
  assert.ok(seen.every((count) => count === 1))
  const chain = (await clinic.events(id)).filter((event) => event.to_owner_id !== null)
  assert.equal(chain.at(-1)?.to_owner_id, (await clinic.onlyAlert()).owner_id)
})

test('SEC-004 one clinic’s sweep leaves the alerts of another alone', async () => {
  const here = await clinicWithList()
  const there = await clinicWithList()
  await there.clinic.raiseFor(signalsFor(1))
  await here.sweepAt(60)
  const { id, step, next_step_at: dueAt } = await there.clinic.onlyAlert()
  await moveAlertJob.run(
    here.clinic.systemAt(later(60)),
    { clinicId: here.clinic.id, alertId: id, step, dueAt },
    {} as never,
  )
  assert.equal((await there.clinic.onlyAlert()).owner_id, idOf(there.clinic.clinician))
})

test('HAZ-003 a notice that comes back is a failed step: the alert moves on now, once, and then keeps to its clock', async () => {
  const { clinic, listed, sweepAt } = await clinicWithList()
  await clinic.raiseFor(signalsFor(1))
  const { id } = await clinic.onlyAlert()
  const comesBack = async (minutes: number) => {
    const { owner_id: owner } = await clinic.onlyAlert()
    await clinic.inside((tx) =>
      tx
        .insertInto('alert_events')
        .values({
          clinic_id: clinic.id,
          id: newId(),
          alert_id: id,
          kind: 'notice-failed',
          at: later(minutes),
          to_owner_id: owner,
        })
        .execute(),
    )
  }
  await comesBack(2)
  await sweepAt(3)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[0]))
  await comesBack(4)
  await sweepAt(5)
  assert.equal((await clinic.onlyAlert()).owner_id, idOf(listed[0]))
  assert.equal((await clinic.onlyAlert()).next_step_at, later(18))
})

test('SEC-070 the queue itself moves an alert when its time has come, once', async () => {
  const { clinic, listed } = await clinicWithList()
  const settings = {
    jobsPool: database.db.jobsPool,
    db: database.db.app,
    origin: 'https://kith.example',
    secrets: testSecrets,
    tools: { mail: noSender, checkpoints: null },
    jobs: { 'move-alert': moveAlertJob },
    recurring: {},
  }
  // Its quarter of an hour ended five minutes ago by the real clock, which is the worker's.
  await clinic.raiseFor(signalsFor(1), { at: new Date(Date.now() - 20 * 60_000).toISOString() as Instant })
  const worker = await startWorker(settings)
  try {
    for (let tries = 0; tries < 1_200; tries += 1) {
      if ((await clinic.onlyAlert()).step > 0) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const alert = await clinic.onlyAlert()
    assert.deepEqual([alert.step, alert.owner_id], [1, idOf(listed[0])])
    assert.equal((await clinic.events(alert.id)).filter((event) => event.kind === 'moved').length, 1)
  } finally {
    await worker.stop()
  }
})

/** Until a transaction of this database waits for another one; the application's roles may not see that. */
async function somebodyWaits(): Promise<void> {
  const client = new pg.Client(database.admin)
  await client.connect()
  for (let waiting = 0; waiting === 0;) {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    waiting = rowCount ?? 0
  }
  await client.end()
}
