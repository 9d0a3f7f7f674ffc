import { createHmac } from 'node:crypto'
import { join } from 'node:path'

import pg from 'pg'

import { countGrownTables } from '../db/count-grown-tables.server.ts'
import { requireDurable } from '../db/embedded/durability.server.ts'
import { attachEmbedded, startEmbedded, type EmbeddedServer } from '../db/embedded/embedded.server.ts'
import { dataDirectoryOf } from '../db/embedded/data-directory.server.ts'
import { fileProblem } from '../db/embedded/start-problem.server.ts'
import { readRunningServer } from '../db/embedded/running-server.server.ts'
import { migrate } from '../db/migrate.server.ts'
import { connectionOf, type Connection } from '../db/pools.server.ts'
import { serviceLogin } from '../db/service-login.server.ts'
import { freeLeftJobs } from '../jobs/free-left-jobs.server.ts'
import { installationSecret } from '../secrets/installation-secret.server.ts'
import { openSecrets, type Secrets } from '../secrets/secrets.server.ts'
import type { Settings } from '../settings/settings.server.ts'

export type ClinicDatabase = {
  /** What requests and jobs connect with. */
  service: Connection
  /** For migrations, backup and restore. */
  admin: Connection
  secrets: Secrets
  embedded: boolean
  firstStart: boolean
  applied: readonly string[]
  /** Whether the embedded server's process is there; a server of somebody else is theirs to watch. */
  isRunning(): boolean
  close(): Promise<void>
}

const databaseName = 'kith'

/**
 * Opens the clinic's database as the settings say, embedded or on a server, and brings its schema up to date.
 * `attach`: use the embedded server of a Kith that is already running (command line). Throws a StartProblem,
 * NewerSchema or RolesMissing in plain words, or the database's own error.
 */
export async function openClinicDatabase(
  settings: Settings,
  options: { attach?: boolean; sync?: boolean; log?: (line: string) => void } = {},
): Promise<ClinicDatabase> {
  const secret = await installationSecret(settings.dataDirectory, settings.secret).catch((error: unknown) => {
    throw fileProblem(error, settings.dataDirectory)
  })
  const secrets = openSecrets(secret)
  if (settings.databaseUrl !== null) {
    const service = connectionOf(settings.databaseUrl)
    const admin = settings.databaseAdminUrl === null ? service : connectionOf(settings.databaseAdminUrl)
    await requireDurable(service)
    const { applied } = await migrate(admin)
    return {
      service,
      admin,
      secrets,
      embedded: false,
      firstStart: false,
      applied,
      isRunning: () => true,
      close: async () => undefined,
    }
  }
  const directory = join(settings.dataDirectory, 'postgres')
  const start = { directory, sync: options.sync ?? true, ...(options.log ? { log: options.log } : {}) }
  const server = options.attach === true ? await attachEmbedded(start) : await startEmbedded(start)
  try {
    const admin = await ownDatabase(server)
    const { applied } = await migrate(admin)
    // Of another Kith that runs on this directory, the jobs are under way and the tables its own to look after.
    if (!server.attached) {
      await freeLeftJobs(admin)
      await countGrownTables(admin)
    }
    const password = createHmac('sha256', secret).update('kith service login').digest('base64url')
    const service = await serviceLogin(admin, password)
    return {
      service,
      admin,
      secrets,
      embedded: true,
      firstStart: server.firstStart,
      applied,
      isRunning: () => readRunningServer(dataDirectoryOf(directory))?.pid === server.pid,
      close: () => server.stop(),
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Where signed checkpoints of the audit trail are kept, outside the database (SEC-048). */
export function checkpointsFile(settings: Settings): string {
  return join(settings.dataDirectory, 'audit-checkpoints')
}

/** Reaches the clinic's database as it is, for looking at it: makes nothing and migrates nothing. */
export async function reachClinicDatabase(
  settings: Settings,
): Promise<Pick<ClinicDatabase, 'admin' | 'embedded' | 'close'> & { service: Connection | null }> {
  if (settings.databaseUrl !== null) {
    const service = connectionOf(settings.databaseUrl)
    const admin = settings.databaseAdminUrl === null ? service : connectionOf(settings.databaseAdminUrl)
    return { service, admin, embedded: false, close: async () => undefined }
  }
  const directory = join(settings.dataDirectory, 'postgres')
  const server = await attachEmbedded({ directory, sync: true })
  return {
    service: null,
    admin: { ...server.admin, database: databaseName },
    embedded: true,
    close: () => server.stop(),
  }
}

async function ownDatabase(server: EmbeddedServer): Promise<Connection> {
  const client = new pg.Client(server.admin)
  await client.connect()
  try {
    const there = await client.query('select from pg_database where datname = $1', [databaseName])
    if (there.rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
  return { ...server.admin, database: databaseName }
}
