import type { Instant } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { stepIntoIdentity } from '#platform/db/database.server.ts'
import { done, type Result } from '#platform/result.ts'
import { sessionLimits } from '#platform/sessions/resolve-actor.server.ts'

import { readFactors, type Factors } from '../factors/which-factors.server.ts'
import { ownAccount } from '../sign-in.policy.ts'
import { deviceName } from './device-name.ts'

export type OwnSession = {
  id: string
  device: string
  clinicHere: boolean
  startedAt: Instant
  lastSeenAt: Instant
  isThisOne: boolean
}

export type OwnAccount = { email: string; timeZone: string; factors: Factors; sessions: OwnSession[] }

/** One's own account: how one is recognised, and where one is signed in. */
export async function readOwnAccount(call: Call<StaffActor>): Promise<Result<OwnAccount>> {
  const { accountId, sessionId, staffId, clinicId } = call.actor
  const subject = { kind: 'staff', id: staffId } as const
  return query(call, { policy: ownAccount, subject, action: null }, async (inside) => {
    const clinic = await inside.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
    const tx = await stepIntoIdentity(inside)
    const account = await tx
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const open = await tx
      .selectFrom('sign_in_sessions')
      .select(['id', 'device', 'clinic_id', 'created_at', 'last_seen_at'])
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .where('last_seen_at', '>', earlier(call.at, sessionLimits.idle))
      .where('created_at', '>', earlier(call.at, sessionLimits.absolute))
      .orderBy('last_seen_at', 'desc')
      .execute()
    return done({
      email: account.email,
      timeZone: clinic.time_zone,
      factors: await readFactors(tx, accountId),
      sessions: open.map((one) => ({
        id: one.id,
        device: deviceName(one.device),
        clinicHere: one.clinic_id === clinicId,
        startedAt: one.created_at,
        lastSeenAt: one.last_seen_at,
        isThisOne: one.id === sessionId,
      })),
    })
  })
}

function earlier(at: Instant, by: number): Instant {
  return new Date(Date.parse(at) - by).toISOString() as Instant
}
