import type { StaffRole } from '#platform/access/actor.ts'
import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import {
  stepIntoClinic,
  stepIntoIdentity,
  type ClinicTransaction,
  type IdentityTransaction,
} from '#platform/db/database.server.ts'
import { readId, type AccountId, type StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { endSessions } from '#platform/sessions/sessions.server.ts'
import { issueToken } from '#features/sign-in/index.server.ts'

import { orOperator, staffPolicies } from './staff.policy.ts'

/** Gives somebody other roles. Their sessions in this clinic end, so that the change holds from their next click on (SEC-008). */
export function changeRoles(
  call: ClinicCall,
  id: string,
  wanted: { roles: StaffRole[]; version: number },
): Promise<Result<null>> {
  return onStaff(call, id, 'staff.roles-changed', async (work, member) => {
    if (member.version !== wanted.version) return fail({ kind: 'conflict', code: 'staff/changed-meanwhile' })
    if (!wanted.roles.includes('lead') && !(await leavesALead(work.tx, member))) {
      return fail({ kind: 'refused', code: 'staff/last-lead' })
    }
    await work.tx
      .updateTable('staff')
      .set((eb) => ({ roles: wanted.roles, version: eb('version', '+', 1) }))
      .where('id', '=', member.id)
      .execute()
    await endTheirSessions(work, call, member, 'role-changed')
    return done(null)
  })
}

/**
 * Ends somebody's work in this clinic: they are signed out of it at once and asked about no further alert. Refused by the
 * database itself while they own one (HAZ-004).
 */
export function disableStaff(call: ClinicCall, id: string): Promise<Result<null>> {
  return onStaff(call, id, 'staff.disabled', async (work, member) => {
    if (call.actor.kind === 'staff' && call.actor.staffId === member.id) {
      return fail({ kind: 'refused', code: 'staff/not-yourself' })
    }
    if (member.state !== 'active') return fail({ kind: 'absent' })
    if (!(await leavesALead(work.tx, member))) return fail({ kind: 'refused', code: 'staff/last-lead' })
    await work.tx.deleteFrom('alert_list').where('staff_id', '=', member.id).execute()
    const refusal = await setState(work.tx, member.id, 'disabled').catch(ownsAlerts)
    if (refusal !== null) return refusal
    await endTheirSessions(work, call, member, 'disabled')
    return done(null)
  })
}

/** Lets somebody work here again, with the roles they had. */
export function enableStaff(call: ClinicCall, id: string): Promise<Result<null>> {
  return onStaff(call, id, 'staff.enabled', async (work, member) => {
    if (member.state !== 'disabled') return fail({ kind: 'absent' })
    await setState(work.tx, member.id, 'active')
    return done(null)
  })
}

/**
 * Starts a new password for somebody: a link that is good once, for half an hour. Whoever starts it does not choose the
 * password, and the second factor stays (SEC-020).
 */
export async function startReset(call: ClinicCall, id: string): Promise<Result<{ link: string }>> {
  const staffId = readId<'staff'>(id)
  if (staffId === null) return fail({ kind: 'absent' })
  const subject = { kind: 'staff', id: staffId } as const
  const policy = orOperator(call, staffPolicies.reset)
  return command(call, { policy, subject, action: 'staff.reset-started' }, async (work) => {
    const member = await lockMember(work.tx, staffId)
    const { account_id: accountId } = member ?? {}
    if (member?.state !== 'active' || accountId === null || accountId === undefined)
      return fail({ kind: 'absent' })
    return withIdentity(work, call, async (tx) => {
      const purpose = { kind: 'reset', accountId: accountId as AccountId } as const
      const { token } = await issueToken(tx, purpose, {
        at: call.at,
        tokenOf: (tokenId) => call.secrets.linkToken(tokenId),
      })
      return done({ link: `${call.origin}/reset/${token}` })
    })
  })
}

type Member = {
  id: StaffId
  account_id: string | null
  roles: readonly StaffRole[]
  state: string
  version: number
}

async function onStaff(
  call: ClinicCall,
  id: string,
  action: `staff.${string}`,
  effect: (work: Work, member: Member) => Promise<Result<null>>,
): Promise<Result<null>> {
  const staffId = readId<'staff'>(id)
  if (staffId === null) return fail({ kind: 'absent' })
  const subject = { kind: 'staff', id: staffId } as const
  const policy = orOperator(call, staffPolicies.change)
  return command(call, { policy, subject, action }, async (work) => {
    // Changes of who may do what happen one after another: two leads cannot remove each other at the same moment.
    await work.tx.selectFrom('clinics').select('id').forUpdate().execute()
    const member = await lockMember(work.tx, staffId)
    return member === undefined ? fail({ kind: 'absent' }) : effect(work, member)
  })
}

function lockMember(tx: ClinicTransaction, id: StaffId): Promise<Member | undefined> {
  return tx
    .selectFrom('staff')
    .select(['id', 'account_id', 'roles', 'state', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

async function leavesALead(tx: ClinicTransaction, member: Member): Promise<boolean> {
  if (!member.roles.includes('lead') || member.state !== 'active') return true
  const others = await tx
    .selectFrom('staff')
    .select('roles')
    .where('state', '=', 'active')
    .where('id', '<>', member.id)
    .execute()
  return others.some(({ roles }) => roles.includes('lead'))
}

async function setState(tx: ClinicTransaction, id: StaffId, state: 'active' | 'disabled'): Promise<null> {
  await tx
    .updateTable('staff')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return null
}

function ownsAlerts(error: unknown): Result<null> {
  if ((error as { constraint?: string }).constraint !== 'alerts_handed_over_first') throw error
  return fail({ kind: 'refused', code: 'staff/owns-open-alerts' })
}

async function endTheirSessions(
  work: Work,
  call: ClinicCall,
  member: Member,
  why: 'role-changed' | 'disabled',
): Promise<void> {
  const { account_id: accountId } = member
  if (accountId === null) return
  const { clinicId } = call.actor
  await withIdentity(work, call, (tx) =>
    endSessions(tx, { accountId: accountId as AccountId, clinicId }, call.at, why),
  )
}

async function withIdentity<Value>(
  work: Work,
  call: ClinicCall,
  act: (tx: IdentityTransaction) => Promise<Value>,
): Promise<Value> {
  const identity = await stepIntoIdentity(work.tx)
  const value = await act(identity)
  const actor = call.actor.kind === 'staff' ? call.actor.staffId : null
  await stepIntoClinic(identity, { clinic: call.actor.clinicId, actor })
  return value
}
