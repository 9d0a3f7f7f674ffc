import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { renewSession } from '#platform/sessions/sessions.server.ts'

import { membershipsOf, type Membership } from './memberships.server.ts'
import { sittingOf, type Sitting } from './show-second-factor.server.ts'
import { recordEntrance } from './sign-in-trail.server.ts'

/** The clinics that whoever has shown both factors may enter; a sign-in that is not whole sees none. */
export async function readMyClinics(call: Call): Promise<Result<Membership[]>> {
  return asWhole(call, async (tx, sitting) => done(await membershipsOf(tx, sitting.accountId)))
}

/** Enters one of them. The session gets a new value: in each clinic the person is somebody else. */
export async function chooseClinic(call: Call, clinicId: string): Promise<Result<{ session: string }>> {
  return asWhole(call, async (tx, sitting) => {
    const chosen = (await membershipsOf(tx, sitting.accountId)).find((one) => one.clinicId === clinicId)
    if (chosen === undefined) return fail({ kind: 'absent' })
    const { clinicId: entered, staffId } = chosen
    const session = await renewSession(tx, sitting.sessionId, { clinicId: entered, staffId })
    await recordEntrance(tx, chosen, call.at, { action: 'sign-in.succeeded' })
    return done({ session })
  })
}

/** For those who have shown both factors, in a clinic or not yet in one. */
export async function asWhole<Value>(
  call: Call,
  work: (tx: IdentityTransaction, sitting: Sitting) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const sitting = sittingOf(call.actor)
  if (sitting === null) return fail({ kind: 'signed-out' })
  return asIdentity(call.db, async (tx) => {
    const session = await tx
      .selectFrom('sign_in_sessions')
      .select('strength')
      .where('id', '=', sitting.sessionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (session?.strength !== 'two-factor') return fail({ kind: 'signed-out' })
    return work(tx, sitting)
  })
}
