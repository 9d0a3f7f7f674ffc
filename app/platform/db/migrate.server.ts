import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'

import { as, quiet, type Connection } from './pools.server.ts'
import { keepingRecords } from './records-kept.server.ts'
import { repeatOnCollision } from './repeat-on-collision.server.ts'

const folder = new URL('../../../db/', import.meta.url)

export type MigrationReport = { applied: readonly string[] }

/** Thrown when the database holds steps that this version of Kith does not know (SEC-067). */
export class NewerSchema extends Error {
  constructor(cause: unknown) {
    super(
      'The database was made by a newer version of Kith. Start that version, or restore a backup made by this one.',
      { cause },
    )
  }
}

/** Thrown when the connection may not make Kith's roles. */
export class RolesMissing extends Error {
  constructor(cause: unknown) {
    super(
      "The database has not Kith's roles, and this connection may not make them. Have an administrator run db/roles.sql once as the user in DATABASE_URL's place, or set DATABASE_ADMIN_URL.",
      { cause },
    )
  }
}

/**
 * Brings a database to this version's schema: roles, tables, job queue. Each step runs once, in order, in a
 * transaction, and none may change a score or an open alert. Several processes may call it at the same time: on one database one
 * works and the others wait; on several databases of one server they work side by side.
 * Throws NewerSchema, RecordsChanged, RolesMissing, or the database's own error.
 */
export async function migrate(admin: Connection): Promise<MigrationReport> {
  const client = new pg.Client(admin)
  // A server that goes away meanwhile is told of by the step that then fails.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Held until this connection ends, however it ends.
    await client.query(`select pg_advisory_lock(hashtext('kith migrate'))`)
    await makeRoles(client)
    const applied = await migrateTables(admin)
    await migrateJobs(admin)
    return { applied }
  } finally {
    await client.end()
  }
}

async function makeRoles(client: pg.Client): Promise<void> {
  const statements = await readFile(new URL('roles.sql', folder), 'utf8')
  try {
    await repeatOnCollision(() => client.query(statements))
  } catch (cause) {
    const isRefused = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '42501'
    throw isRefused ? new RolesMissing(cause) : cause
  }
}

export type SchemaState = {
  applied: readonly string[]
  missing: readonly string[]
  unknown: readonly string[]
}

/** Which steps a database has taken, which it lacks, and which this version does not know. Changes nothing. */
export async function readSchemaState(client: pg.ClientBase): Promise<SchemaState> {
  const known = Object.keys(await readMigrations())
  const there = await client.query<{ found: boolean }>(
    `select to_regclass('kith.migrations') is not null as found`,
  )
  const taken =
    there.rows[0]?.found === true
      ? await client.query<{ name: string }>('select name from kith.migrations order by name')
      : { rows: [] }
  const applied = taken.rows.map(({ name }) => name)
  return {
    applied,
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}

async function migrateTables(admin: Connection): Promise<string[]> {
  const pool = new pg.Pool({ ...as('kith_owner', admin), max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      migrationTableSchema: 'kith',
      migrationTableName: 'migrations',
      migrationLockTableName: 'migrations_lock',
    })
    const { error, results } = await migrator.migrateToLatest()
    if (error instanceof Error && /corrupted migrations/.test(error.message)) throw new NewerSchema(error)
    if (error !== undefined) throw error
    return (results ?? []).filter((step) => step.status === 'Success').map((step) => step.migrationName)
  } finally {
    await db.destroy()
  }
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const steps = new URL('migrations/', folder)
  const names = (await readdir(steps)).filter((name) => name.endsWith('.sql')).sort()
  return Object.fromEntries(
    names.map((file) => {
      const name = file.slice(0, -'.sql'.length)
      return [name, step(name, new URL(file, steps))]
    }),
  )
}

function step(name: string, file: URL): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const statements = await readFile(file, 'utf8')
      await keepingRecords(db, name, async () => {
        await sql.raw(statements).execute(db)
      })
    },
  }
}

async function migrateJobs(admin: Connection): Promise<void> {
  const pool = quiet(new pg.Pool({ ...as('kith_jobs', admin), max: 2 }))
  try {
    await runMigrations({ pgPool: pool })
    await pool.query(await readFile(new URL('jobs.sql', folder), 'utf8'))
  } finally {
    await pool.end()
  }
}
