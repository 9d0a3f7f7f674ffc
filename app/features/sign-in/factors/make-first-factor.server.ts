import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { finishSignIn, type Finished } from '../entering/finish-sign-in.server.ts'
import { sittingOf, type Sitting } from '../entering/show-second-factor.server.ts'
import { recordEverywhere } from '../entering/sign-in-trail.server.ts'
import type { Visit } from '../entering/visit.ts'
import { addPasskey, offerPasskey, type NewPasskeyOptions } from './passkeys.server.ts'
import { makeRecoveryCodes } from './recovery-codes.server.ts'
import { confirmTotp, offerTotp, type TotpOffer } from './totp.server.ts'
import { hasSecondFactor, readFactors } from './which-factors.server.ts'

/** Signed in with a factor that was just made, and the ten codes that are shown this once. */
export type FirstFactor = Finished & { recoveryCodes: string[] }

export type NewFactor =
  | { way: 'totp'; sealed: string; code: string }
  | { way: 'passkey'; response: string; name: string }

/** What the page of the first factor shows; null when the account has one already and nothing may be added from here. */
export async function offerFirstFactor(call: Call, sealed?: string): Promise<Result<TotpOffer | null>> {
  return withoutFactor(call, async (tx, sitting) => {
    const account = await accountOf(tx, sitting)
    return done(offerTotp(call.secrets, account, sitting.sessionId, sealed))
  })
}

export async function offerFirstPasskey(call: Call): Promise<Result<NewPasskeyOptions | null>> {
  return withoutFactor(call, async (tx, sitting) =>
    done(await offerPasskey(tx, { ...sitting, origin: call.origin, at: call.at })),
  )
}

/**
 * Makes the first second factor, which finishes the sign-in. Only for an account that has none: with the password alone
 * nobody adds a way in beside the one that is there (SEC-014).
 */
export async function makeFirstFactor(
  call: Call,
  visit: Visit,
  made: NewFactor,
): Promise<Result<FirstFactor>> {
  const result = await withoutFactor(call, async (tx, sitting): Promise<Result<FirstFactor>> => {
    if (!(await storeFactor(tx, call, sitting, made))) return fail(notConfirmed(made.way))
    const recoveryCodes = await makeRecoveryCodes(tx, call.secrets, sitting.accountId)
    await recordEverywhere(tx, sitting.accountId, call.at, {
      action: 'factor.added',
      detail: { way: made.way },
    })
    const finished = await finishSignIn(tx, call, visit, sitting, null)
    return finished.ok ? done({ ...finished.value, recoveryCodes }) : finished
  })
  if (!result.ok) return result
  return result.value === null ? fail({ kind: 'refused', code: 'factor/has-one' }) : done(result.value)
}

export async function storeFactor(
  tx: IdentityTransaction,
  call: Call,
  sitting: Sitting,
  made: NewFactor,
): Promise<boolean> {
  if (made.way === 'passkey') return addPasskey(tx, { ...sitting, origin: call.origin, at: call.at }, made)
  const { sealed, code } = made
  return confirmTotp(tx, call.secrets, {
    accountId: sitting.accountId,
    about: sitting.sessionId,
    sealed,
    code,
    at: call.at,
  })
}

export function notConfirmed(way: NewFactor['way']) {
  const fields = way === 'totp' ? { code: 'factor/not-confirmed' } : { passkey: 'factor/wrong-passkey' }
  return { kind: 'invalid', fields } as const
}

/** The account is locked meanwhile: two tabs cannot both make a first factor. */
async function withoutFactor<Value>(
  call: Call,
  work: (tx: IdentityTransaction, sitting: Sitting) => Promise<Result<Value>>,
): Promise<Result<Value | null>> {
  const sitting = sittingOf(call.actor)
  if (sitting === null) return fail({ kind: 'signed-out' })
  return asIdentity(call.db, async (tx): Promise<Result<Value | null>> => {
    await tx.selectFrom('accounts').select('id').where('id', '=', sitting.accountId).forUpdate().execute()
    if (hasSecondFactor(await readFactors(tx, sitting.accountId))) return done(null)
    return work(tx, sitting)
  })
}

async function accountOf(tx: IdentityTransaction, sitting: Sitting) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'email'])
    .where('id', '=', sitting.accountId)
    .executeTakeFirstOrThrow()
}
