import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { findInstrument, readAnswers, riskStatus, scoreOf, type Instant } from '@kith/ipt'
import pg from 'pg'

import { verifyClinic } from '#platform/audit/verify.server.ts'
import { sealClinic } from '#platform/audit/seal.server.ts'
import { inClinic } from '#platform/db/database.server.ts'
import type { ClinicId } from '#platform/ids.ts'
import { as } from '#platform/db/pools.server.ts'

import { testSecrets } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { demoCases } from './demo-cases.ts'
import { layDemonstration, type Laid } from './lay-demonstration.server.ts'

const now = '2026-11-23T09:20:00.000Z' as Instant
let database: TestDatabase
let client: pg.Client
let laid: Laid

before(async () => {
  database = await openTestDatabase()
  const origin = 'http://localhost:8420'
  laid = await layDemonstration({ db: database.db.app, secrets: testSecrets, origin, now })
  client = new pg.Client(as('kith_owner', database.admin))
  await client.connect()
})

after(async () => {
  await client.end()
  await database.close()
})

test('the invented clinic has people in every phase, of every area, and staff of each role', async () => {
  assert.ok((await count('patients')) >= 24)
  const roles = await values(`select unnest(roles) from kith.staff where state = 'active' order by 1`)
  assert.deepEqual(roles, ['clinician', 'clinician', 'clinician', 'lead', 'supervisor'])
  assert.equal(await count('staffed_hours'), 5)
  assert.equal(await count('alert_list'), 4)
  assert.deepEqual(
    await values(`select distinct problem_area from kith.courses where problem_area is not null order by 1`),
    ['grief', 'interpersonal_deficits', 'role_dispute', 'role_transition'],
  )
  assert.deepEqual(await values('select distinct phase from kith.courses order by 1'), [
    'ended',
    'initial',
    'maintenance',
    'middle',
    'termination',
  ])
})

test('one is getting worse, one has not improved at week 5, one has an open alert, one has ended and is in maintenance', async () => {
  const totals = (name: string) =>
    values(
      `select s.total from kith.scores s join kith.courses c on c.id = s.course_id join kith.patients p on p.id = c.patient_id
       where p.name = $1 order by s.submitted_at`,
      name,
    ) as Promise<number[]>
  const worse = await totals('Rosalba Tine')
  assert.ok((worse.at(-1) ?? 0) - (worse[0] ?? 0) >= 5, worse.join())
  const steady = await totals('Philippa Renshaw-Obi')
  assert.ok(steady.length >= 6 && (steady.at(-1) ?? 0) > 0.8 * (steady[0] ?? 0), steady.join())
  assert.equal((await values(`select id from kith.alerts where state = 'open'`)).length, 1)
  assert.ok((await values(`select id from kith.alerts where state = 'closed'`)).length >= 3)
  const maintained = await values(
    `select m.id from kith.courses m join kith.courses a on a.id = m.acute_course_id
     where m.phase = 'maintenance' and a.phase = 'ended' and a.ending = 'completed'`,
  )
  assert.ok(maintained.length >= 1)
})

test('IPT-035 whoever is past the initial phase has an assessment that was marked done, of both classifications and various; some are begun', async () => {
  assert.deepEqual(
    await values(
      `select p.name from kith.courses c join kith.patients p on p.id = c.patient_id
       where c.kind = 'acute' and c.phase <> 'initial'
         and not exists (select from kith.diagnosis_records r where r.course_id = c.id)`,
    ),
    [],
  )
  const codes = await values('select distinct code from kith.diagnosis_records order by 1')
  assert.ok(codes.length >= 8, codes.join())
  assert.deepEqual(await values('select distinct classification from kith.diagnosis_records order by 1'), [
    'dsm-5-tr',
    'icd-11',
  ])
  const runs = await values(
    `select distinct (record->>'besidePersistent')::boolean from kith.diagnosis_records order by 1`,
  )
  assert.deepEqual(runs, [false, true])
  const begun = await values(
    `select distinct course_id from kith.sheet_fields f where sheet = 'assessment'
     and not exists (select from kith.diagnosis_records r where r.course_id = f.course_id)`,
  )
  assert.equal(begun.length, 2)
})

test('IPT-090 IPT-015 whoever is past the initial phase has an agreed contract, one was changed, and some are being written', async () => {
  assert.deepEqual(
    await values(
      `select c.id from kith.courses c where c.problem_area is not null
         and not exists (select from kith.contracts k where k.course_id = c.id and k.sessions = c.planned_sessions)`,
    ),
    [],
  )
  const changed = `select k.reason from kith.contracts k where k.number = 2`
  assert.equal((await values(changed)).length, 1)
  const drafts = `select distinct f.course_id from kith.sheet_fields f where f.sheet = 'contract'
    and not exists (select from kith.contracts k where k.course_id = f.course_id)`
  assert.equal((await values(drafts)).length, 3)
})

test('nobody is in two courses at once, and sessions are numbered without gaps', async () => {
  assert.deepEqual(
    await values('select patient_id from kith.courses where ended_on is null group by 1 having count(*) > 1'),
    [],
  )
  assert.deepEqual(
    await values('select course_id from kith.sessions group by 1 having max(number) <> count(*)'),
    [],
  )
})

test('every score is what its answers give, and there are prorated forms and forms without a total among them', async () => {
  const { rows } = await client.query(
    'select c.answers, c.instrument, s.state, s.total, s.band, s.prorated, s.risk from kith.check_ins c join kith.scores s on s.check_in_id = c.id',
  )
  assert.equal(rows.length, await count('check_ins'))
  assert.ok(rows.length > 150)
  for (const row of rows) {
    const instrument = findInstrument(row.instrument)
    assert.ok(instrument)
    const read = readAnswers(instrument, row.answers)
    assert.ok(read.ok)
    const score = scoreOf(instrument, read.value)
    const expected = score.state === 'scored' ? score : { total: null, band: null, prorated: false }
    assert.deepEqual(
      [row.state, row.total, row.band, row.prorated, row.risk],
      [score.state, expected.total, expected.band, expected.prorated, riskStatus(instrument, read.value)],
    )
  }
  assert.ok(rows.some((row) => row.prorated))
  assert.ok(rows.some((row) => row.state === 'not-scorable'))
  assert.ok(rows.some((row) => row.risk === 'unanswered'))
})

test('each clinician has sessions today, and nothing has happened later than now', async () => {
  const today = await values(
    `select count(*) from kith.appointments where starts_at >= '2026-11-23' and starts_at < '2026-11-24' group by clinician_id`,
  )
  assert.equal(today.length, 3)
  assert.ok(today.every((sessions) => Number(sessions) >= 3))
  for (const [table, column] of [
    ['check_ins', 'submitted_at'],
    ['sessions', 'started_at'],
    ['signed_notes', 'signed_at'],
    ['alert_events', 'at'],
    ['check_in_links', 'made_at'],
    ['patients', 'created_at'],
    ['audit_entries', 'at'],
  ]) {
    assert.deepEqual(
      await values(`select id from kith.${table} where ${column} > $1`, now),
      [],
      `${table}.${column}`,
    )
  }
})

test('there is a way in for each role, and links at which somebody can answer', async () => {
  const roles = [...laid.demonstration.entrances.values()].map(({ role }) => role)
  for (const role of ['clinician', 'supervisor', 'lead']) assert.ok(roles.includes(role))
  assert.ok(laid.checkIns.length >= 3)
  const open = await count(
    `check_in_links where used_at is null and revoked_at is null and expires_at > '${now}'`,
  )
  assert.equal(open, laid.checkIns.length)
})

test('the audit trail of the demonstration holds', async () => {
  const [clinicId] = (await values('select id from kith.clinics')) as [ClinicId]
  await sealClinic(database.db.app, clinicId)
  const trail = await inClinic(database.db.app, { clinic: clinicId, actor: null }, (tx) =>
    verifyClinic(tx, clinicId),
  )
  assert.equal(trail.firstBad, null)
})

test('nobody has a name that another has, and no two sessions of a clinician overlap', async () => {
  assert.equal(new Set(demoCases.map(({ name }) => name)).size, demoCases.length)
  assert.deepEqual(
    await values(
      `select a.id from kith.appointments a join kith.appointments b on b.clinician_id = a.clinician_id and b.id <> a.id
         and b.starts_at < a.starts_at + make_interval(mins => a.minutes) and a.starts_at <= b.starts_at
       where a.state in ('planned', 'held') and b.state in ('planned', 'held')`,
    ),
    [],
  )
})

test('the clinic can be laid at any hour, on a Sunday on which the clocks change, and on a leap day', async () => {
  for (const moment of ['2026-03-29T00:10:00.000Z', '2028-02-29T23:50:00.000Z']) {
    const other = await openTestDatabase()
    try {
      const place = {
        db: other.db.app,
        secrets: testSecrets,
        origin: 'http://localhost:8420',
        now: moment as Instant,
      }
      const { checkIns } = await layDemonstration(place)
      assert.ok(checkIns.length >= 3)
    } finally {
      await other.close()
    }
  }
})

async function values(text: string, ...given: unknown[]): Promise<unknown[]> {
  const { rows } = await client.query(text, given)
  return rows.map((row: Record<string, unknown>) => Object.values(row)[0])
}

async function count(from: string): Promise<number> {
  return Number((await values(`select count(*) from kith.${from}`))[0])
}

test('IPT-045 IPT-083 everybody past the second session has the sick role and hope on record', async () => {
  const lacking = await values(
    `select p.name from kith.courses c join kith.patients p on p.id = c.patient_id
     where c.kind = 'acute' and (select count(*) from kith.sessions s where s.course_id = c.id) >= 2
       and (select count(distinct f.sheet) from kith.sheet_fields f where f.course_id = c.id
            and f.sheet in ('hope', 'sick-role')) < 2`,
  )
  assert.deepEqual(lacking, [])
})
