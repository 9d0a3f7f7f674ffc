import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'

import { openTestDatabase, type TestDatabase } from '../../app/testing/test-database.server.ts'
import { schemaAsTypes } from './schema-as-types.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('the types of the tables are those of the migrated database', async () => {
  const client = new pg.Client(database.admin)
  await client.connect()
  const kept = readFileSync(new URL('../../app/platform/db/schema.ts', import.meta.url), 'utf8')
  assert.equal(kept, await schemaAsTypes(client))
  await client.end()
})
