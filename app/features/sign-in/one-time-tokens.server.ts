import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { OneTimeTokens } from '#platform/db/schema.ts'
import { newId, type AccountId, type ClinicId, type Id, type StaffId } from '#platform/ids.ts'
import { hashToken } from '#platform/secrets/secrets.server.ts'

export type TokenKind = OneTimeTokens['kind']
export type TokenId = Id<'one_time_tokens'>

/** How long each kind of link is good for, in milliseconds (SEC-085, SEC-020). */
export const tokenLasts = {
  'set-up': 24 * 3_600_000,
  invitation: 7 * 86_400_000,
  reset: 30 * 60_000,
} as const

export type TokenFor =
  | { kind: 'set-up' }
  | { kind: 'invitation'; clinicId: ClinicId; staffId: StaffId }
  | { kind: 'reset'; accountId: AccountId }

export type LiveToken = {
  id: TokenId
  accountId: AccountId | null
  clinicId: ClinicId | null
  staffId: StaffId | null
}

/** Makes a link's token, of which only the hash is stored; earlier ones for the same purpose stop working. */
export async function issueToken(
  tx: IdentityTransaction,
  purpose: TokenFor,
  made: { at: Instant; tokenOf: (id: TokenId) => string },
): Promise<{ id: TokenId; token: string }> {
  await revokeTokens(tx, purpose, made.at)
  const id: TokenId = newId()
  const token = made.tokenOf(id)
  await tx
    .insertInto('one_time_tokens')
    .values({
      id,
      kind: purpose.kind,
      token_hash: hashToken(token),
      account_id: purpose.kind === 'reset' ? purpose.accountId : null,
      clinic_id: purpose.kind === 'invitation' ? purpose.clinicId : null,
      staff_id: purpose.kind === 'invitation' ? purpose.staffId : null,
      created_at: made.at,
      expires_at: new Date(Date.parse(made.at) + tokenLasts[purpose.kind]).toISOString() as Instant,
    })
    .execute()
  return { id, token }
}

/** Takes back the links for this purpose that were not used. Says how many there were. */
export async function revokeTokens(tx: IdentityTransaction, purpose: TokenFor, at: Instant): Promise<number> {
  let revoking = tx
    .updateTable('one_time_tokens')
    .set({ revoked_at: at })
    .where('kind', '=', purpose.kind)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
  if (purpose.kind === 'invitation') revoking = revoking.where('staff_id', '=', purpose.staffId)
  if (purpose.kind === 'reset') revoking = revoking.where('account_id', '=', purpose.accountId)
  const { numUpdatedRows } = await revoking.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Looks a token up without using it: opening a link changes nothing. */
export async function peekToken(
  tx: IdentityTransaction,
  kind: TokenKind,
  token: string,
  at: Instant,
): Promise<LiveToken | null> {
  const row = await tx
    .selectFrom('one_time_tokens')
    .select(['id', 'account_id as accountId', 'clinic_id as clinicId', 'staff_id as staffId'])
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return (row as LiveToken | undefined) ?? null
}

/** Uses a token up. Of two at once, one gets it. */
export async function takeToken(
  tx: IdentityTransaction,
  kind: TokenKind,
  token: string,
  at: Instant,
): Promise<LiveToken | null> {
  const row = await tx
    .updateTable('one_time_tokens')
    .set({ used_at: at })
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['id', 'account_id as accountId', 'clinic_id as clinicId', 'staff_id as staffId'])
    .executeTakeFirst()
  return (row as LiveToken | undefined) ?? null
}
