import pg from 'pg'

import type { Connection } from './pools.server.ts'

const name = 'kith_service'

/**
 * The login that requests and jobs use on the embedded server: it owns nothing, inherits nothing, and may only become
 * the application's roles (SEC-004, SEC-061). Made, or given its password again, at each start.
 */
export async function serviceLogin(admin: Connection, password: string): Promise<Connection> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const there = await client.query('select from pg_roles where rolname = $1', [name])
    if (there.rowCount === 0) await client.query(`create role ${name} login noinherit`)
    await client.query(`alter role ${name} password ${client.escapeLiteral(password)}`)
    await client.query(`grant kith_app, kith_identity, kith_jobs to ${name}`)
  } finally {
    await client.end()
  }
  return { ...admin, user: name, password }
}
