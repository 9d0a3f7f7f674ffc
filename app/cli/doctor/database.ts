import pg from 'pg'

import { readSchemaState } from '#platform/db/migrate.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'

import { ok, toLookAt, wrong, type Finding } from './finding.ts'

/** Looks at the database as an administrator sees it. `service` is the login of requests and jobs; null: the embedded one's. */
export async function lookAtDatabase(admin: Connection, service: Connection | null): Promise<Finding[]> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const findings = [await lookAtVersion(client), await lookAtClock(client), await lookAtSchema(client)]
    const there = await client.query(`select from pg_roles where rolname = 'kith_owner'`)
    if (there.rowCount === 0) return [...findings, wrong('Roles', 'missing. Run `kith migrate`.')]
    return [...findings, await lookAtLogin(client, await loginName(service)), await lookAtWalls(client)]
  } finally {
    await client.end()
  }
}

async function lookAtVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ number: number; syncs: boolean }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as syncs`,
  )
  const major = Math.floor((rows[0]?.number ?? 0) / 10_000)
  if (rows[0]?.syncs !== true) {
    return wrong(
      'Database',
      'does not bring what is saved to the disk: switch fsync and synchronous_commit on (SEC-061).',
    )
  }
  return major >= 15 && major <= 18
    ? ok('Database', `PostgreSQL ${major}, answers, brings commits to the disk`)
    : wrong('Database', `PostgreSQL ${major}; Kith works with 15 to 18.`)
}

/** Deadlines and the order of events rest on both clocks (SEC-050). */
async function lookAtClock(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ now: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
  )
  const seconds = Math.abs(Date.now() - (rows[0]?.now ?? 0)) / 1000
  return seconds <= 2
    ? ok('Clock', 'this machine and the database agree')
    : toLookAt(
        'Clock',
        `this machine and the database differ by ${Math.round(seconds)} seconds. Set both by a time server.`,
      )
}

async function lookAtSchema(client: pg.Client): Promise<Finding> {
  const { applied, missing, unknown } = await readSchemaState(client)
  if (unknown.length > 0)
    return wrong('Schema', `made by a newer version of Kith (${unknown.join(', ')}). Start that version.`)
  if (missing.length > 0) return wrong('Schema', `lacks ${missing.join(', ')}. Run \`kith migrate\`.`)
  return ok('Schema', `${applied.length} steps, up to date`)
}

async function loginName(service: Connection | null): Promise<string> {
  if (service === null) return 'kith_service'
  const client = new pg.Client(service)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select session_user::text as name')
    return rows[0]?.name ?? ''
  } finally {
    await client.end()
  }
}

/** The login that requests use neither owns Kith's tables nor stands above row security (SEC-004). */
async function lookAtLogin(client: pg.Client, login: string): Promise<Finding> {
  const { rows } = await client.query<{ above: boolean; owner: boolean }>(
    `select rolsuper or rolbypassrls as above, pg_has_role(rolname, 'kith_owner', 'member') as owner
     from pg_roles where rolname = $1`,
    [login],
  )
  const found = rows[0]
  if (found === undefined)
    return wrong('Login', `${login} does not exist. Start Kith once, or run \`kith migrate\`.`)
  if (found.above) {
    return wrong(
      'Login',
      `${login} stands above row security. Give DATABASE_URL an ordinary user, DATABASE_ADMIN_URL this one.`,
    )
  }
  return found.owner
    ? toLookAt(
        'Login',
        `${login} may become the owner of the tables. Give DATABASE_URL another user than DATABASE_ADMIN_URL.`,
      )
    : ok('Login', `${login} owns nothing and is under row security`)
}

/** Every table that carries a clinic is behind the wall, for its owner too. */
async function lookAtWalls(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; walled: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and r.rolname = 'kith_owner' as walled
     from pg_class c join pg_roles r on r.oid = c.relowner
     where c.relnamespace = to_regnamespace('kith') and c.relkind in ('r', 'p') and (c.relname = 'clinics'
       or (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and a.attnotnull)))
     order by 1`,
  )
  const open = rows.filter((row) => !row.walled).map((row) => row.name)
  if (rows.length === 0) return wrong('Walls', 'there are no tables yet. Run `kith migrate`.')
  return open.length === 0
    ? ok('Walls', `row security is forced on ${rows.length} tables`)
    : wrong(
        'Walls',
        `row security is not forced on ${open.join(', ')}. Restore the schema from a backup (SEC-004).`,
      )
}
