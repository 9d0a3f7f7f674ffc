import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { newId } from '../ids.ts'
import { countGrownTables } from './count-grown-tables.server.ts'

let database: TestDatabase
let owner: pg.Client
before(async () => {
  database = await openTestDatabase()
  owner = new pg.Client(database.admin)
  await owner.connect()
})
after(async () => {
  await owner.end()
  await database.close()
})

test('what has grown is counted, once, so that a link among thousands is not looked for by guess', async () => {
  const clinic = await makeClinic(database.db)
  const { actor } = await clinic.addStaff(['clinician'])
  const patientId = await clinic.addPatient(actor.staffId, 'Robin Vale')
  const courseId = await clinic.addCourse(actor.staffId, patientId)
  await owner.query(
    `insert into kith.check_in_links (clinic_id, id, course_id, patient_id, instrument, token_hash, made_at, expires_at)
     select $1, l.id, $2, $3, 'phq-9', sha256(l.id::text::bytea), now(), now() + interval '3 days'
     from unnest($4::uuid[]) as l (id)`,
    [clinic.id, courseId, patientId, Array.from({ length: 2_000 }, () => newId())],
  )

  const counted = await countGrownTables(database.admin)

  assert.ok(counted.includes('kith.check_in_links'), counted.join())
  assert.deepEqual(await countGrownTables(database.admin), [])
  const known = await owner.query(
    `select reltuples::int as links from pg_class where oid = 'kith.check_in_links'::regclass`,
  )
  assert.deepEqual(known.rows, [{ links: 2_000 }])
})
