import { recordAudit } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import {
  asIdentity,
  stepIntoClinic,
  stepIntoIdentity,
  type IdentityTransaction,
} from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { openSession, renewSession, type SignInSessionId } from '#platform/sessions/sessions.server.ts'

import { createAccount } from '../accounts.server.ts'
import { asWhole } from '../entering/choose-clinic.server.ts'
import { endFormerSession } from '../entering/sign-in-with-password.server.ts'
import { recordEntrance } from '../entering/sign-in-trail.server.ts'
import type { Visit } from '../entering/visit.ts'
import { takeToken } from '../one-time-tokens.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import { passwordProblem } from '../passwords/password-rules.server.ts'
import { invitationOf, type Invitation } from './read-invitation.server.ts'

/** Sets the password of a new account and makes the invited person a member of staff; the second factor comes next. */
export async function acceptInvitation(
  call: Call,
  visit: Pick<Visit, 'device'>,
  token: string,
  password: string,
): Promise<Result<{ session: string; accountId: AccountId; sessionId: SignInSessionId }>> {
  const invitation = await asIdentity(call.db, (tx) => invitationOf(tx, call, token))
  if (invitation === null) return fail({ kind: 'absent' })
  const problem = passwordProblem(password, [invitation.clinicName, invitation.name, invitation.email])
  if (problem !== null) return fail({ kind: 'invalid', fields: { password: problem } })
  const hash = await hashPassword(password)
  if (!hash.ok) return hash
  return asIdentity(call.db, async (tx) => {
    // Somebody who uses Kith elsewhere signs in first; only then does this clinic come to their account.
    if (await hasAccount(tx, invitation.email))
      return fail({ kind: 'refused', code: 'invitation/sign-in-first' })
    // Sent twice at once: the second finds the link used up.
    if ((await takeToken(tx, 'invitation', token, call.at)) === null) return fail({ kind: 'absent' })
    const accountId = await createAccount(tx, {
      email: invitation.email,
      passwordHash: hash.value,
      at: call.at,
    })
    if (accountId === null) throw new Error('an account with this address was made at the same moment')
    await join(tx, call, invitation, accountId)
    await endFormerSession(tx, call)
    const { device } = visit
    const opened = await openSession(tx, { accountId, strength: 'one-factor', device, at: call.at })
    return done({ session: opened.token, accountId, sessionId: opened.sessionId })
  })
}

/** For somebody who is signed in with both factors already: adds the clinic to their account and enters it. */
export async function joinClinic(call: Call, token: string): Promise<Result<{ session: string }>> {
  return asWhole(call, async (tx, sitting) => {
    const invitation = await invitationOf(tx, call, token)
    if (invitation === null) return fail({ kind: 'absent' })
    const account = await tx
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', sitting.accountId)
      .executeTakeFirstOrThrow()
    if (account.email !== invitation.email)
      return fail({ kind: 'refused', code: 'invitation/for-another-address' })
    if ((await takeToken(tx, 'invitation', token, call.at)) === null) return fail({ kind: 'absent' })
    await join(tx, call, invitation, sitting.accountId)
    const { clinicId, staffId } = invitation
    const session = await renewSession(tx, sitting.sessionId, { clinicId, staffId })
    await recordEntrance(tx, invitation, call.at, { action: 'sign-in.succeeded' })
    return done({ session })
  })
}

async function hasAccount(tx: IdentityTransaction, email: string): Promise<boolean> {
  const row = await tx.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
  return row !== undefined
}

async function join(
  tx: IdentityTransaction,
  call: Call,
  invitation: Invitation,
  accountId: AccountId,
): Promise<void> {
  const { clinicId, staffId } = invitation
  const inside = await stepIntoClinic(tx, { clinic: clinicId, actor: staffId })
  await inside
    .updateTable('staff')
    .set((eb) => ({ account_id: accountId, state: 'active', version: eb('version', '+', 1) }))
    .where('id', '=', staffId)
    .where('state', '=', 'invited')
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(inside, { kind: 'staff', clinicId, staffId }, call.at, {
    action: 'invitation.accepted',
    subject: { kind: 'staff', id: staffId },
  })
  await stepIntoIdentity(inside)
}
