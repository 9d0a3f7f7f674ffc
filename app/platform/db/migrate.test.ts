import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

import { layRecords } from '../../testing/matrix/records.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { migrate, NewerSchema, readSchemaState } from './migrate.server.ts'
import { as } from './pools.server.ts'
import { keepingRecords, RecordsChanged } from './records-kept.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('SEC-067 steps are taken once: a second time, and several at once, nothing is left to do', async () => {
  const before = await asAdmin('select name, timestamp from kith.migrations order by name')
  const again = await Promise.all([1, 2, 3].map(() => migrate(database.admin)))
  assert.deepEqual(
    again.map(({ applied }) => applied),
    [[], [], []],
  )
  assert.deepEqual(await asAdmin('select name, timestamp from kith.migrations order by name'), before)
})

test('SEC-067 HAZ-033 a step that would change a score or an open alert is undone, and says so', async () => {
  const clinic = await makeClinic(database.db)
  const clinician = (await clinic.addStaff(['clinician'])).actor.staffId
  await layRecords(clinic, { clinician, supervisor: clinician, alertOwner: clinician })
  const changes = {
    scores: 'alter table kith.scores disable trigger insert_only; delete from kith.scores',
    'open alerts': `update kith.alerts set level = 'ask'`,
  }
  for (const [what, change] of Object.entries(changes)) {
    await assert.rejects(
      takeStep(change),
      (error: unknown) =>
        error instanceof RecordsChanged && error.message.includes(`would have changed ${what}.`),
    )
  }
  assert.equal((await clinic.inside((tx) => tx.selectFrom('scores').selectAll().execute())).length, 1)
  await takeStep(
    'alter table kith.alerts add column later text; alter table kith.scores add column later text',
  )
})

test('SEC-067 a database with a step that this version does not know is refused, and nothing is changed', async () => {
  const [{ n: before }] = (await asAdmin('select count(*) as n from kith.migrations')) as [{ n: string }]
  await asAdmin(`insert into kith.migrations (name, timestamp) values ('9999-later', '2030')`)
  await assert.rejects(migrate(database.admin), NewerSchema)
  const client = new pg.Client(database.admin)
  await client.connect()
  const state = await readSchemaState(client)
  await client.end()
  assert.deepEqual(state.unknown, ['9999-later'])
  assert.equal(state.applied.length, Number(before) + 1)
})

/** A schema step as `migrate` takes it: by the owner, in one transaction. */
async function takeStep(statements: string): Promise<void> {
  const pool = new pg.Pool({ ...as('kith_owner', database.admin), max: 1 })
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await owner.transaction().execute((tx) =>
      keepingRecords(tx, '0099-trial', async () => {
        await sql.raw(statements).execute(tx)
      }),
    )
  } finally {
    await owner.destroy()
  }
}

async function asAdmin(statement: string): Promise<unknown[]> {
  const client = new pg.Client(database.admin)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}
