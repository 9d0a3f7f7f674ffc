import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import type { Client, Pool } from 'pg'
import { isAlive } from './process-identity.server.ts'

const prefix = `kith_test_${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}_`

/** Carries the machine and process that made it, so that what a killed run left can be told from what is in use. */
export function testDatabaseName(id: string): string {
  return `${prefix}${process.pid}_${id.slice(0, 8)}`
}

/** Drops the databases that killed test processes of this machine left behind. */
export async function sweepLeftDatabases(pool: Pool): Promise<void> {
  const found = await pool.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)`,
    [prefix],
  )
  for (const { name } of found.rows) {
    if (!isAlive(Number.parseInt(name.slice(prefix.length), 10))) {
      await pool.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    }
  }
}

/** Makes the template unless it is there; others who want the same one wait for the lock and find it made. */
export async function makeTemplate(
  client: Client,
  name: string,
  prepare: () => Promise<void>,
): Promise<string> {
  // All templates share one lock: what prepares them makes roles, which belong to the whole server.
  await client.query(`SELECT pg_advisory_lock(hashtext('kith test templates'))`)
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [name])
  if (found.rowCount !== 0) return name
  await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  await client.query(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`)
  await prepare()
  // Nobody can connect to it any more, which copying it requires; only a whole template bears the mark.
  await client.query(`ALTER DATABASE "${name}" IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  return name
}
