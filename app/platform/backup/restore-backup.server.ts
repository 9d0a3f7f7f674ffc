import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import { verifyClinic } from '../audit/verify.server.ts'
import { readSchemaState } from '../db/migrate.server.ts'
import { as, type Connection } from '../db/pools.server.ts'
import type { DB } from '../db/schema.ts'
import type { ClinicId } from '../ids.ts'
import { readBackupFile } from './backup-file.server.ts'
import { BackupProblem, damaged } from './backup-problem.server.ts'
import { decodeRecords, type Manifest, type QueuedJob } from './backup-records.server.ts'
import { copyTarget, quoted, readTables } from './backup-tables.server.ts'
import { checkBackup } from './read-backup.server.ts'

export type RestoreOptions = {
  path: string
  passphrase: string | null
  /** Puts the backup in the place of the clinics that are there. */
  replace: boolean
  progress?: (done: { table: string; rows: number }) => void
}

/**
 * Puts a backup into a migrated database: all of it in one transaction, counted and its audit trail verified before
 * the commit. Throws a BackupProblem, or the database's own error; then nothing was changed.
 */
export async function restoreBackup(admin: Connection, options: RestoreOptions): Promise<Manifest> {
  const manifest = await checkBackup(options.path, options.passphrase)
  const client = new pg.Client(as('kith_owner', admin))
  await client.connect()
  try {
    await requireSameSchema(client, manifest)
    await client.query('begin')
    // A Kith that works on this database holds its tables; waiting for it would wait for ever.
    await client.query(
      `set local lock_timeout = '10s'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'`,
    )
    const tables = manifest.tables.map(({ name }) => `kith.${quoted(name)}`)
    await takeTables(client, tables)
    if (!options.replace) await requireEmpty(client)
    const forced = await forcedTables(client)
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
    for (const table of forced) await client.query(`alter table ${table} no force row level security`)
    await client.query(`truncate ${tables.join(', ')} restart identity`)
    await load(client, manifest, options)
    await requireCounts(client, manifest)
    // Nobody comes back signed in, and no link of the past that was used or revoked since comes back to life.
    await client.query(
      `update kith.sign_in_sessions set ended_at = clock_timestamp(), ended_why = 'expired' where ended_at is null`,
    )
    await client.query(
      `update kith.one_time_tokens set revoked_at = clock_timestamp() where used_at is null and revoked_at is null`,
    )
    await client.query('set constraints all immediate')
    for (const table of forced) await client.query(`alter table ${table} force row level security`)
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    await requireTrails(client)
    await client.query('commit')
    return manifest
  } finally {
    // An open transaction ends with its connection: everything or nothing.
    await client.end()
  }
}

async function requireSameSchema(client: pg.Client, manifest: Manifest): Promise<void> {
  const { applied } = await readSchemaState(client)
  const isNewer = manifest.steps.some((step) => !applied.includes(step))
  const tables = await readTables(client)
  const isSame = (table: Manifest['tables'][number]) =>
    tables.some(({ name, columns }) => name === table.name && columns.join() === table.columns.join())
  const isWhole = applied.length === manifest.steps.length && tables.length === manifest.tables.length
  if (!isNewer && isWhole && manifest.tables.every(isSame)) return
  throw new BackupProblem(
    'backup/other-schema',
    isNewer
      ? `The backup was made by a newer Kith (${manifest.version}). Restore it with that version. Nothing was changed.`
      : `The backup was made by Kith ${manifest.version}, whose schema is another. Restore it with that version into a new data directory, then start this one on it. Nothing was changed.`,
  )
}

async function takeTables(client: pg.Client, tables: readonly string[]): Promise<void> {
  try {
    await client.query(`lock table ${tables.join(', ')} in access exclusive mode`)
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error
    throw new BackupProblem(
      'backup/in-use',
      'A Kith is working on this database. Stop it first. Nothing was changed.',
    )
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ full: boolean }>(
    'select exists (select from kith.clinics) or exists (select from kith.accounts) as full',
  )
  if (rows[0]?.full !== true) return
  throw new BackupProblem(
    'backup/not-empty',
    'There is a clinic in this database already. Restore into an empty one, or add --replace to put the backup in its place.',
  )
}

/** COPY does not work under row security that is forced: for this transaction the owner alone is let through. */
async function forcedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'kith'::regnamespace and relforcerowsecurity order by 1`,
  )
  return rows.map(({ name }) => `kith.${quoted(name)}`)
}

async function load(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const records = decodeRecords(readBackupFile(options.path, options.passphrase))
  const jobs: QueuedJob[] = []
  let record = await records.next()
  for (const table of manifest.tables) {
    while (record.done !== true && record.value.kind === 'manifest') record = await records.next()
    if (record.done === true || record.value.kind !== 'table' || record.value.name !== table.name)
      throw damaged()
    const rows = async function* () {
      for (
        record = await records.next();
        record.done !== true && record.value.kind === 'rows';
        record = await records.next()
      ) {
        yield record.value.bytes
      }
    }
    await pipeline(Readable.from(rows()), client.query(copyFrom(`copy ${copyTarget(table)} from stdin`)))
    await setSequences(client, table.name)
    options.progress?.({ table: table.name, rows: table.rows })
  }
  for (; record.done !== true; record = await records.next()) {
    if (record.value.kind === 'job') jobs.push(record.value.job)
  }
  await loadJobs(client, jobs)
}

/** Numbers that the database gives out go on after the highest that came back. */
async function setSequences(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `select a.attname as column, pg_get_serial_sequence(format('kith.%I', $1::text), a.attname) as sequence
     from pg_attribute a where a.attrelid = format('kith.%I', $1::text)::regclass and a.attidentity <> ''`,
    [table],
  )
  for (const { column, sequence } of rows) {
    await client.query(
      `select setval($1, coalesce(max(${quoted(column)}), 0) + 1, false) from kith.${quoted(table)}`,
      [sequence],
    )
  }
}

async function loadJobs(client: pg.Client, jobs: readonly QueuedJob[]): Promise<void> {
  await client.query('set local role kith_jobs')
  await client.query('delete from graphile_worker._private_jobs')
  for (const { task, payload, runAt, key, maxAttempts, priority } of jobs) {
    await client.query(
      'select graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, job_key => $4, max_attempts => $5, priority => $6)',
      [task, JSON.stringify(payload), runAt, key, maxAttempts, priority],
    )
  }
  await client.query('set local role kith_owner')
}

async function requireCounts(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const found = await client.query<{ count: number }>(`select count(*) from kith.${quoted(name)}`)
    if (found.rows[0]?.count !== rows) throw damaged()
  }
}

async function requireTrails(client: pg.Client): Promise<void> {
  const pool = {
    connect: async () => Object.assign(client, { release: () => undefined }),
    end: async () => undefined,
  }
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) })
  const { rows } = await client.query<{ id: ClinicId }>('select id from kith.clinics order by id')
  for (const { id } of rows) {
    // Inside the one transaction of this connection, which Kysely did not open and must not end.
    const { firstBad } = await verifyClinic(db as unknown as Transaction<DB>, id)
    // Entries of the backup's last second wait for their place; the next sealer gives it to them.
    if (firstBad === null || firstBad.why === 'not-sealed') continue
    throw new BackupProblem(
      'backup/does-not-hold',
      `The audit trail in the backup does not hold (${firstBad.why}, clinic ${id}, place ${firstBad.place ?? '-'}). Nothing was changed.`,
    )
  }
}
