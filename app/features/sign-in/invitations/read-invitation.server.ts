import type { StaffRole } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import {
  asIdentity,
  stepIntoClinic,
  stepIntoIdentity,
  type IdentityTransaction,
} from '#platform/db/database.server.ts'
import type { ClinicId, StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { sittingOf } from '../entering/show-second-factor.server.ts'
import { peekToken } from '../one-time-tokens.server.ts'

/** Who is invited, to what, and as what. */
export type Invitation = {
  clinicId: ClinicId
  clinicName: string
  staffId: StaffId
  name: string
  email: string
  roles: readonly StaffRole[]
}

/** An invitation as the holder of its link sees it. `mine`: whoever is signed in here has the invited address. */
export type OpenInvitation = Invitation & { signedIn: 'no' | 'mine' | 'other' }

/** Opening the link changes nothing (it may be a mail scanner that does). */
export async function readInvitation(call: Call, token: string): Promise<Result<OpenInvitation>> {
  return asIdentity(call.db, async (tx) => {
    const invitation = await invitationOf(tx, call, token)
    if (invitation === null) return fail({ kind: 'absent' })
    const sitting = sittingOf(call.actor)
    if (sitting === null) return done({ ...invitation, signedIn: 'no' })
    const account = await tx
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', sitting.accountId)
      .executeTakeFirst()
    return done({ ...invitation, signedIn: account?.email === invitation.email ? 'mine' : 'other' })
  })
}

/** The invitation behind a link that is good now, or null. */
export async function invitationOf(
  tx: IdentityTransaction,
  call: Call,
  token: string,
): Promise<Invitation | null> {
  const live = await peekToken(tx, 'invitation', token, call.at)
  if (live === null || live.clinicId === null || live.staffId === null) return null
  const inside = await stepIntoClinic(tx, { clinic: live.clinicId, actor: null })
  const staff = await inside
    .selectFrom('staff as s')
    .innerJoin('clinics as c', 'c.id', 's.clinic_id')
    .select(['c.name as clinicName', 's.name', 's.email', 's.roles'])
    .where('s.id', '=', live.staffId)
    .where('s.state', '=', 'invited')
    .executeTakeFirst()
  await stepIntoIdentity(inside)
  return staff === undefined ? null : { clinicId: live.clinicId, staffId: live.staffId, ...staff }
}
