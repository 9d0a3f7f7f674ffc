import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { sql } from 'kysely'
import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { asIdentity, inClinic } from './database.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('SEC-004 without a clinic set, the application sees no row of any table', async () => {
  const clinic = await makeClinic(database.db)
  const lead = await clinic.addStaff(['lead'])
  await clinic.addPatient(lead.actor.staffId)
  const client = new pg.Client(database.service)
  await client.connect()
  await client.query('set role kith_app')
  const tables = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r'
     and has_table_privilege('kith_app', c.oid, 'select')`,
  )
  assert.ok(tables.rows.length > 15)
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from kith.${name}`)
    assert.equal(rows[0]?.n, 0, name)
  }
  await client.end()
})

test('SEC-004 one clinic sees nothing of another, even by id, and cannot write into it', async () => {
  const here = await makeClinic(database.db)
  const there = await makeClinic(database.db)
  const clinician = await there.addStaff(['clinician'])
  const patient = await there.addPatient(clinician.actor.staffId)
  const found = await here.inside((tx) =>
    tx.selectFrom('patients').select('id').where('id', '=', patient).execute(),
  )
  assert.deepEqual(found, [])
  const changed = await here.inside((tx) =>
    tx.updateTable('patients').set({ name: 'x' }).where('id', '=', patient).executeTakeFirst(),
  )
  assert.equal(changed.numUpdatedRows, 0n)
  await assert.rejects(
    here.inside((tx) =>
      sql`insert into kith.alert_list (clinic_id, id, position, staff_id) values (${there.id}, ${patient}, 1, ${clinician.actor.staffId})`.execute(
        tx,
      ),
    ),
    /row-level security/,
  )
})

test('SEC-005 a reference into another clinic is refused by the database itself', async () => {
  const here = await makeClinic(database.db)
  const there = await makeClinic(database.db)
  const stranger = await there.addStaff(['clinician'])
  await assert.rejects(here.addPatient(stranger.actor.staffId), /foreign key/)
})

test('SEC-004 the application sees no account, and the identity role sees no clinical row', async () => {
  const clinic = await makeClinic(database.db)
  await assert.rejects(
    clinic.inside((tx) => tx.selectFrom('accounts').selectAll().execute()),
    /permission denied/,
  )
  await assert.rejects(
    asIdentity(database.db.app, (tx) => tx.selectFrom('patients').selectAll().execute()),
    /permission denied/,
  )
})

test('each clinical row that changes leaves its former self in history, with who changed it', async () => {
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'])
  const patient = await clinic.addPatient(clinician.actor.staffId, 'Before')
  await inClinic(database.db.app, { clinic: clinic.id, actor: clinician.actor.staffId }, (tx) =>
    tx.updateTable('patients').set({ name: 'After' }).where('id', '=', patient).execute(),
  )
  const kept = await clinic.inside((tx) =>
    tx.selectFrom('history').selectAll().where('row_id', '=', patient).execute(),
  )
  assert.equal(kept.length, 1)
  assert.equal(kept[0]?.changed_by, clinician.actor.staffId)
  assert.equal((kept[0]?.former as { name?: string } | undefined)?.name, 'Before')
})
