import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'

import pg from 'pg'

import { makeClinic, testNow, testSecrets } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { now } from '../clock/clock.server.ts'
import { inClinic } from '../db/database.server.ts'
import type { Instant } from '@kith/ipt'
import { openCheckpoints, type Checkpoints } from './checkpoint.server.ts'
import { recordAudit } from './record.server.ts'
import { sealClinic, startSealer } from './seal.server.ts'
import { verifyClinic } from './verify.server.ts'

let database: TestDatabase
let admin: pg.Client
let folder: string
let clinic: Awaited<ReturnType<typeof makeClinic>>
let lead: Awaited<ReturnType<typeof clinic.addStaff>>
before(async () => {
  database = await openTestDatabase()
  admin = new pg.Client(database.admin)
  await admin.connect()
  // Behind the app's back: as superuser, with every trigger and foreign key asleep.
  await admin.query('set session_replication_role = replica')
  folder = await mkdtemp(join(tmpdir(), 'kith-checkpoints-'))
})
after(async () => {
  await admin.end()
  await database.close()
  await rm(folder, { recursive: true })
})
describe('the audit trail', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    lead = await clinic.addStaff(['lead'])
  })

  test('SEC-048 each entry gets its place in the chain, without gaps, and the chain holds', async () => {
    await write(7)
    assert.equal(await seal(), 7)
    const result = await verify()
    assert.deepEqual([result.ok, result.sealed, result.unsealed, result.firstBad], [true, 7, 0, null])
    await write(3)
    assert.deepEqual([(await verify()).sealed, (await verify()).unsealed, (await verify()).ok], [7, 3, true])
    await seal()
    assert.deepEqual([(await verify()).sealed, (await verify()).unsealed], [10, 0])
  })

  test('SEC-048 200 entries in as many transactions, eight at a time, with two sealers: one chain', async () => {
    const sealers = [1, 2].map(() => startSealer({ db: database.db.app, checkpoints: null, everyMs: 5 }))
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let at = 0; at < 25; at += 1) await write(1)
      }),
    )
    await Promise.all(sealers.map((sealer) => sealer.stop()))
    await seal()
    const result = await verify()
    assert.deepEqual([result.ok, result.sealed, result.unsealed], [true, 200, 0])
    const { rows } = await admin.query('select 1 from kith.audit_unsealed where clinic_id = $1', [clinic.id])
    assert.equal(rows.length, 0)
  })

  test('SEC-048 many entries at once are sealed in several batches', async () => {
    await write(1_203)
    assert.equal(await seal(), 1_203)
    assert.equal((await verify()).ok, true)
  })

  for (const column of ['at', 'recorded_at'] as const) {
    test(`SEC-048 a changed ${column} shows`, () =>
      tampered(
        `update kith.audit_entries set ${column} = ${column} + interval '1 microsecond' where id = $1`,
      ))
  }
  for (const change of [
    "action = 'course.looked-at'",
    'actor_id = null',
    "actor_kind = 'system'",
    "outcome = 'denied'",
    "subject_kind = 'course'",
    'subject_id = clinic_id',
    'patient_id = clinic_id',
    `detail = '{"n": 999}'`,
  ]) {
    test(`SEC-048 an entry whose ${change.split(' ')[0]} was altered is named`, () =>
      tampered(`update kith.audit_entries set ${change} where id = $1`))
  }

  test('SEC-048 an entry that was removed is named, and so is one removed together with its seal', async () => {
    const ids = await sealed(6)
    await admin.query('delete from kith.audit_entries where id = $1', [ids[2]])
    assert.deepEqual((await verify()).firstBad, { place: 3, entryId: ids[2], why: 'entry-missing' })
    await admin.query('delete from kith.audit_seals where entry_id = $1', [ids[2]])
    assert.deepEqual((await verify()).firstBad, { place: 3, entryId: null, why: 'place-missing' })
    await admin.query('update kith.audit_seals set id = id - 1 where clinic_id = $1 and id > 3', [clinic.id])
    assert.deepEqual((await verify()).firstBad, { place: 3, entryId: ids[3], why: 'altered' })
  })

  test('SEC-048 two entries that changed places show', async () => {
    const ids = await sealed(6)
    const put = (entry: string | undefined, place: number) =>
      admin.query('update kith.audit_seals set entry_id = $1 where clinic_id = $2 and id = $3', [
        entry,
        clinic.id,
        place,
      ])
    await put(clinic.id, 5)
    await put(ids[4], 2)
    await put(ids[1], 5)
    assert.deepEqual((await verify()).firstBad, { place: 2, entryId: ids[4], why: 'altered' })
  })

  test('SEC-048 an entry that was slipped in shows, with a place or without', async () => {
    const ids = await sealed(4)
    const { rows } = await admin.query<{ id: string }>(
      `insert into kith.audit_entries select clinic_id, gen_random_uuid(), at, recorded_at - interval '1 hour', actor_id,
       actor_kind, action, outcome, subject_kind, subject_id, patient_id, detail
     from kith.audit_entries where id = $1 returning id`,
      [ids[0]],
    )
    const slipped = rows[0]?.id
    await seal()
    assert.deepEqual((await verify()).firstBad, { place: null, entryId: slipped, why: 'not-sealed' })
    await admin.query('insert into kith.audit_seals values ($1, 5, $2, $3)', [
      clinic.id,
      slipped,
      Buffer.alloc(32, 1),
    ])
    assert.deepEqual((await verify()).firstBad, { place: 5, entryId: slipped, why: 'altered' })
  })

  test('SEC-048 an entry that nobody sealed for more than a minute is a fault', async () => {
    await write(1)
    assert.equal((await verify()).ok, true)
    await admin.query(
      `update kith.audit_entries set recorded_at = recorded_at - interval '61 seconds' where clinic_id = $1`,
      [clinic.id],
    )
    assert.equal((await verify()).firstBad?.why, 'not-sealed')
  })

  test('SEC-048 a chain cut off at its end, or written anew from the start, does not match its checkpoints', async () => {
    const checkpoints = openCheckpoints(join(folder, 'cut'), testSecrets)
    await write(5)
    await seal(checkpoints)
    const whole = await verify(checkpoints)
    assert.deepEqual([whole.ok, whole.checkpoints], [true, 1])
    await admin.query(
      'delete from kith.audit_entries where id = (select entry_id from kith.audit_seals where clinic_id = $1 and id = 5)',
      [clinic.id],
    )
    await admin.query('delete from kith.audit_seals where clinic_id = $1 and id = 5', [clinic.id])
    assert.equal((await verify()).ok, true, 'without checkpoints the shorter chain looks whole')
    assert.deepEqual((await verify(checkpoints)).firstBad, { place: 5, entryId: null, why: 'cut-off' })
    await write(1)
    await seal()
    assert.equal((await verify(checkpoints)).firstBad?.why, 'rewritten')
  })

  test('SEC-048 a checkpoint that another hand wrote is counted and believed in nothing', async () => {
    const path = join(folder, 'forged')
    const checkpoints = openCheckpoints(path, testSecrets)
    await write(2)
    await seal(checkpoints)
    await writeFile(path, (await readFile(path, 'utf8')).replace('"place":2', '"place":1'))
    const result = await verify(checkpoints)
    assert.deepEqual([result.ok, result.firstBad, result.forgedCheckpoints], [false, null, 1])
  })

  test('SEC-048 a checkpoint is written after a thousand entries, after five minutes, and at the end', async () => {
    let at = Date.parse(testNow)
    const path = join(folder, 'pace')
    const checkpoints = openCheckpoints(path, testSecrets, () => new Date(at).toISOString() as Instant)
    const places = async () => (await checkpoints.of(clinic.id)).genuine.map(({ place }) => place)
    const reached = (place: number) =>
      checkpoints.reached({ clinic: clinic.id, place, hash: Buffer.alloc(32) })
    await reached(1)
    await reached(1_000)
    await checkpoints.write('due')
    assert.deepEqual(await places(), [1])
    await reached(1_001)
    await reached(1_002)
    assert.deepEqual(await places(), [1, 1_001])
    at += 5 * 60_000
    await checkpoints.write('due')
    assert.deepEqual(await places(), [1, 1_001, 1_002])
    await reached(1_003)
    await checkpoints.write('all')
    await checkpoints.write('all')
    assert.deepEqual(await places(), [1, 1_001, 1_002, 1_003])
    // A power cut in the middle of a line spoils that line alone.
    await writeFile(path, `${await readFile(path, 'utf8')}{"clinic":"hal`)
    await reached(3_000)
    assert.deepEqual(await places(), [1, 1_001, 1_002, 1_003, 3_000])
  })

  test('SEC-004 the chain of one clinic says nothing of another', async () => {
    await sealed(3)
    const other = await makeClinic(database.db)
    const seen = await other.inside((tx) => verifyClinic(tx, clinic.id))
    assert.deepEqual([seen.sealed, seen.unsealed], [0, 0])
  })
})

async function tampered(change: string): Promise<void> {
  const ids = await sealed(5)
  await admin.query(change, [ids[3]])
  const result = await verify()
  assert.deepEqual([result.ok, result.firstBad], [false, { place: 4, entryId: ids[3], why: 'altered' }])
}

function write(count: number): Promise<void> {
  return inClinic(database.db.app, { clinic: clinic.id, actor: lead.actor.staffId }, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      await recordAudit(tx, lead.actor, now(), { action: 'course.read', detail: { n } })
    }
  })
}

async function sealed(count: number): Promise<string[]> {
  await write(count)
  await seal()
  const { rows } = await admin.query<{ entry_id: string }>(
    'select entry_id from kith.audit_seals where clinic_id = $1 order by id',
    [clinic.id],
  )
  return rows.map((row) => row.entry_id)
}

function seal(checkpoints: Checkpoints | null = null): Promise<number> {
  return sealClinic(database.db.app, clinic.id, checkpoints)
}

async function verify(checkpoints?: Checkpoints) {
  const known = await checkpoints?.of(clinic.id)
  return clinic.inside((tx) => verifyClinic(tx, clinic.id, known))
}
