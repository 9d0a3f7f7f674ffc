import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { forgetDevices } from '#platform/sessions/known-devices.server.ts'
import { endSessions } from '#platform/sessions/sessions.server.ts'

import { recordEverywhere } from '../entering/sign-in-trail.server.ts'
import { peekToken, takeToken } from '../one-time-tokens.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import { passwordProblem } from '../passwords/password-rules.server.ts'

/** Whether a reset link is good now. Looking does not use it up. */
export function isResetLinkGood(call: Call, token: string): Promise<boolean> {
  return asIdentity(call.db, async (tx) => (await peekToken(tx, 'reset', token, call.at)) !== null)
}

/**
 * Sets a new password with a link that somebody in charge has started: once, within half an hour. The second factor stays
 * as it was, every session ends, and the link signs nobody in (SEC-020).
 */
export async function resetPassword(call: Call, token: string, password: string): Promise<Result<null>> {
  const live = await asIdentity(call.db, (tx) => peekToken(tx, 'reset', token, call.at))
  if (live === null || live.accountId === null) return fail({ kind: 'absent' })
  const { accountId } = live
  const { email } = await asIdentity(call.db, (tx) =>
    tx.selectFrom('accounts').select('email').where('id', '=', accountId).executeTakeFirstOrThrow(),
  )
  const problem = passwordProblem(password, [email])
  if (problem !== null) return fail({ kind: 'invalid', fields: { password: problem } })
  const hash = await hashPassword(password)
  if (!hash.ok) return hash
  return asIdentity(call.db, async (tx) => {
    if ((await takeToken(tx, 'reset', token, call.at)) === null) return fail({ kind: 'absent' })
    await tx.updateTable('accounts').set({ password_hash: hash.value }).where('id', '=', accountId).execute()
    await endSessions(tx, { accountId }, call.at, 'reset')
    await forgetDevices(tx, accountId)
    await recordEverywhere(tx, accountId, call.at, { action: 'password.reset' })
    return done(null)
  })
}
