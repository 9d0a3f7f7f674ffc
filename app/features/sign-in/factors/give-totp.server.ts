import type { Actor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { signOut } from '../entering/sign-out.server.ts'
import { makeFirstFactor, offerFirstFactor } from './make-first-factor.server.ts'
import { totpCode } from './totp.server.ts'

export type GivenTotp = { totpSecret: string; recoveryCodes: string[] }

/**
 * Plays the person with the authenticator app for an account that has only a password so far, and ends the session that this
 * took. For the demonstration and for tests: whoever calls it could do the same by hand.
 */
export async function giveTotp(
  call: Call<Extract<Actor, { kind: 'one-factor' }>>,
): Promise<Result<GivenTotp>> {
  const offer = await offerFirstFactor(call)
  if (!offer.ok) return offer
  if (offer.value === null) return fail({ kind: 'refused', code: 'factor/has-one' })
  const { secretText, sealed } = offer.value
  const visit = { address: 'local', device: 'Kith itself', deviceToken: null }
  const made = await makeFirstFactor(call, visit, {
    way: 'totp',
    sealed,
    code: totpCode(secretText, call.at),
  })
  if (!made.ok) return made
  await signOut(call)
  return done({ totpSecret: secretText.replaceAll(' ', ''), recoveryCodes: made.value.recoveryCodes })
}
