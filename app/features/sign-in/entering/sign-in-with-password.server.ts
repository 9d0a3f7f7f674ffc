import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { endSessions, openSession } from '#platform/sessions/sessions.server.ts'

import { attemptDoesNotCount, beginAttempt } from '../attempts/limits.server.ts'
import { hasSecondFactor, readFactors } from '../factors/which-factors.server.ts'
import { hashPassword, verifyPassword } from '../passwords/hash-password.server.ts'
import { evenTime } from './even-time.server.ts'
import { recordEverywhere } from './sign-in-trail.server.ts'
import type { Visit } from './visit.ts'

/** What comes after the password: the second factor is shown, or made if there is none yet. */
export type AfterPassword = { session: string; next: 'show-factor' | 'make-factor' }

/**
 * The first of two steps. What it opens is worth nothing by itself (SEC-014). Every refusal reads the same and takes the same
 * time, whether the account exists, is disabled, or the password is wrong (SEC-016).
 */
export async function signInWithPassword(
  call: Call,
  visit: Visit,
  typed: { email: string; password: string },
): Promise<Result<AfterPassword>> {
  const startedAt = performance.now()
  const result = await tryPassword(call, visit, { ...typed, email: normalEmail(typed.email) })
  if (!result.ok) await evenTime(startedAt, result.problem)
  return result
}

/** How an e-mail address is stored and compared. */
export function normalEmail(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase().slice(0, 254)
}

async function tryPassword(
  call: Call,
  visit: Visit,
  typed: { email: string; password: string },
): Promise<Result<AfterPassword>> {
  const attempt = await beginAttempt(call.db, { ...visit, email: typed.email, at: call.at })
  if (!attempt.ok) return attempt
  const account = await asIdentity(call.db, (tx) => findAccount(tx, typed.email))
  const checked = await verifyPassword(typed.password.slice(0, 1_000), account?.password_hash ?? null)
  if (!checked.ok) {
    await asIdentity(call.db, (tx) => attemptDoesNotCount(tx, attempt.value))
    return checked
  }
  if (account === undefined || !checked.value.matches || account.state !== 'active') {
    await asIdentity(call.db, async (tx) => {
      if (account !== undefined) await recordFailure(tx, account.id, call)
    })
    return fail({ kind: 'invalid', fields: { password: 'sign-in/wrong' } })
  }
  if (checked.value.outdated) await hashAnew(call, account.id, typed.password)
  return asIdentity(call.db, async (tx) => {
    await attemptDoesNotCount(tx, attempt.value)
    await endFormerSession(tx, call)
    const opened = await openSession(tx, {
      accountId: account.id,
      strength: 'one-factor',
      device: visit.device,
      at: call.at,
    })
    const has = hasSecondFactor(await readFactors(tx, account.id))
    return done({ session: opened.token, next: has ? 'show-factor' : 'make-factor' })
  })
}

async function findAccount(tx: IdentityTransaction, email: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'password_hash', 'state'])
    .where('email', '=', email)
    .executeTakeFirst()
}

async function recordFailure(tx: IdentityTransaction, accountId: AccountId, call: Call): Promise<void> {
  await recordEverywhere(tx, accountId, call.at, {
    action: 'sign-in.failed',
    outcome: 'denied',
    detail: { step: 'password' },
  })
}

/** Whoever signs in leaves the session this browser had: nobody can plant one beforehand (SEC-017). */
export async function endFormerSession(tx: IdentityTransaction, call: Call): Promise<void> {
  if (call.actor.kind !== 'staff' && call.actor.kind !== 'one-factor') return
  const { accountId, sessionId } = call.actor
  await endSessions(tx, { accountId, sessionId }, call.at, 'replaced')
}

// A full queue does not keep anybody out: the hash is then made anew another time.
async function hashAnew(call: Call, accountId: AccountId, password: string): Promise<void> {
  const hash = await hashPassword(password)
  if (!hash.ok) return
  await asIdentity(call.db, (tx) =>
    tx.updateTable('accounts').set({ password_hash: hash.value }).where('id', '=', accountId).execute(),
  )
}
