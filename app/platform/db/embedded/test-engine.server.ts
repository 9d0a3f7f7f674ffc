import { createHash, randomUUID } from 'node:crypto'
import { Client, Pool } from 'pg'
import { withClient } from './connection.server.ts'
import type { Connection } from './connection.server.ts'
import { makeTemplate, sweepLeftDatabases, testDatabaseName } from './test-databases.server.ts'
import { sharedTestServer } from './test-server.server.ts'

export interface TestDatabase {
  readonly name: string
  /** The superuser's connection to it. */
  readonly admin: Connection
  drop(): Promise<void>
}

export interface TestEngine {
  /** The superuser's connection to the database `postgres`. */
  readonly admin: Connection
  /** PostgreSQL's major version: the embedded one's, or that of KITH_TEST_DATABASE_URL. */
  readonly major: number
  connection(role: string, password: string | undefined, database: string): Connection
  /** Makes a template once for each key, however many test processes ask at the same time; answers its name. */
  template(key: string, prepareTemplate: (admin: Connection) => Promise<void>): Promise<string>
  createDatabaseFrom(template: string): Promise<TestDatabase>
  dropDatabase(name: string): Promise<void>
}

let engine: Promise<TestEngine> | null = null

/**
 * The PostgreSQL of a test run: one embedded server shared by all of the run's processes, which goes when they
 * have gone; or the server that KITH_TEST_DATABASE_URL names (a superuser's URL). Nothing needs to be closed.
 */
export function testEngine(): Promise<TestEngine> {
  return (engine ??= startEngine())
}

async function startEngine(): Promise<TestEngine> {
  const url = process.env['KITH_TEST_DATABASE_URL']
  const admin = url ? connectionOf(url) : await sharedTestServer()
  // Idle connections must not keep a test process from ending.
  const pool = new Pool({ ...admin, max: 2, allowExitOnIdle: true })
  pool.on('error', () => undefined)
  const found = await pool.query<{ major: number; syncs: boolean }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('fsync')::bool AS syncs`,
  )
  // Copying files is the faster by far (22 ms against 56 to 100 for 60 tables) unless each copy must reach the disk
  // (450 ms).
  const strategy = found.rows[0]?.syncs === false ? 'file_copy' : 'wal_log'
  await sweepLeftDatabases(pool)
  const dropDatabase = async (name: string) => {
    await pool.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
  const connection = (role: string, password: string | undefined, database: string): Connection => ({
    host: admin.host,
    port: admin.port,
    user: role,
    database,
    ...(password === undefined ? {} : { password }),
  })
  return {
    admin,
    major: found.rows[0]?.major ?? 0,
    connection,
    dropDatabase,
    template(key, prepareTemplate) {
      const name = `kith_template_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
      return withClient(admin, (client) =>
        makeTemplate(client, name, () => prepareTemplate({ ...admin, database: name })),
      )
    },
    async createDatabaseFrom(template) {
      const name = testDatabaseName(randomUUID())
      await pool.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY ${strategy}`)
      return { name, admin: { ...admin, database: name }, drop: () => dropDatabase(name) }
    },
  }
}

function connectionOf(url: string): Connection {
  const { host, port, user, password, database } = new Client({ connectionString: url })
  return {
    host,
    port,
    user: user ?? 'postgres',
    database: database ?? 'postgres',
    ...(password ? { password } : {}),
  }
}
