import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { openSession, renewSession } from '#platform/sessions/sessions.server.ts'

import { membershipsOf } from './memberships.server.ts'
import { recordEntrance } from './sign-in-trail.server.ts'
import { endFormerSession } from './sign-in-with-password.server.ts'

/** The entrances that `kith demo` has made, by token. Any other way of starting Kith gives none. */
export type Entrances = ReadonlyMap<string, { staffId: string; accountId: string }> | null

/** Enters the demonstration as one of its invented staff, without credentials. Without a demonstration there is no such thing. */
export async function enterDemonstration(
  call: Call,
  entrances: Entrances,
  device: string,
  token: string,
): Promise<Result<{ session: string }>> {
  const entrance = entrances?.get(token)
  if (entrance === undefined) return fail({ kind: 'absent' })
  return asIdentity(call.db, async (tx) => {
    const accountId = entrance.accountId as StaffActor['accountId']
    const member = (await membershipsOf(tx, accountId)).find((one) => one.staffId === entrance.staffId)
    if (member === undefined) return fail({ kind: 'absent' })
    await endFormerSession(tx, call)
    const { clinicId, staffId } = member
    const strength = 'two-factor'
    const { token: session } = await openSession(tx, {
      accountId,
      clinicId,
      staffId,
      strength,
      device,
      at: call.at,
    })
    await recordEntrance(tx, member, call.at, {
      action: 'sign-in.succeeded',
      detail: { step: 'demonstration' },
    })
    return done({ session })
  })
}

/** The invented staff have nothing to show again; in the demonstration, and there alone, asking is enough. */
export async function renewInDemonstration(
  call: Call<StaffActor>,
  entrances: Entrances,
): Promise<Result<{ session: string }>> {
  const isInvented = [...(entrances?.values() ?? [])].some((one) => one.accountId === call.actor.accountId)
  if (!isInvented) return fail({ kind: 'absent' })
  return asIdentity(call.db, async (tx) =>
    done({ session: await renewSession(tx, call.actor.sessionId, { freshAt: call.at }) }),
  )
}
