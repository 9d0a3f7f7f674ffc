import {
  Kysely,
  PostgresDialect,
  sql,
  type CompiledQuery,
  type QueryExecutorProvider,
  type Transaction,
} from 'kysely'
import type pg from 'pg'

import type { ClinicId } from '../ids.ts'
import { openPool, type Connection } from './pools.server.ts'
import { alongMark, promptPool } from './prompt-pool.server.ts'
import type { DB } from './schema.ts'

/** The two doors to the database at run time: the application's, behind the clinic wall, and the job queue's. */
export type Database = {
  readonly app: Kysely<DB>
  readonly appPool: pg.Pool
  readonly jobsPool: pg.Pool
  close(): Promise<void>
}

/** A transaction inside one clinic's wall. Only `inClinic` makes one. */
export type ClinicTransaction = Transaction<DB> & { readonly __wall: 'clinic' }

/** A transaction that sees accounts and sign-in sessions, and no clinical row. Only `asIdentity` makes one. */
export type IdentityTransaction = Transaction<DB> & { readonly __wall: 'identity' }

export function openDatabase(
  connection: Connection,
  size: { app: number; jobs: number; patienceMs?: number } = { app: 6, jobs: 4 },
): Database {
  const appPool = openPool('kith_app', connection, size.app, size.patienceMs)
  const jobsPool = openPool('kith_jobs', connection, size.jobs, size.patienceMs)
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: promptPool(appPool) }) })
  return {
    app,
    appPool,
    jobsPool,
    async close() {
      await app.destroy()
      await jobsPool.end()
    },
  }
}

/** Runs `work` in one transaction behind the wall of `clinic`; `actor` is who history names. All of it, or none. */
export function inClinic<T>(
  db: Kysely<DB>,
  scope: { clinic: ClinicId; actor: string | null },
  work: (tx: ClinicTransaction) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await enterClinic(tx, scope)
    return work(tx as ClinicTransaction)
  })
}

/** Runs `work` in one transaction as the identity role. */
export function asIdentity<T>(db: Kysely<DB>, work: (tx: IdentityTransaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role kith_identity`.execute(tx)
    return work(tx as IdentityTransaction)
  })
}

/** For the few acts that touch both sides (accepting an invitation): steps from the identity role into a clinic, in one transaction. */
export async function stepIntoClinic(
  tx: IdentityTransaction,
  scope: { clinic: ClinicId; actor: string | null },
): Promise<ClinicTransaction> {
  await sql`set local role kith_app`.execute(tx)
  await enterClinic(tx, scope)
  return tx as unknown as ClinicTransaction
}

/** And back. */
export async function stepIntoIdentity(tx: ClinicTransaction): Promise<IdentityTransaction> {
  await sql`set local role kith_identity`.execute(tx)
  return tx as unknown as IdentityTransaction
}

/**
 * Sends a write with whatever the transaction asks next, at the latest with its commit: for one that gives nothing back
 * and whose failure nobody handles. A failure comes out of what is asked next, and undoes the transaction.
 */
export async function sendAlong(
  tx: ClinicTransaction,
  write: { compile(by: QueryExecutorProvider): CompiledQuery },
): Promise<void> {
  const compiled = write.compile(tx)
  await tx.executeQuery({ ...compiled, sql: alongMark + compiled.sql })
}

async function enterClinic(
  tx: Transaction<DB>,
  scope: { clinic: ClinicId; actor: string | null },
): Promise<void> {
  await sql`select set_config('kith.clinic', ${scope.clinic}, true), set_config('kith.actor', ${scope.actor ?? ''}, true)`.execute(
    tx,
  )
}
