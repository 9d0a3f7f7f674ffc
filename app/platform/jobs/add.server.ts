import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import { sendAlong, type ClinicTransaction } from '../db/database.server.ts'
import type { ClinicId } from '../ids.ts'

/** What a job carries: its clinic and ids. Never a name, an address or an answer. */
export type JobPayload = { clinicId: ClinicId } & Readonly<Record<string, string | number | null>>

export type JobOptions = {
  runAt?: Instant
  /** A later add with the same key replaces the earlier. */
  key?: string
  /** Lets every job that does not yield, and is due, go first. */
  yields?: boolean
}

// The queue takes the lowest first.
const priorities = { yielding: 10, others: 0 }

/** Adds a job in the caller's transaction: it exists if, and only if, the act it follows does. */
export async function addJob(
  tx: ClinicTransaction,
  task: string,
  payload: JobPayload,
  options: JobOptions = {},
): Promise<void> {
  const priority = options.yields === true ? priorities.yielding : priorities.others
  const add = sql`select jobs.add(${task}, ${JSON.stringify(payload)}::json, ${options.runAt ?? null}::timestamptz, ${options.key ?? null}, ${priority}::int)`
  await sendAlong(tx, add)
}
