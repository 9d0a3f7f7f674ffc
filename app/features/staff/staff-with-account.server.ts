import type { Call, ClinicCall } from '#platform/commands/call.server.ts'
import { newId, type AccountId, type StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { acceptInvitation, giveTotp } from '#features/sign-in/index.server.ts'

import { inviteStaff, type NewStaff } from './invite-staff.server.ts'

/** Somebody on the staff with an account that can sign in, and what an authenticator app would hold for them. */
export type StaffWithAccount = {
  staffId: StaffId
  accountId: AccountId
  totpSecret: string
  recoveryCodes: string[]
}

/**
 * Goes the whole way that an invited person goes (invitation, password, second factor), by the same commands: for the
 * demonstration, for load measurements and for tests. A check of the password, and its cost, are as always.
 */
export async function addStaffWithAccount(
  call: ClinicCall,
  wanted: NewStaff & { password: string },
): Promise<Result<StaffWithAccount>> {
  const { password, ...person } = wanted
  const invited = await inviteStaff(call, newId(), person)
  if (!invited.ok) return invited
  const asNobody: Call = { ...call, actor: { kind: 'nobody' } }
  const token = call.secrets.linkToken(invited.value.tokenId)
  const accepted = await acceptInvitation(asNobody, { device: 'Kith itself' }, token, password)
  if (!accepted.ok) return accepted
  const { accountId, sessionId } = accepted.value
  const given = await giveTotp({ ...call, actor: { kind: 'one-factor', accountId, sessionId } })
  if (!given.ok) return fail(given.problem)
  return done({ staffId: invited.value.staffId, accountId, ...given.value })
}
