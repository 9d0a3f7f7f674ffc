import { sql } from 'kysely'

import type { ClinicCall } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import {
  stepIntoIdentity,
  type ClinicTransaction,
  type IdentityTransaction,
} from '#platform/db/database.server.ts'
import { readId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { Member } from './member.ts'
import { orOperator, staffPolicies } from './staff.policy.ts'

export type StaffList = { timeZone: string; clinicName: string; members: Member[] }

/** Everybody who works in the clinic, or is invited to, or did. */
export function readStaffList(call: ClinicCall): Promise<Result<StaffList>> {
  const policy = orOperator(call, staffPolicies.read)
  return query(call, { policy, subject: null, action: null }, async (tx) => done(await listIn(tx, call)))
}

export type OneMember = {
  timeZone: string
  clinicName: string
  member: Member
  invitationLink: string | null
}

/** One of them; for somebody invited, the link that the lead may hand over. */
export function readMember(call: ClinicCall, id: string): Promise<Result<OneMember>> {
  const policy = orOperator(call, staffPolicies.read)
  return query(call, { policy, subject: null, action: null }, async (tx) => {
    const { members, ...clinic } = await listIn(tx, call)
    const member = members.find((one) => one.id === readId(id))
    if (member === undefined) return fail({ kind: 'absent' })
    const identity = await stepIntoIdentity(tx)
    const [token] = member.state === 'invited' ? await liveInvitations(identity, [member.id], call.at) : []
    const invitationLink =
      token === undefined ? null : `${call.origin}/invitation/${call.secrets.linkToken(token.id)}`
    return done({ ...clinic, member, invitationLink })
  })
}

async function listIn(tx: ClinicTransaction, call: ClinicCall): Promise<StaffList> {
  const clinic = await tx.selectFrom('clinics').select(['name', 'time_zone']).executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('staff')
    .select(['id', 'account_id', 'name', 'email', 'roles', 'state', 'version'])
    .select((eb) => [
      eb
        .selectFrom('alerts')
        .whereRef('alerts.owner_id', '=', 'staff.id')
        .where('alerts.state', '<>', 'closed')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('open_alerts'),
      eb
        .selectFrom('courses')
        .whereRef('courses.clinician_id', '=', 'staff.id')
        .where('courses.ended_on', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('open_courses'),
    ])
    .orderBy('state')
    .orderBy('name')
    .execute()
  const identity = await stepIntoIdentity(tx)
  const accounts = await accountsOf(
    identity,
    rows.flatMap((row) => row.account_id ?? []),
  )
  const invitations = await liveInvitations(
    identity,
    rows.map((row) => row.id),
    call.at,
  )
  const members = rows.map((row): Member => {
    const account = accounts.find((one) => one.id === row.account_id)
    return {
      id: row.id,
      accountId: account?.id ?? null,
      name: row.name,
      email: row.email,
      roles: row.roles,
      state: row.state,
      version: row.version,
      openAlerts: row.open_alerts ?? 0,
      openCourses: row.open_courses ?? 0,
      hasSecondFactor: account?.hasFactor ?? false,
      lastSeenAt: account?.lastSeenAt ?? null,
      invitedUntil: invitations.find((one) => one.staffId === row.id)?.until ?? null,
    }
  })
  return { timeZone: clinic.time_zone, clinicName: clinic.name, members }
}

// Sessions of other clinics stay out of it: where else somebody works is not this lead's to know.
async function accountsOf(tx: IdentityTransaction, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: NonNullable<Member['accountId']>
    hasFactor: boolean
    lastSeenAt: Member['lastSeenAt']
  }>`
    select a.id,
      exists (select from kith.totp_factors t where t.account_id = a.id)
        or exists (select from kith.passkeys p where p.account_id = a.id) as "hasFactor",
      (select max(s.last_seen_at) from kith.sign_in_sessions s
       where s.account_id = a.id and s.clinic_id = kith.clinic()) as "lastSeenAt"
    from kith.accounts a where a.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

async function liveInvitations(
  tx: IdentityTransaction,
  staffIds: readonly Member['id'][],
  at: ClinicCall['at'],
) {
  if (staffIds.length === 0) return []
  return tx
    .selectFrom('one_time_tokens')
    .select(['id', 'staff_id as staffId', 'expires_at as until'])
    .where('kind', '=', 'invitation')
    .where('staff_id', 'in', [...staffIds])
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .execute()
}
