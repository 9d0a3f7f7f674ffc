import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import { sendAlong, type ClinicTransaction } from '../db/database.server.ts'
import type { ClinicId } from '../ids.ts'

/** What a job carries: its clinic and ids. Never a name, an address or an answer. */
export type JobPayload = { clinicId: ClinicId } & Readonly<Record<string, string | number | null>>

/** Adds a job in the caller's transaction: it exists if, and only if, the act it follows does. With a `key`, a later add replaces the earlier. */
export async function addJob(
  tx: ClinicTransaction,
  task: string,
  payload: JobPayload,
  options: { runAt?: Instant; key?: string } = {},
): Promise<void> {
  const add = sql`select jobs.add(${task}, ${JSON.stringify(payload)}::json, ${options.runAt ?? null}::timestamptz, ${options.key ?? null})`
  await sendAlong(tx, add)
}
