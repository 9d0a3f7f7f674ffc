import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'

import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../../testing/test-server.server.ts'
import { recordAudit } from '#platform/audit/record.server.ts'
import { sealClinic } from '#platform/audit/seal.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { newId, type PatientId } from '#platform/ids.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'
import { readPatientAccess, readTrail } from './read-trail.server.ts'
import { actionWords } from './trail-words.ts'
import { verifyTrail, verifyTrailNightly } from './verify-trail.server.ts'

let database: TestDatabase
let kith: Kith
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
})
after(async () => {
  await kith.stop()
  await database.close()
})

const everything = { staffId: null, whose: null, action: null, day: null, before: null }

test('SEC-049 the lead sees who opened a record, when and how often, and that looking is an entry too', async () => {
  const { lead, clinician, patient, read } = await clinicWithRecord()
  await read(clinician, 2)
  const result = await readPatientAccess(lead, patient, null)
  assert.ok(result.ok)
  const { visitors, page } = result.value
  assert.deepEqual(
    visitors.map(({ name, times }) => [name, times]),
    [
      ['lead', 1],
      ['Dr Ash', 2],
    ],
  )
  assert.deepEqual(
    page.entries.map(({ action, actor }) => [action, actor]),
    [
      ['patient-access.read', 'lead'],
      ['course.read', 'Dr Ash'],
      ['course.read', 'Dr Ash'],
    ],
  )
})

test('SEC-006 a lead of another clinic finds no such record, and a clinician has no such page', async () => {
  const { clinician, patient } = await clinicWithRecord()
  const other = await makeClinic(database.db)
  const stranger = await other.addStaff(['lead'])
  assert.deepEqual(await readPatientAccess(stranger, patient, null), {
    ok: false,
    problem: { kind: 'absent' },
  })
  assert.deepEqual(await readPatientAccess(clinician, patient, null), {
    ok: false,
    problem: { kind: 'forbidden' },
  })
  assert.deepEqual(await readTrail(clinician, everything), { ok: false, problem: { kind: 'forbidden' } })
})

test('the trail is read a page at a time, every entry once, and narrowed by person, patient, action and day', async () => {
  const { lead, clinician, read } = await clinicWithRecord()
  await read(clinician, 120)
  const seen = new Set<string>()
  let before: string | null = null
  do {
    const result = await readTrail(lead, { ...everything, staffId: clinician.actor.staffId, before })
    assert.ok(result.ok)
    for (const { id } of result.value.page.entries) {
      assert.ok(!seen.has(id))
      seen.add(id)
    }
    before = result.value.page.olderThan
  } while (before !== null)
  assert.equal(seen.size, 120)
  const none = await readTrail(lead, { ...everything, day: '2020-02-29' })
  assert.deepEqual(none.ok && none.value.page.entries, [])
  const ofNobody = await readTrail(lead, { ...everything, whose: '%' })
  assert.deepEqual(ofNobody.ok && ofNobody.value.page.entries, [])
  const ofOne = await readTrail(lead, { ...everything, whose: 'bin VA' })
  assert.ok(ofOne.ok && ofOne.value.page.entries.length > 0)
  assert.ok(ofOne.value.page.entries.every(({ patient }) => patient?.name === 'Robin Vale'))
  const own = await readTrail(lead, { ...everything, action: 'audit-trail.read', day: now().slice(0, 10) })
  assert.ok(own.ok && own.value.page.entries.length >= 4)
})

test('SEC-048 checking now says whether the trail is whole, and the next page says what was found', async () => {
  const { clinic, lead, clinician, read } = await clinicWithRecord()
  await read(clinician, 3)
  await sealClinic(database.db.app, clinic.id)
  assert.deepEqual(await verifyTrail(lead, null, newId()), { ok: true, value: { ok: true } })
  const whole = await readTrail(lead, everything)
  assert.ok(whole.ok)
  assert.deepEqual([whole.value.chain.lastCheck?.ok, whole.value.chain.lastCheck?.by], [true, 'lead'])
  await tamper(clinic.id)
  await verifyTrailNightly.run(clinic.callAs({ kind: 'system', clinicId: clinic.id }), {
    checkpoints: null,
  } as Parameters<typeof verifyTrailNightly.run>[1])
  const broken = await readTrail(lead, everything)
  assert.deepEqual(broken.ok && broken.value.chain.lastCheck?.firstBad, { place: 2, why: 'altered' })
  const page = await open('/settings/audit', lead)
  assert.match(page, /The trail is not whole/)
  assert.match(page, /place 2/)
})

test('the pages of the trail hold names and words, and nothing of what a record says', async () => {
  const { lead, clinician, patient, read } = await clinicWithRecord()
  await read(clinician, 1)
  const trail = await open('/settings/audit?person=&action=&day=', lead)
  assert.match(trail, /Opened a course/)
  assert.match(trail, /Robin Vale/)
  assert.match(trail, /Is the trail whole\?/)
  const access = await open(`/patients/${patient}/access`, lead)
  assert.match(access, /Who opened this record/)
  assert.match(access, /Dr Ash/)
})

test('every action that Kith writes into the trail has plain words', () => {
  const missing = new Set<string>()
  for (const file of readdirSync(new URL('../../', import.meta.url), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.(test|fixture)\.ts$/.test(file)) continue
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    for (const [, action] of source.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)) {
      if (action !== undefined && actionWords[action] === undefined) missing.add(action)
    }
  }
  assert.deepEqual([...missing], [])
})

async function clinicWithRecord() {
  const clinic = await makeClinic(database.db)
  const lead = await clinic.addStaff(['lead'])
  const clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
  const patient: PatientId = await clinic.addPatient(clinician.actor.staffId)
  const read = (call: typeof clinician, times: number) =>
    clinic.inside(async (tx) => {
      for (let at = 0; at < times; at += 1) {
        await recordAudit(tx, call.actor, now(), { action: 'course.read', patientId: patient })
      }
    })
  return { clinic, lead, clinician, patient, read }
}

async function tamper(clinicId: string): Promise<void> {
  const client = new pg.Client(database.admin)
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `update kith.audit_entries set action = 'course.looked-at'
     where id = (select entry_id from kith.audit_seals where clinic_id = $1 and id = 2)`,
    [clinicId],
  )
  await client.end()
}

async function open(path: string, call: Parameters<typeof cookieFor>[1]): Promise<string> {
  const cookie = await cookieFor(database.db, call)
  const answer = await fetch(`${kith.origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  assert.equal(answer.status, 200)
  return answer.text()
}
