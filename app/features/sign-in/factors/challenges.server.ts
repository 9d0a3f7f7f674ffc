import type { Instant } from '@kith/ipt'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { SignInSessionId } from '#platform/sessions/sessions.server.ts'

const goodFor = 5 * 60_000

/** Keeps the question put to a passkey on the session that asked; a later one takes its place. */
export async function keepChallenge(
  tx: IdentityTransaction,
  sitting: { sessionId: SignInSessionId; at: Instant },
  purpose: 'new' | 'use',
  challenge: string,
): Promise<void> {
  await tx
    .updateTable('sign_in_sessions')
    .set({ challenge: `${purpose} ${sitting.at} ${challenge}` })
    .where('id', '=', sitting.sessionId)
    .execute()
}

/** Takes the question back for checking the answer: once, for the same purpose, within five minutes. */
export async function takeChallenge(
  tx: IdentityTransaction,
  sitting: { sessionId: SignInSessionId; at: Instant },
  purpose: 'new' | 'use',
): Promise<string | null> {
  const kept = await tx
    .selectFrom('sign_in_sessions')
    .select('challenge')
    .where('id', '=', sitting.sessionId)
    .forUpdate()
    .executeTakeFirst()
  await tx
    .updateTable('sign_in_sessions')
    .set({ challenge: null })
    .where('id', '=', sitting.sessionId)
    .execute()
  const [keptPurpose, askedAt, challenge] = kept?.challenge?.split(' ') ?? []
  if (keptPurpose !== purpose || askedAt === undefined || challenge === undefined) return null
  return Date.parse(sitting.at) - Date.parse(askedAt) <= goodFor ? challenge : null
}
