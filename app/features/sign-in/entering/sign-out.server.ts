import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { endSessions } from '#platform/sessions/sessions.server.ts'

import { sittingOf } from './show-second-factor.server.ts'
import { recordEntrance } from './sign-in-trail.server.ts'

/** Ends the session this browser has, whole or half. Without one there is nothing to end. */
export async function signOut(call: Call): Promise<void> {
  const sitting = sittingOf(call.actor)
  if (sitting === null) return
  const { actor } = call
  await asIdentity(call.db, async (tx) => {
    await endSessions(tx, sitting, call.at, 'signed-out')
    if (actor.kind === 'staff') await recordEntrance(tx, actor, call.at, { action: 'sign-in.ended' })
  })
}
