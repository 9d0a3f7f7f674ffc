import { randomBytes } from 'node:crypto'

import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import { newId, type AccountId } from '#platform/ids.ts'

/** A new account, without a second factor yet. Null when somebody has this e-mail address already. */
export async function createAccount(
  tx: IdentityTransaction,
  made: { email: string; passwordHash: string; at: Instant },
): Promise<AccountId | null> {
  const id: AccountId = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('accounts')
    .values({
      id,
      email: made.email,
      password_hash: made.passwordHash,
      // What passkeys are tied to: says nothing about the person.
      webauthn_user: randomBytes(32),
      state: 'active',
      created_at: made.at,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : null
}
