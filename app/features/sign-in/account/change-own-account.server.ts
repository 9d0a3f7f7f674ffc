import type { StaffActor } from '#platform/access/actor.ts'
import type { AuditEntry } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { StaffPolicy } from '#platform/access/policy.ts'
import { stepIntoClinic, stepIntoIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import { readId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { endSessions, renewSession } from '#platform/sessions/sessions.server.ts'

import { notConfirmed, storeFactor, type NewFactor } from '../factors/make-first-factor.server.ts'
import { offerPasskey, type NewPasskeyOptions } from '../factors/passkeys.server.ts'
import { makeRecoveryCodes } from '../factors/recovery-codes.server.ts'
import { offerTotp, type TotpOffer } from '../factors/totp.server.ts'
import { readFactors } from '../factors/which-factors.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import { passwordProblem } from '../passwords/password-rules.server.ts'
import { ownFactors, ownSessions } from '../sign-in.policy.ts'

/** Ends one of one's own sessions, here or on another device (SEC-017). */
export async function endOwnSession(call: Call<StaffActor>, id: string): Promise<Result<null>> {
  return onOwnAccount(call, ownSessions, { action: 'session.ended' }, async (tx) => {
    const sessionId = readId<'sign_in_sessions'>(id)
    if (sessionId === null) return fail({ kind: 'absent' })
    const which = { accountId: call.actor.accountId, sessionId }
    const ended = await endSessions(tx, which, call.at, 'ended-elsewhere')
    return ended === 1 ? done(null) : fail({ kind: 'absent' })
  })
}

/** A new password; every other session ends, and this one gets a new value. */
export async function changePassword(
  call: Call<StaffActor>,
  password: string,
): Promise<Result<{ session: string }>> {
  const problem = passwordProblem(password, [call.actor.name])
  if (problem !== null) return fail({ kind: 'invalid', fields: { password: problem } })
  const hash = await hashPassword(password)
  if (!hash.ok) return hash
  return onOwnAccount(call, ownFactors, { action: 'password.changed' }, async (tx) => {
    const { accountId, sessionId } = call.actor
    await tx.updateTable('accounts').set({ password_hash: hash.value }).where('id', '=', accountId).execute()
    await endSessions(tx, { accountId, except: sessionId }, call.at, 'replaced')
    return done({ session: await renewSession(tx, sessionId, {}) })
  })
}

/** What the page for a new authenticator app shows; the one in use stays until a code of the new one is given. */
export async function offerNewTotp(call: Call<StaffActor>, sealed?: string): Promise<Result<TotpOffer>> {
  return onOwnAccount(call, ownFactors, null, async (tx) => {
    const account = await tx
      .selectFrom('accounts')
      .select(['id', 'email'])
      .where('id', '=', call.actor.accountId)
      .executeTakeFirstOrThrow()
    return done(offerTotp(call.secrets, account, call.actor.sessionId, sealed))
  })
}

export async function offerNewPasskey(call: Call<StaffActor>): Promise<Result<NewPasskeyOptions>> {
  return onOwnAccount(call, ownFactors, null, async (tx) =>
    done(await offerPasskey(tx, { ...call.actor, origin: call.origin, at: call.at })),
  )
}

/** Adds a passkey, or puts an authenticator app in the place of the former one. */
export async function addFactor(call: Call<StaffActor>, made: NewFactor): Promise<Result<null>> {
  return onOwnAccount(call, ownFactors, { action: 'factor.added', detail: { way: made.way } }, async (tx) => {
    return (await storeFactor(tx, call, call.actor, made)) ? done(null) : fail(notConfirmed(made.way))
  })
}

/** Removes a passkey or the app; never the last of them (SEC-014). */
export async function removeFactor(
  call: Call<StaffActor>,
  which: 'totp' | { passkey: string },
): Promise<Result<null>> {
  const { accountId } = call.actor
  const way = which === 'totp' ? 'totp' : 'passkey'
  return onOwnAccount(call, ownFactors, { action: 'factor.removed', detail: { way } }, async (tx) => {
    // The account is locked meanwhile: two removals at once cannot take the last two.
    await tx.selectFrom('accounts').select('id').where('id', '=', accountId).forUpdate().execute()
    const factors = await readFactors(tx, accountId)
    const count = factors.passkeys.length + (factors.totpSince === null ? 0 : 1)
    if (count <= 1) return fail({ kind: 'refused', code: 'factor/last-one' })
    const removed =
      which === 'totp'
        ? await tx.deleteFrom('totp_factors').where('account_id', '=', accountId).executeTakeFirst()
        : await tx
            .deleteFrom('passkeys')
            .where('account_id', '=', accountId)
            .where('id', '=', which.passkey)
            .executeTakeFirst()
    return removed.numDeletedRows === 1n ? done(null) : fail({ kind: 'absent' })
  })
}

/** Ten new recovery codes; the former ones stop working. */
export async function renewRecoveryCodes(call: Call<StaffActor>): Promise<Result<string[]>> {
  return onOwnAccount(call, ownFactors, { action: 'recovery-codes.renewed' }, async (tx) =>
    done(await makeRecoveryCodes(tx, call.secrets, call.actor.accountId)),
  )
}

/** A command about oneself: permission and trail in the clinic, the effect on the account's side of the wall. */
async function onOwnAccount<Value>(
  call: Call<StaffActor>,
  policy: StaffPolicy,
  entry: Pick<AuditEntry, 'action' | 'detail'> | null,
  effect: (tx: IdentityTransaction) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { clinicId, staffId } = call.actor
  const subject = { kind: 'staff', id: staffId } as const
  return command(call, { policy, subject, action: null }, async (work) => {
    const tx = await stepIntoIdentity(work.tx)
    const result = await effect(tx)
    await stepIntoClinic(tx, { clinic: clinicId, actor: staffId })
    if (result.ok && entry !== null) await work.audit({ ...entry, subject })
    return result
  })
}
