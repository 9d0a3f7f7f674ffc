import pg from 'pg'

import type { Connection } from './pools.server.ts'
import { repeatOnCollision } from './repeat-on-collision.server.ts'

const name = 'kith_service'

const roles = ['kith_app', 'kith_identity', 'kith_jobs'] as const

/**
 * The login that requests and jobs use on the embedded server: it owns nothing, inherits nothing, and may only become
 * the application's roles (SEC-004, SEC-061). Made, or given its password again, where it does not open already.
 */
export async function serviceLogin(admin: Connection, password: string): Promise<Connection> {
  const service = { ...admin, user: name, password }
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await repeatOnCollision(async () => {
      if (!((await mayBecomeAll(client)) && (await opens(service)))) await makeLogin(client, password)
    })
  } finally {
    await client.end()
  }
  return service
}

async function mayBecomeAll(client: pg.Client): Promise<boolean> {
  const held = await client.query(
    `select from pg_roles r, pg_roles s
     where s.rolname = $1 and r.rolname = any ($2) and pg_has_role(s.oid, r.oid, 'member')`,
    [name, roles],
  )
  return held.rowCount === roles.length
}

async function makeLogin(client: pg.Client, password: string): Promise<void> {
  const there = await client.query('select from pg_roles where rolname = $1', [name])
  if (there.rowCount === 0) await client.query(`create role ${name} login noinherit`)
  await client.query(`alter role ${name} password ${client.escapeLiteral(password)}`)
  await client.query(`grant ${roles.join(', ')} to ${name}`)
}

async function opens(connection: Connection): Promise<boolean> {
  const client = new pg.Client(connection)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
