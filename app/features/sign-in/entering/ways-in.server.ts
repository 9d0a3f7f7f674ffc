import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { hasSecondFactor, readFactors } from '../factors/which-factors.server.ts'
import { sittingOf } from './show-second-factor.server.ts'

/** How whoever has given their password can go on. */
export type WaysIn = { totp: boolean; passkey: boolean; none: boolean }

export async function readWaysIn(call: Call): Promise<Result<WaysIn>> {
  const sitting = sittingOf(call.actor)
  if (sitting === null) return fail({ kind: 'signed-out' })
  const factors = await asIdentity(call.db, (tx) => readFactors(tx, sitting.accountId))
  return done({
    totp: factors.totpSince !== null,
    passkey: factors.passkeys.length > 0,
    none: !hasSecondFactor(factors),
  })
}
