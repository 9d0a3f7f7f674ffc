import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'

export type Passkey = { id: string; name: string; createdAt: Instant; lastUsedAt: Instant | null }

/** How an account can show its second factor. */
export type Factors = {
  totpSince: Instant | null
  passkeys: Passkey[]
  recoveryCodesLeft: number
}

export async function readFactors(tx: IdentityTransaction, accountId: AccountId): Promise<Factors> {
  const totp = await tx
    .selectFrom('totp_factors')
    .select('confirmed_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const passkeys = await tx
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  const { left } = await tx
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { totpSince: totp?.confirmed_at ?? null, passkeys, recoveryCodesLeft: left }
}

/** A second factor of its own: recovery codes alone are none. */
export function hasSecondFactor(factors: Factors): boolean {
  return factors.totpSince !== null || factors.passkeys.length > 0
}
