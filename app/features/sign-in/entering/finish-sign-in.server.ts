import type { Call } from '#platform/commands/call.server.ts'
import type { IdentityTransaction } from '#platform/db/database.server.ts'
import { done, type Result } from '#platform/result.ts'
import { rememberDevice } from '#platform/sessions/known-devices.server.ts'
import { renewSession } from '#platform/sessions/sessions.server.ts'

import { attemptSucceeded, type AttemptId } from '../attempts/limits.server.ts'
import { membershipsOf } from './memberships.server.ts'
import type { Sitting } from './show-second-factor.server.ts'
import { recordEntrance } from './sign-in-trail.server.ts'
import type { Entered, Visit } from './visit.ts'

/** Signed in; who works in several clinics, or in none, has to say where to go. */
export type Finished = Entered & { next: 'in' | 'choose-clinic' }

/** Both factors are shown: a new session value, a known device, and the entry in the clinic's trail. */
export async function finishSignIn(
  tx: IdentityTransaction,
  call: Call,
  visit: Visit,
  sitting: Sitting,
  attempt: AttemptId | null,
): Promise<Result<Finished>> {
  if (attempt !== null) await attemptSucceeded(tx, attempt)
  const device = await rememberDevice(tx, sitting.accountId, visit.deviceToken, call.at)
  const memberships = await membershipsOf(tx, sitting.accountId)
  const only = memberships.length === 1 ? memberships[0] : undefined
  const session = await renewSession(tx, sitting.sessionId, {
    strength: 'two-factor',
    freshAt: call.at,
    ...(only === undefined ? {} : { clinicId: only.clinicId, staffId: only.staffId }),
  })
  if (only !== undefined) await recordEntrance(tx, only, call.at, { action: 'sign-in.succeeded' })
  return done({ session, device, next: only === undefined ? 'choose-clinic' : 'in' })
}
