import { sql } from 'kysely'

import type { StaffRole } from '#platform/access/actor.ts'
import { recordAudit } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import {
  asIdentity,
  stepIntoClinic,
  stepIntoIdentity,
  type ClinicTransaction,
} from '#platform/db/database.server.ts'
import { newId, type AccountId, type ClinicId, type StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { openSession, type SignInSessionId } from '#platform/sessions/sessions.server.ts'

import { createAccount } from '../accounts.server.ts'
import { endFormerSession } from '../entering/sign-in-with-password.server.ts'
import type { Visit } from '../entering/visit.ts'
import { peekToken, takeToken } from '../one-time-tokens.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import { passwordProblem } from '../passwords/password-rules.server.ts'
import type { SetUpForm } from './read-set-up-form.server.ts'
import { isSetUpIn } from './set-up-link.server.ts'

/** What a set-up has made; the session has one factor so far. */
export type SetUp = {
  session: string
  sessionId: SignInSessionId
  clinicId: ClinicId
  staffId: StaffId
  accountId: AccountId
}

/** Whether a set-up link is good now. */
export function isSetUpLinkGood(call: Call, token: string): Promise<boolean> {
  return asIdentity(
    call.db,
    async (tx) => !(await isSetUpIn(tx)) && (await peekToken(tx, 'set-up', token, call.at)) !== null,
  )
}

/**
 * Makes the clinic, its first member of staff and their account, all or nothing, and uses the link up. The session that
 * comes back has one factor: nothing opens before the second is made. Nobody watches over answers yet; that is for
 * the clinic to say (SEC-072), but whoever sets it up is the first to be asked.
 */
export async function setUpClinic(
  call: Call,
  visit: Pick<Visit, 'device'>,
  token: string,
  form: SetUpForm,
): Promise<Result<SetUp>> {
  if (!(await isSetUpLinkGood(call, token))) return fail({ kind: 'absent' })
  const problem = passwordProblem(form.password, [form.clinicName, form.name, form.email])
  if (problem !== null) return fail({ kind: 'invalid', fields: { password: problem } })
  const hash = await hashPassword(form.password)
  if (!hash.ok) return hash
  return asIdentity(call.db, async (tx) => {
    // One at a time: of two links opened at once, one finds Kith set up.
    await sql`select pg_advisory_xact_lock(hashtextextended('kith set-up', 0))`.execute(tx)
    if ((await isSetUpIn(tx)) || (await takeToken(tx, 'set-up', token, call.at)) === null) {
      return fail({ kind: 'absent' })
    }
    await endFormerSession(tx, call)
    const accountId = await createAccount(tx, { email: form.email, passwordHash: hash.value, at: call.at })
    if (accountId === null) return fail({ kind: 'absent' })
    const { token: session, sessionId } = await openSession(tx, {
      accountId,
      strength: 'one-factor',
      device: visit.device,
      at: call.at,
    })
    const clinicId: ClinicId = newId()
    const staffId: StaffId = newId()
    const inside = await stepIntoClinic(tx, { clinic: clinicId, actor: staffId })
    await layClinic(inside, call, form, { clinicId, staffId, accountId })
    await stepIntoIdentity(inside)
    return done({ session, sessionId, clinicId, staffId, accountId })
  })
}

async function layClinic(
  tx: ClinicTransaction,
  call: Call,
  form: SetUpForm,
  ids: { clinicId: ClinicId; staffId: StaffId; accountId: AccountId },
): Promise<void> {
  const { clinicId, staffId, accountId } = ids
  const roles: StaffRole[] = form.treats ? ['lead', 'clinician'] : ['lead']
  await tx
    .insertInto('clinics')
    .values({
      id: clinicId,
      name: form.clinicName,
      country: form.country,
      time_zone: form.timeZone,
      created_at: call.at,
    })
    .execute()
  await tx
    .insertInto('staff')
    .values({
      clinic_id: clinicId,
      id: staffId,
      account_id: accountId,
      name: form.name,
      email: form.email,
      roles,
      state: 'active',
      created_at: call.at,
    })
    .execute()
  await tx
    .insertInto('alert_list')
    .values({ clinic_id: clinicId, id: newId(), position: 1, staff_id: staffId })
    .execute()
  await recordAudit(tx, { kind: 'staff', clinicId, staffId }, call.at, {
    action: 'clinic.set-up',
    subject: { kind: 'staff', id: staffId },
  })
}
