import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'

import { blamingWordsEn, findDeniedWords, type Instant } from '@kith/ipt'

import { startWorker } from '#platform/jobs/worker.server.ts'
import { noSender } from '#platform/mail/mail-sender.server.ts'
import type { JobPayload } from '#platform/jobs/add.server.ts'

import { testNow, testSecrets } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { lagMinutes, lagWords } from './alert-lag.ts'
import { later, makeAlertClinic, signalsFor } from './alerts.fixture.ts'
import { moveOverdueAlerts } from './move-alert.server.ts'
import { arriveAlertProbeJob, beginAlertProbe } from './probe-alerts.server.ts'
import { alertLag, readLongestLag, reportAlertLag } from './read-alert-lag.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const write = process.stderr.write.bind(process.stderr)
afterEach(() => {
  process.stderr.write = write
})

async function watchedClinic(from: Instant = testNow) {
  const clinic = await makeAlertClinic(database.db)
  await clinic.inside((tx) => tx.updateTable('clinics').set({ alerts_watched_from: from }).execute())
  const lagAt = async (at: Instant) => {
    const { lag } = await clinic.inside((tx) =>
      tx.selectFrom('clinics').select(alertLag(at).as('lag')).executeTakeFirstOrThrow(),
    )
    return lagMinutes(lag)
  }
  const beginAt = (at: Instant) => beginAlertProbe.run(clinic.systemAt(at), {} as never)
  const probes = () =>
    clinic.inside((tx) => tx.selectFrom('alert_probes').selectAll().orderBy('begun_at').execute())
  /** What the worker does with the step of the latest probe. */
  const arriveAt = async (at: Instant) => {
    const payload: JobPayload = { clinicId: clinic.id, probeId: (await probes()).at(-1)?.id ?? null }
    await arriveAlertProbeJob.run(clinic.systemAt(at), payload, {} as never)
  }
  return { clinic, lagAt, beginAt, arriveAt, probes }
}

test('SEC-071 HAZ-003 the queue itself takes the step of a probe, and nobody has an alert or an entry for it', async () => {
  const now = () => new Date().toISOString() as Instant
  const { clinic, lagAt, beginAt, probes } = await watchedClinic(now())
  // Its step was due nine minutes ago by the real clock, which is the worker's.
  await beginAt(new Date(Date.now() - 10 * 60_000).toISOString() as Instant)
  assert.equal(await lagAt(now()), 9)
  const worker = await startWorker({
    jobsPool: database.db.jobsPool,
    db: database.db.app,
    origin: 'https://kith.example',
    secrets: testSecrets,
    tools: { mail: noSender, checkpoints: null },
    jobs: { 'arrive-alert-probe': arriveAlertProbeJob },
    recurring: {},
  })
  try {
    for (let tries = 0; tries < 1_200 && (await probes())[0]?.arrived_at === null; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await worker.stop()
  }
  assert.notEqual((await probes())[0]?.arrived_at, null)
  assert.equal(await lagAt(now()), null, 'once it works again nothing is said any more')
  assert.deepEqual(await clinic.alerts(), [])
  assert.deepEqual(await clinic.notices(), [])
  assert.deepEqual(await clinic.inside((tx) => tx.selectFrom('audit_entries').select('action').execute()), [])
})

test('SEC-071 with nothing that takes its step, a probe is a lag after five minutes; not a second earlier', async () => {
  const { lagAt, beginAt, arriveAt } = await watchedClinic()
  await beginAt(testNow)
  assert.equal(await lagAt(later(6)), null)
  assert.equal(await lagAt(later(6 + 1 / 60)), 5)
  assert.equal(await lagAt(later(45)), 44)
  await arriveAt(later(46))
  assert.equal(await lagAt(later(46)), null)
})

test('SEC-071 where no probe begins although an hour has passed, that is a lag too', async () => {
  const { lagAt, beginAt, arriveAt } = await watchedClinic()
  assert.equal(await lagAt(later(65)), null, 'the first is expected within an hour')
  assert.equal(await lagAt(later(70)), 10)
  await beginAt(later(70))
  await arriveAt(later(71))
  assert.equal(await lagAt(later(135)), null)
  assert.equal(await lagAt(later(200)), 70)
})

test('SEC-071 HAZ-003 an open alert whose time is over is a lag until it moves on', async () => {
  const { clinic, lagAt, beginAt, arriveAt } = await watchedClinic()
  await clinic.list(await clinic.addStaff(['clinician'], 'First'))
  await clinic.raiseFor(signalsFor(1))
  await beginAt(later(15))
  await arriveAt(later(16))
  assert.equal(await lagAt(later(20)), null)
  assert.equal(await lagAt(later(23)), 8)
  await moveOverdueAlerts.run(clinic.systemAt(later(23)), {} as never)
  assert.equal(await lagAt(later(23)), null)
})

test('SEC-071 a probe begins once an hour, however many processes ask and however often', async () => {
  const { beginAt, arriveAt, probes } = await watchedClinic()
  await Promise.all(Array.from({ length: 6 }, () => beginAt(testNow)))
  await arriveAt(later(1))
  await arriveAt(later(2))
  for (const minutes of [1, 30, 59]) await beginAt(later(minutes))
  assert.deepEqual(
    (await probes()).map((probe) => [probe.begun_at, probe.arrived_at]),
    [[testNow, later(1)]],
  )
  await beginAt(later(60))
  assert.equal((await probes()).length, 2)
})

test('SEC-071 a probe that was lost is a lag until the next one arrives; after a week it is forgotten', async () => {
  const { lagAt, beginAt, arriveAt, probes } = await watchedClinic()
  await beginAt(testNow)
  await beginAt(later(5))
  assert.equal((await probes()).length, 1)
  await beginAt(later(7))
  assert.equal((await probes()).length, 2)
  assert.equal(await lagAt(later(8)), 7)
  await arriveAt(later(8))
  assert.equal(await lagAt(later(8)), null)
  await beginAt(later(8 * 24 * 60))
  assert.equal((await probes()).length, 1)
})

test('SEC-071 a probe that a wrong clock dated into the future hides nothing', async () => {
  const { lagAt, beginAt, arriveAt, probes } = await watchedClinic()
  await beginAt(later(10_000))
  await arriveAt(later(10_001))
  assert.equal(await lagAt(later(70)), 10)
  await beginAt(later(70))
  assert.equal((await probes()).length, 2)
})

test('SEC-004 SEC-071 a clinic sees its own lag; whoever keeps Kith running sees the longest of all', async () => {
  const here = await watchedClinic()
  const there = await watchedClinic()
  await here.beginAt(testNow)
  await there.beginAt(testNow)
  await here.arriveAt(later(1))
  assert.equal(await here.lagAt(later(30)), null)
  assert.equal(await there.lagAt(later(30)), 29)
  assert.ok(((await readLongestLag(database.db.app, later(30))) ?? 0) >= 29)
})

test('SEC-071 whoever keeps Kith running has a line of error for it, with a number and no name', async () => {
  const { beginAt } = await watchedClinic()
  await beginAt(testNow)
  const lines: string[] = []
  process.stderr.write = (line: string) => lines.push(line) > 0
  await reportAlertLag(database.db.app, later(-100_000))
  assert.deepEqual(lines, [])
  await reportAlertLag(database.db.app, later(30))
  process.stderr.write = write
  const [line = '{}', ...more] = lines
  const { at, minutes, ...rest } = JSON.parse(line) as Record<string, unknown>
  assert.deepEqual([rest, more], [{ level: 'error', event: 'alerts-lag' }, []])
  assert.ok(typeof at === 'string' && Number(minutes) >= 29)
})

test('SEC-071 what is said of a lag names what to do and blames nobody', () => {
  for (const minutes of [6, 119, 600, 10_000]) {
    const { title, what, told } = lagWords(minutes)
    assert.deepEqual(findDeniedWords(`${title}. ${what} ${told}`, blamingWordsEn), [])
  }
  assert.match(lagWords(6).what, /^For 6 minutes/)
  assert.match(lagWords(600).what, /^For 10 hours/)
})
