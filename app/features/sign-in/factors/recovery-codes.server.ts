import { randomInt } from 'node:crypto'

import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'
import { hashToken, type Secrets } from '#platform/secrets/secrets.server.ts'

// Without letters and digits that look alike.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const howMany = 10
const lengthOfCode = 12

/** Ten new codes, each good for one sign-in; all earlier ones stop working. They are shown now and never again. */
export async function makeRecoveryCodes(
  tx: IdentityTransaction,
  secrets: Secrets,
  accountId: AccountId,
): Promise<string[]> {
  const codes = Array.from({ length: howMany }, makeCode)
  await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ account_id: accountId, code_hash: hashOf(secrets, accountId, code) })))
    .execute()
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code)
}

/** Whether it is one of the account's codes that was not used yet. Being right uses it up. */
export async function useRecoveryCode(
  tx: IdentityTransaction,
  secrets: Secrets,
  shown: { accountId: AccountId; code: string; at: Instant },
): Promise<boolean> {
  const code = shown.code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (code.length !== lengthOfCode) return false
  const { numUpdatedRows } = await tx
    .updateTable('recovery_codes')
    .set({ used_at: shown.at })
    .where('account_id', '=', shown.accountId)
    .where('code_hash', '=', hashOf(secrets, shown.accountId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function makeCode(): string {
  return Array.from({ length: lengthOfCode }, () => alphabet[randomInt(alphabet.length)]).join('')
}

// Keyed by the installation's secret: a stolen database alone does not let anybody try codes against the hashes.
function hashOf(secrets: Secrets, accountId: AccountId, code: string): Buffer {
  return hashToken(secrets.linkToken(`recovery code ${accountId} ${code}`))
}
