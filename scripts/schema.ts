// Writes app/platform/db/schema.ts from a migrated database: `npm run schema`, after a change of db/migrations.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

import { openTestDatabase } from '../app/testing/test-database.server.ts'
import { schemaAsTypes } from './schema/schema-as-types.ts'

const database = await openTestDatabase()
const client = new pg.Client(database.admin)
await client.connect()
await writeFile(path.join(import.meta.dirname, '../app/platform/db/schema.ts'), await schemaAsTypes(client))
await client.end()
await database.close()
