import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '../db/database.server.ts'
import type { AccountId } from '../ids.ts'
import { hashToken, randomToken } from '../secrets/secrets.server.ts'

/** A device from which this account has signed in before keeps its way in while others guess (SEC-015). */
export const knownDeviceLasts = 180 * 86_400

/** The hash of the device's token if it belongs to the account with this e-mail address, or null. */
export async function recogniseDevice(
  tx: IdentityTransaction,
  token: string | null,
  email: string,
): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('known_devices as d')
    .innerJoin('accounts as a', 'a.id', 'd.account_id')
    .select('d.token_hash')
    .where('d.token_hash', '=', hashToken(token ?? ''))
    .where('a.email', '=', email)
    .executeTakeFirst()
  return row?.token_hash ?? null
}

/** Remembers the device after a whole sign-in; gives the value of its cookie when it has none yet. */
export async function rememberDevice(
  tx: IdentityTransaction,
  accountId: AccountId,
  token: string | null,
  at: Instant,
): Promise<string | null> {
  const { numUpdatedRows } = await tx
    .updateTable('known_devices')
    .set({ last_used_at: at })
    .where('token_hash', '=', hashToken(token ?? ''))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return null
  const fresh = randomToken()
  await tx
    .insertInto('known_devices')
    .values({ token_hash: hashToken(fresh), account_id: accountId, created_at: at, last_used_at: at })
    .execute()
  return fresh
}

/** After a reset no device is known any more. */
export async function forgetDevices(tx: IdentityTransaction, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('known_devices').where('account_id', '=', accountId).execute()
}
