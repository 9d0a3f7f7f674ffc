import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { sql } from 'kysely'
import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { inClinic, openDatabase, sendAlong, type ClinicTransaction } from './database.server.ts'

let database: TestDatabase
let clinic: Awaited<ReturnType<typeof makeClinic>>
before(async () => {
  database = await openTestDatabase()
  clinic = await makeClinic(database.db)
})
after(() => database.close())

test('a statement that fails undoes its transaction, and the connection serves the next one', async () => {
  for (let round = 0; round < 40; round += 1) {
    await assert.rejects(
      within(async (tx) => {
        await rename(tx, 'half done')
        await sql`select ${round}::int / 0`.execute(tx)
      }),
      /division by zero/,
    )
    assert.equal(await within(nameOf), 'Elm Street')
  }
})

test('of statements that are asked for at once one that fails undoes them all, and the connection serves the next ones', async () => {
  for (let round = 0; round < 40; round += 1) {
    await assert.rejects(
      within((tx) =>
        Promise.all([
          rename(tx, 'half done'),
          sql`select ${round}::int / 0`.execute(tx),
          rename(tx, 'sent after it'),
        ]),
      ),
      /division by zero/,
    )
    const [name, again] = await Promise.all([within(nameOf), within(nameOf)])
    assert.deepEqual([name, again], ['Elm Street', 'Elm Street'])
  }
})

test('a first statement that cannot even be planned leaves nothing behind either', async () => {
  for (let round = 0; round < 10; round += 1) {
    await assert.rejects(
      within((tx) => sql`select ${round}::text from kith.nowhere`.execute(tx)),
      /does not exist/,
    )
    assert.equal(await within(nameOf), 'Elm Street')
  }
})

test('SEC-060 a write that is sent along and fails undoes its transaction, also when nothing but the commit comes after it', async () => {
  for (let round = 0; round < 20; round += 1) {
    await assert.rejects(
      within(async (tx) => {
        await rename(tx, 'half done')
        await sendAlong(tx, sql`select ${round}::int / 0`)
      }),
      /division by zero/,
    )
    assert.equal(await within(nameOf), 'Elm Street')
  }
})

test('what comes after a failed write that was sent along fails with that write’s error', async () => {
  await assert.rejects(
    within(async (tx) => {
      await sendAlong(tx, sql`select 1 / 0`)
      await sendAlong(tx, sql`select from kith.nowhere`)
      await assert.rejects(nameOf(tx), /division by zero/)
      await rename(tx, 'half done')
    }),
    /division by zero/,
  )
  assert.equal(await within(nameOf), 'Elm Street')
})

test('a write that is sent along is seen by what the transaction reads next, and stored with it', async () => {
  const other = await makeClinic(database.db)
  const renamed = await other.inside(async (tx) => {
    await sendAlong(tx, tx.updateTable('clinics').set({ name: 'Oak Lane' }))
    return nameOf(tx)
  })
  assert.deepEqual([renamed, await other.inside(nameOf)], ['Oak Lane', 'Oak Lane'])
})

test('SEC-060 a connection that is cut off under a write that was sent along says so', async () => {
  await assert.rejects(
    within(async (tx) => {
      await rename(tx, 'half done')
      await sendAlong(tx, sql`select pg_terminate_backend(pg_backend_pid())`)
    }),
  )
  assert.equal(await within(nameOf), 'Elm Street')
})

test('the same statements from many at once each see their own clinic', async () => {
  const other = await makeClinic(database.db)
  await other.inside((tx) => rename(tx, 'Oak Lane'))
  const names = await Promise.all(
    Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? within(nameOf) : other.inside(nameOf))),
  )
  assert.deepEqual(
    names,
    names.map((_, at) => (at % 2 === 0 ? 'Elm Street' : 'Oak Lane')),
  )
})

test('SEC-060 a connection that is cut off in a transaction says so, and the next one works', async () => {
  for (let round = 0; round < 5; round += 1) {
    await assert.rejects(
      within(async (tx) => {
        await rename(tx, 'half done')
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
        await nameOf(tx)
      }),
    )
    assert.equal(await within(nameOf), 'Elm Street')
  }
})

test('SEC-067 after a newer Kith has migrated, a kept plan that no longer fits fails once and is made anew', async () => {
  // One connection, so that each reading meets the plan of the one before.
  const alone = openDatabase(database.service, { app: 1, jobs: 1 })
  const read = () =>
    inClinic(alone.app, { clinic: clinic.id, actor: null }, (tx) =>
      sql`select * from kith.staff where id = ${clinic.id}`.execute(tx),
    )
  for (let round = 0; round < 3; round += 1) await read()
  await asAdmin('alter table kith.staff add column later text')
  await assert.rejects(read(), /cached plan/)
  for (let round = 0; round < 3; round += 1) await read()
  await alone.close()
})

function within<T>(work: (tx: ClinicTransaction) => Promise<T>): Promise<T> {
  return inClinic(database.db.app, { clinic: clinic.id, actor: null }, work)
}

async function rename(tx: ClinicTransaction, name: string): Promise<void> {
  await sql`update kith.clinics set name = ${name}`.execute(tx)
}

async function nameOf(tx: ClinicTransaction): Promise<string | undefined> {
  return (await tx.selectFrom('clinics').select('name').executeTakeFirst())?.name
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(database.admin)
  await client.connect()
  await client.query(statement)
  await client.end()
}
