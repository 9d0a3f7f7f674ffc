import pg from 'pg'

import { NewerSchema, readSchemaState, type SchemaState } from '#platform/db/migrate.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'
import { reachClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import type { Settings } from '#platform/settings/settings.server.ts'

/** Thrown when a command needs schema steps that the database has not taken; looking at it does not take them. */
export class SchemaBehind extends Error {}

/** Reaches the clinic's database as it is, if this version of Kith knows its schema. Throws NewerSchema or SchemaBehind. */
export async function reachCurrent(settings: Settings): ReturnType<typeof reachClinicDatabase> {
  const database = await reachClinicDatabase(settings)
  try {
    const state = await readState(database.admin)
    if (state.unknown.length > 0) throw new NewerSchema(state.unknown)
    if (state.missing.length > 0) {
      throw new SchemaBehind(`The database lacks ${state.missing.join(', ')}. Run \`kith migrate\` first.`)
    }
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function readState(admin: Connection): Promise<SchemaState> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    return await readSchemaState(client)
  } finally {
    await client.end()
  }
}
