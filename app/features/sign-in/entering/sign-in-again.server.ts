import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { renewSession } from '#platform/sessions/sessions.server.ts'

import { attemptDoesNotCount, attemptSucceeded } from '../attempts/limits.server.ts'
import { verifyPassword } from '../passwords/hash-password.server.ts'
import { evenTime } from './even-time.server.ts'
import { beginAttemptOf, isRight, type ShownFactor } from './show-second-factor.server.ts'
import { recordEntrance } from './sign-in-trail.server.ts'
import type { Visit } from './visit.ts'

/** Both factors at once. A passkey is both: the device, and its owner verified by it. */
export type ShownAgain =
  | { password: string; factor: Exclude<ShownFactor, { way: 'passkey' }> }
  | { passkey: string }

/** Shows both factors again, for what needs a sign-in of the last five minutes (SEC-018); the session gets a new value. */
export async function signInAgain(
  call: Call<StaffActor>,
  visit: Visit,
  shown: ShownAgain,
): Promise<Result<{ session: string }>> {
  const startedAt = performance.now()
  const result = await tryAgain(call, visit, shown)
  if (!result.ok) await evenTime(startedAt, result.problem)
  return result
}

async function tryAgain(
  call: Call<StaffActor>,
  visit: Visit,
  shown: ShownAgain,
): Promise<Result<{ session: string }>> {
  const { accountId, sessionId } = call.actor
  const attempt = await beginAttemptOf(call, visit, accountId)
  if (!attempt.ok) return attempt
  const password = await isPasswordRight(call, shown)
  if (!password.ok) {
    await asIdentity(call.db, (tx) => attemptDoesNotCount(tx, attempt.value))
    return password
  }
  return asIdentity(call.db, async (tx) => {
    const factor: ShownFactor = 'passkey' in shown ? { way: 'passkey', answer: shown.passkey } : shown.factor
    // A wrong password does not use up a right code, and which of the two was wrong is not said.
    const right = password.value && (await isRight(tx, call, { accountId, sessionId }, factor))
    if (!right) {
      await recordEntrance(tx, call.actor, call.at, {
        action: 'sign-in.failed',
        outcome: 'denied',
        detail: { step: 'again' },
      })
      const field = factor.way === 'passkey' ? 'passkey' : 'password'
      return fail({ kind: 'invalid', fields: { [field]: `again/wrong-${field}` } })
    }
    await attemptSucceeded(tx, attempt.value)
    const session = await renewSession(tx, sessionId, { freshAt: call.at })
    await recordEntrance(tx, call.actor, call.at, { action: 'sign-in.renewed' })
    return done({ session })
  })
}

async function isPasswordRight(call: Call<StaffActor>, shown: ShownAgain): Promise<Result<boolean>> {
  if ('passkey' in shown) return done(true)
  const account = await asIdentity(call.db, (tx) =>
    tx
      .selectFrom('accounts')
      .select('password_hash')
      .where('id', '=', call.actor.accountId)
      .executeTakeFirst(),
  )
  const checked = await verifyPassword(shown.password.slice(0, 1_000), account?.password_hash ?? null)
  return checked.ok ? done(checked.value.matches) : checked
}
