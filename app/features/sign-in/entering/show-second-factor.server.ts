import type { Actor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'
import { fail, type Result } from '#platform/result.ts'
import type { SignInSessionId } from '#platform/sessions/sessions.server.ts'

import { beginAttempt, type AttemptId } from '../attempts/limits.server.ts'
import { askForPasskey, usePasskey, type PasskeyOptions } from '../factors/passkeys.server.ts'
import { useRecoveryCode } from '../factors/recovery-codes.server.ts'
import { useTotp } from '../factors/totp.server.ts'
import { evenTime } from './even-time.server.ts'
import { finishSignIn, type Finished } from './finish-sign-in.server.ts'
import { recordEverywhere } from './sign-in-trail.server.ts'
import type { Visit } from './visit.ts'

/** Somebody who has shown one factor, or who shows both again. */
export type Sitting = { accountId: AccountId; sessionId: SignInSessionId }

/** The second factor as it is shown: a code from the app, one of the recovery codes, or a passkey's answer. */
export type ShownFactor =
  | { way: 'totp'; code: string }
  | { way: 'recovery'; code: string }
  | { way: 'passkey'; answer: string }

/** Whoever is at this browser with at least the password shown, or null. */
export function sittingOf(actor: Actor): Sitting | null {
  if (actor.kind !== 'one-factor' && actor.kind !== 'staff') return null
  return { accountId: actor.accountId, sessionId: actor.sessionId }
}

/** The second step: a right answer finishes the sign-in, with a new session value. */
export async function showSecondFactor(
  call: Call,
  visit: Visit,
  shown: ShownFactor,
): Promise<Result<Finished>> {
  const startedAt = performance.now()
  const sitting = sittingOf(call.actor)
  if (sitting === null) return fail({ kind: 'signed-out' })
  const attempt = await beginAttemptOf(call, visit, sitting.accountId)
  if (!attempt.ok) return attempt
  const result = await asIdentity(call.db, async (tx): Promise<Result<Finished>> => {
    if (await isRight(tx, call, sitting, shown)) return finishSignIn(tx, call, visit, sitting, attempt.value)
    await recordEverywhere(tx, sitting.accountId, call.at, {
      action: 'sign-in.failed',
      outcome: 'denied',
      detail: { step: shown.way },
    })
    return fail({ kind: 'invalid', fields: { [fieldOf[shown.way]]: `factor/wrong-${shown.way}` } })
  })
  if (!result.ok) await evenTime(startedAt, result.problem)
  return result
}

/** Asks for a passkey; what comes back is for the browser's own dialog. */
export async function askPasskeyOf(call: Call): Promise<Result<PasskeyOptions>> {
  const sitting = sittingOf(call.actor)
  if (sitting === null) return fail({ kind: 'signed-out' })
  const value = await asIdentity(call.db, (tx) =>
    askForPasskey(tx, { ...sitting, origin: call.origin, at: call.at }),
  )
  return { ok: true, value }
}

/** Whether the factor is right; being right uses a code or a question up. */
export function isRight(
  tx: IdentityTransaction,
  call: Call,
  sitting: Sitting,
  shown: ShownFactor,
): Promise<boolean> {
  const { accountId } = sitting
  switch (shown.way) {
    case 'totp':
      return useTotp(tx, call.secrets, { accountId, code: shown.code, at: call.at })
    case 'recovery':
      return useRecoveryCode(tx, call.secrets, { accountId, code: shown.code, at: call.at })
    case 'passkey':
      return usePasskey(tx, { ...sitting, origin: call.origin, at: call.at }, shown.answer)
  }
}

/** Guesses at the second factor count with those at the password. */
export async function beginAttemptOf(
  call: Call,
  visit: Visit,
  accountId: AccountId,
): Promise<Result<AttemptId>> {
  const { email } = await asIdentity(call.db, (tx) =>
    tx.selectFrom('accounts').select('email').where('id', '=', accountId).executeTakeFirstOrThrow(),
  )
  return beginAttempt(call.db, { ...visit, email, at: call.at })
}

/** The field that a wrong factor is said beside. */
export const fieldOf = { totp: 'code', recovery: 'recovery', passkey: 'passkey' } as const
