import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

import { readSchemaState } from '../db/migrate.server.ts'
import { as, type Connection } from '../db/pools.server.ts'
import { writeBackupFile } from './backup-file.server.ts'
import { encodeRecord, type Manifest, type QueuedJob } from './backup-records.server.ts'
import { copyTarget, quoted, readTables } from './backup-tables.server.ts'

export type BackupOptions = {
  path: string
  /** Null: written in clear, and then without the installation's secret. */
  passphrase: string | null
  version: string
  madeAt: string
  secret: Buffer | null
  secretMark: string
  progress?: (done: { table: string; rows: number }) => void
}

export type BackupMade = { rows: number; jobs: number; bytes: number }

/**
 * Copies all clinics, accounts and waiting jobs as they are at one moment, while Kith goes on working. The file is
 * whole or not there.
 */
export async function writeBackup(admin: Connection, options: BackupOptions): Promise<BackupMade> {
  const client = new pg.Client(as('kith_owner', admin))
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // The same text whatever the server's or the login's own settings are.
    await client.query(
      `set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'`,
    )
    const manifest = await describe(client, options)
    const jobs = await readJobs(client)
    const { bytes } = await writeBackupFile(
      options.path,
      options.passphrase,
      records(client, { ...manifest, jobs: jobs.length }, jobs, options.progress ?? (() => undefined)),
    )
    await client.query('commit')
    return { rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), jobs: jobs.length, bytes }
  } finally {
    await client.end()
  }
}

async function describe(client: pg.Client, options: BackupOptions): Promise<Manifest> {
  const tables: Manifest['tables'][number][] = []
  for (const table of await readTables(client)) {
    const { rows } = await client.query<{ count: number }>(`select count(*) from kith.${quoted(table.name)}`)
    tables.push({ ...table, rows: rows[0]?.count ?? 0 })
  }
  return {
    version: options.version,
    madeAt: options.madeAt,
    steps: (await readSchemaState(client)).applied,
    tables,
    jobs: 0,
    secret: options.passphrase === null ? null : (options.secret?.toString('hex') ?? null),
    secretMark: options.secretMark,
  }
}

async function* records(
  client: pg.Client,
  manifest: Manifest,
  jobs: readonly QueuedJob[],
  progress: NonNullable<BackupOptions['progress']>,
): AsyncGenerator<Buffer> {
  yield encodeRecord({ kind: 'manifest', manifest })
  for (const table of manifest.tables) {
    yield encodeRecord({ kind: 'table', name: table.name })
    const rows = client.query(copyTo(`copy ${copyTarget(table)} to stdout`))
    for await (const bytes of rows) yield encodeRecord({ kind: 'rows', bytes: bytes as Buffer })
    progress({ table: table.name, rows: table.rows })
  }
  for (const job of jobs) yield encodeRecord({ kind: 'job', job })
  yield encodeRecord({ kind: 'end' })
}

/** Jobs that still have to run: reminders that wait, alerts that move on. The queue's own tables differ between its versions. */
async function readJobs(client: pg.Client): Promise<QueuedJob[]> {
  await client.query('set local role kith_jobs')
  const { rows } = await client.query<QueuedJob>(`
    select t.identifier as task, j.payload, j.run_at as "runAt", j.key, j.max_attempts as "maxAttempts", j.priority
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts < j.max_attempts order by j.run_at, j.id`)
  await client.query('set local role kith_owner')
  return rows
}
