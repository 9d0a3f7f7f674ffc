import type { Instant } from '@kith/ipt'
import type { Selectable } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { Messages } from '#platform/db/schema.ts'

import type { MessageId } from './queue-message.server.ts'

export type Message = Selectable<Messages>

/** The message, held while it is sent, or null when nothing waits to be sent or somebody else is at it. */
export async function lockWaiting(tx: ClinicTransaction, id: MessageId): Promise<Message | null> {
  const message = await tx
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return message ?? null
}

export type Outcome =
  | { state: 'sent'; at: Instant; attempts: number }
  | { state: 'failed'; problem: string; attempts: number }
  | { state: 'cancelled'; problem: string; attempts: number }
  | { state: 'waiting'; problem: string | null; attempts: number; dueAt: Instant }

export async function keepOutcome(tx: ClinicTransaction, id: MessageId, outcome: Outcome): Promise<void> {
  await tx
    .updateTable('messages')
    .set({
      state: outcome.state,
      attempts: outcome.attempts,
      problem: outcome.state === 'sent' ? null : outcome.problem,
      sent_at: outcome.state === 'sent' ? outcome.at : null,
      ...(outcome.state === 'waiting' ? { due_at: outcome.dueAt } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/**
 * Messages that should have gone out two minutes ago: mail was not set up then, or the process that had the job was
 * killed (where several work on one database, the queue gives such a job back only after hours).
 */
export function leftLying(tx: ClinicTransaction, at: Instant): Promise<Pick<Message, 'id' | 'kind'>[]> {
  const longAgo = new Date(Date.parse(at) - 120_000).toISOString() as Instant
  return tx
    .selectFrom('messages')
    .select(['id', 'kind'])
    .where('state', '=', 'waiting')
    .where('due_at', '<', longAgo)
    .orderBy('due_at')
    .limit(200)
    .execute()
}
