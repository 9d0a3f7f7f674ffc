import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '../db/database.server.ts'
import type { SignInSessions } from '../db/schema.ts'
import { newId, type AccountId, type ClinicId, type Id, type StaffId } from '../ids.ts'
import { hashToken, randomToken } from '../secrets/secrets.server.ts'

export type SignInSessionId = Id<'sign_in_sessions'>

export type EndReason = NonNullable<SignInSessions['ended_why']>

export type NewSession = {
  accountId: AccountId
  clinicId?: ClinicId
  staffId?: StaffId
  strength: SignInSessions['strength']
  device: string
  at: Instant
}

/** Opens a session and gives its cookie value: 256 random bits, of which only the hash is stored (SEC-017). */
export async function openSession(
  tx: IdentityTransaction,
  made: NewSession,
): Promise<{ sessionId: SignInSessionId; token: string }> {
  const token = randomToken()
  const sessionId: SignInSessionId = newId()
  await tx
    .insertInto('sign_in_sessions')
    .values({
      id: sessionId,
      token_hash: hashToken(token),
      account_id: made.accountId,
      clinic_id: made.clinicId ?? null,
      staff_id: made.staffId ?? null,
      strength: made.strength,
      device: made.device,
      created_at: made.at,
      last_seen_at: made.at,
      fresh_at: made.at,
    })
    .execute()
  return { sessionId, token }
}

/** Gives a session a new value, so that whoever knew the former one has nothing, and changes what it is worth. */
export async function renewSession(
  tx: IdentityTransaction,
  sessionId: SignInSessionId,
  changes: { strength?: 'two-factor'; freshAt?: Instant; clinicId?: ClinicId; staffId?: StaffId },
): Promise<string> {
  const token = randomToken()
  const { numUpdatedRows } = await tx
    .updateTable('sign_in_sessions')
    .set({
      token_hash: hashToken(token),
      challenge: null,
      ...(changes.strength === undefined ? {} : { strength: changes.strength }),
      ...(changes.freshAt === undefined ? {} : { fresh_at: changes.freshAt }),
      ...(changes.clinicId === undefined ? {} : { clinic_id: changes.clinicId }),
      ...(changes.staffId === undefined ? {} : { staff_id: changes.staffId }),
    })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('a session that has ended cannot be renewed')
  return token
}

/** Which sessions to end: one of somebody's, all of theirs in one clinic, or all but the one they sit at. */
export type Ended = {
  accountId: AccountId
  sessionId?: SignInSessionId
  clinicId?: ClinicId
  except?: SignInSessionId
}

/** Ends sessions at once: the next request with such a cookie is nobody's (SEC-008). Says how many there were. */
export async function endSessions(
  tx: IdentityTransaction,
  which: Ended,
  at: Instant,
  why: EndReason,
): Promise<number> {
  let ending = tx
    .updateTable('sign_in_sessions')
    .set({ ended_at: at, ended_why: why })
    .where('account_id', '=', which.accountId)
    .where('ended_at', 'is', null)
  if (which.sessionId !== undefined) ending = ending.where('id', '=', which.sessionId)
  if (which.clinicId !== undefined) ending = ending.where('clinic_id', '=', which.clinicId)
  if (which.except !== undefined) ending = ending.where('id', '<>', which.except)
  const { numUpdatedRows } = await ending.executeTakeFirst()
  return Number(numUpdatedRows)
}
