import type { StaffRole } from '#platform/access/actor.ts'
import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import { stepIntoClinic, stepIntoIdentity } from '#platform/db/database.server.ts'
import { newId, readId, type StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { queueMessage } from '#features/messages/index.server.ts'
import { issueToken, revokeTokens, type TokenId } from '#features/sign-in/index.server.ts'

import { orOperator, staffPolicies } from './staff.policy.ts'

export type NewStaff = { name: string; email: string; roles: StaffRole[] }

/** Invites somebody: they are on the list at once, and can do nothing before they have accepted. */
export async function inviteStaff(
  call: ClinicCall,
  key: string,
  wanted: NewStaff,
): Promise<Result<{ staffId: StaffId; tokenId: TokenId }>> {
  const policy = orOperator(call, staffPolicies.invite)
  const once = { key, body: wanted }
  return command(call, { policy, subject: null, action: null, once }, async (work) => {
    const staffId: StaffId = newId()
    const { numInsertedOrUpdatedRows } = await work.tx
      .insertInto('staff')
      .values({
        clinic_id: call.actor.clinicId,
        id: staffId,
        name: wanted.name,
        email: wanted.email,
        roles: wanted.roles,
        state: 'invited',
        created_at: call.at,
      })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'email']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'invalid', fields: { email: 'email/taken' } })
    await work.audit({ action: 'staff.invited', subject: { kind: 'staff', id: staffId } })
    return done({ staffId, tokenId: await sendInvitation(work, call, staffId) })
  })
}

/** A new invitation in the place of the former, which stops working. */
export async function inviteAgain(call: ClinicCall, id: string): Promise<Result<{ tokenId: TokenId }>> {
  return onInvited(call, id, 'staff.invited-again', async (work, staffId) =>
    done({ tokenId: await sendInvitation(work, call, staffId) }),
  )
}

/** Takes the invitation back. The person stays on the list and can be invited again. */
export async function withdrawInvitation(call: ClinicCall, id: string): Promise<Result<null>> {
  return onInvited(call, id, 'staff.invitation-withdrawn', async (work, staffId) => {
    const { clinicId } = call.actor
    const identity = await stepIntoIdentity(work.tx)
    await revokeTokens(identity, { kind: 'invitation', clinicId, staffId }, call.at)
    await stepIntoClinic(identity, { clinic: clinicId, actor: actorIn(call) })
    return done(null)
  })
}

/** The link in the mail is made from the id of its token: it is stored nowhere, and the lead may also hand it over. */
async function sendInvitation(work: Work, call: ClinicCall, staffId: StaffId): Promise<TokenId> {
  const { clinicId } = call.actor
  const identity = await stepIntoIdentity(work.tx)
  const { id } = await issueToken(
    identity,
    { kind: 'invitation', clinicId, staffId },
    { at: call.at, tokenOf: (tokenId) => call.secrets.linkToken(tokenId) },
  )
  await stepIntoClinic(identity, { clinic: clinicId, actor: actorIn(call) })
  await queueMessage(work, call, { kind: 'invitation', staffId, dueAt: call.at })
  return id
}

async function onInvited<Value>(
  call: ClinicCall,
  id: string,
  action: `staff.${string}`,
  effect: (work: Work, staffId: StaffId) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const staffId = readId<'staff'>(id)
  if (staffId === null) return fail({ kind: 'absent' })
  const spec = {
    policy: orOperator(call, staffPolicies.invite),
    subject: { kind: 'staff', id: staffId },
    action,
  } as const
  return command(call, spec, async (work) => {
    const invited = await work.tx
      .selectFrom('staff')
      .select('id')
      .where('id', '=', staffId)
      .where('state', '=', 'invited')
      .forUpdate()
      .executeTakeFirst()
    return invited === undefined ? fail({ kind: 'absent' }) : effect(work, staffId)
  })
}

function actorIn(call: ClinicCall): string | null {
  return call.actor.kind === 'staff' ? call.actor.staffId : null
}
