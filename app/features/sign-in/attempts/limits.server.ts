import { createHash } from 'node:crypto'

import type { Instant } from '@kith/ipt'
import { sql, type Kysely } from 'kysely'

import { asIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import type { DB } from '#platform/db/schema.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { recogniseDevice } from '#platform/sessions/known-devices.server.ts'

import { makeGate } from '../gate.server.ts'
import { secondsToWait, type Tries } from './waiting.ts'

/** Who tries, and from where. The address and the device's cookie tell a known device from a stranger. */
export type Try = { email: string; address: string; deviceToken: string | null; at: Instant }

export type AttemptId = number

// A crowd at the door waits here, and not with all the connections to the database in its hands (SEC-013).
const throughGate = makeGate({ atOnce: 2, waiting: 20 })

/**
 * Writes a try down before anything is checked, so that many at once cannot slip past the limit together, or says how long to
 * wait (SEC-015). It counts as failed until it is known to be otherwise. A stranger's tries do not hold up a device
 * from which this person has signed in before: each has its own count. Whether the account exists plays no part (SEC-016).
 */
export async function beginAttempt(db: Kysely<DB>, made: Try): Promise<Result<AttemptId>> {
  const begun = await throughGate(() => begin(db, made))
  return begun.ok ? begun.value : begun
}

function begin(db: Kysely<DB>, made: Try): Promise<Result<AttemptId>> {
  return asIdentity(db, async (tx) => {
    const device = await recogniseDevice(tx, made.deviceToken, made.email)
    const key = keyOf(
      device === null ? `stranger ${made.email}` : `device ${device.toString('hex')} ${made.email}`,
    )
    await oneAtATime(tx, key.toString('hex'))
    if (device === null) await oneAtATime(tx, `address ${made.address}`)
    await forgetOldAttempts(tx, made.at)
    const tries = await readTries(tx, key, device === null ? made.address : null, made.at)
    const wait = secondsToWait(tries, made.at)
    if (wait > 0) return fail({ kind: 'unavailable', code: 'sign-in/wait', retryAfterSeconds: wait })
    const { id } = await tx
      .insertInto('sign_in_attempts')
      .values({ account_key: key, address: made.address, at: made.at, succeeded: false })
      .returning('id')
      .executeTakeFirstOrThrow()
    return done(id)
  })
}

/** Both factors were shown: the growing delay starts over. */
export async function attemptSucceeded(tx: IdentityTransaction, id: AttemptId): Promise<void> {
  await tx.updateTable('sign_in_attempts').set({ succeeded: true }).where('id', '=', id).execute()
}

/** Not a guess after all: half of a sign-in that went well, or never looked at because too many were waiting. */
export async function attemptDoesNotCount(tx: IdentityTransaction, id: AttemptId): Promise<void> {
  await tx.deleteFrom('sign_in_attempts').where('id', '=', id).execute()
}

async function oneAtATime(tx: IdentityTransaction, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx)
}

async function readTries(
  tx: IdentityTransaction,
  key: Buffer,
  address: string | null,
  at: Instant,
): Promise<Tries> {
  const since = (minutes: number) => new Date(Date.parse(at) - minutes * 60_000).toISOString() as Instant
  const ofAccount = await tx
    .selectFrom('sign_in_attempts')
    .select(['at', 'succeeded'])
    .where('account_key', '=', key)
    .where('at', '>', since(60))
    .orderBy('id', 'desc')
    .execute()
  if (address === null) return { ofAccount, ofAddress: [] }
  const ofAddress = await tx
    .selectFrom('sign_in_attempts')
    .select(['at', 'succeeded'])
    .where('address', '=', address)
    .where('at', '>', since(15))
    .where('succeeded', '=', false)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return { ofAccount, ofAddress }
}

// Kept as long as the longest limit looks back, and a little more.
async function forgetOldAttempts(tx: IdentityTransaction, at: Instant): Promise<void> {
  const before = new Date(Date.parse(at) - 86_400_000).toISOString() as Instant
  await tx.deleteFrom('sign_in_attempts').where('at', '<', before).execute()
}

function keyOf(who: string): Buffer {
  return createHash('sha256').update(who).digest()
}
