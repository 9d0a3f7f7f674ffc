import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { StaffActor, StaffRole } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { newId } from '#platform/ids.ts'
import {
  acceptInvitation,
  isResetLinkGood,
  joinClinic,
  readInvitation,
  resetPassword,
} from '#features/sign-in/index.server.ts'
import { makeClinic, testNow } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'

import {
  addStaffWithAccount,
  changeRoles,
  disableStaff,
  enableStaff,
  inviteAgain,
  inviteStaff,
  readMember,
  readStaffList,
  startReset,
  withdrawInvitation,
} from './index.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const password = 'otters ride quiet buses'
const visit = { device: 'a test' }

async function clinicWithLead() {
  const clinic = await makeClinic(database.db)
  return { clinic, lead: await clinic.addStaff(['lead']) }
}

const nobody = (call: Call): Call => ({ ...call, actor: { kind: 'nobody' } })
const later = <A extends Call['actor']>(call: Call<A>, minutes: number): Call<A> => ({
  ...call,
  at: new Date(Date.parse(call.at) + minutes * 60_000).toISOString() as typeof call.at,
})

async function invite(
  lead: Call<StaffActor>,
  email: string,
  roles: StaffRole[] = ['clinician'],
  name = 'Noa Field',
) {
  const invited = await inviteStaff(lead, newId(), { name, email, roles })
  assert.ok(invited.ok)
  return { ...invited.value, token: lead.secrets.linkToken(invited.value.tokenId) }
}

test('a lead invites a clinician, who is on the list at once and can work after choosing a password', async () => {
  const { clinic, lead } = await clinicWithLead()
  const { staffId, token } = await invite(lead, 'noa@staff.example')
  const waiting = await clinic.inside((tx) => tx.selectFrom('messages').select(['kind', 'state']).execute())
  assert.deepEqual(waiting, [{ kind: 'invitation', state: 'waiting' }])
  const shown = await readMember(lead, staffId)
  assert.ok(shown.ok && shown.value.invitationLink === `https://kith.example/invitation/${token}`)
  const accepted = await acceptInvitation(nobody(lead), visit, token, password)
  assert.ok(accepted.ok)
  const list = await readStaffList(lead)
  assert.ok(list.ok)
  const noa = list.value.members.find(({ id }) => id === staffId)
  assert.equal(noa?.state, 'active')
  assert.equal(noa?.hasSecondFactor, false)
})

test('an invitation is good once, not after seven days, not after a newer one, not after it was withdrawn; looking changes nothing', async () => {
  const { lead } = await clinicWithLead()
  const first = await invite(lead, 'ari@staff.example')
  for (let looks = 0; looks < 3; looks += 1) assert.ok((await readInvitation(nobody(lead), first.token)).ok)
  const absent = { ok: false, problem: { kind: 'absent' } }
  assert.deepEqual(await readInvitation(later(nobody(lead), 7 * 24 * 60 + 1), first.token), absent)
  const again = await inviteAgain(lead, first.staffId)
  assert.ok(again.ok)
  const newer = lead.secrets.linkToken(again.value.tokenId)
  assert.deepEqual(await acceptInvitation(nobody(lead), visit, first.token, password), absent)
  const both = await Promise.all([
    acceptInvitation(nobody(lead), visit, newer, password),
    acceptInvitation(nobody(lead), visit, newer, password),
  ])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(await acceptInvitation(nobody(lead), visit, newer, password), absent)
  const other = await invite(lead, 'bo@staff.example')
  assert.ok((await withdrawInvitation(lead, other.staffId)).ok)
  assert.deepEqual(await readInvitation(nobody(lead), other.token), absent)
  assert.deepEqual(await readInvitation(nobody(lead), 'no such token'), absent)
})

test('an easily guessed password is refused and the invitation stays good', async () => {
  const { lead } = await clinicWithLead()
  const { token } = await invite(lead, 'cam@staff.example')
  const refused = await acceptInvitation(nobody(lead), visit, token, 'password1234')
  assert.deepEqual(refused, {
    ok: false,
    problem: { kind: 'invalid', fields: { password: 'password/too-common' } },
  })
  assert.ok((await readInvitation(nobody(lead), token)).ok)
})

test('somebody who works in another clinic already signs in to their own account, and only they can join with it', async () => {
  const there = await clinicWithLead()
  const here = await clinicWithLead()
  const operator = here.clinic.callAs({ kind: 'operator', clinicId: here.clinic.id })
  const dana = await addStaffWithAccount(operator, {
    name: 'Dana',
    email: 'dana@staff.example',
    roles: ['clinician'],
    password,
  })
  const ed = await addStaffWithAccount(operator, {
    name: 'Ed',
    email: 'ed@staff.example',
    roles: ['clinician'],
    password,
  })
  assert.ok(dana.ok && ed.ok)
  const { token } = await invite(there.lead, 'dana@staff.example', ['supervisor'])
  assert.deepEqual(await acceptInvitation(nobody(there.lead), visit, token, 'a brand new password here'), {
    ok: false,
    problem: { kind: 'refused', code: 'invitation/sign-in-first' },
  })
  const asOther = await joinClinic(await signedIn(here.lead, ed.value.accountId), token)
  assert.deepEqual(asOther, {
    ok: false,
    problem: { kind: 'refused', code: 'invitation/for-another-address' },
  })
  const oneFactor = await signedIn(here.lead, dana.value.accountId, 'one-factor')
  assert.deepEqual(await joinClinic(oneFactor, token), { ok: false, problem: { kind: 'signed-out' } })
  assert.ok((await joinClinic(await signedIn(here.lead, dana.value.accountId), token)).ok)
})

test('SEC-062 an invitation sent twice is one invitation', async () => {
  const { lead } = await clinicWithLead()
  const key = newId<'submissions'>()
  const wanted = { name: 'Flo', email: 'flo@staff.example', roles: ['clinician'] as StaffRole[] }
  const [one, two] = [await inviteStaff(lead, key, wanted), await inviteStaff(lead, key, wanted)]
  assert.deepEqual(one, two)
  const other = await inviteStaff(lead, newId(), wanted)
  assert.deepEqual(other, { ok: false, problem: { kind: 'invalid', fields: { email: 'email/taken' } } })
})

test('only a lead reads and changes the staff, and a stranger of another clinic is absent', async () => {
  const { clinic, lead } = await clinicWithLead()
  const clinician = await clinic.addStaff(['clinician', 'supervisor'])
  const elsewhere = await clinicWithLead()
  assert.deepEqual(await readStaffList(clinician), { ok: false, problem: { kind: 'forbidden' } })
  assert.equal(
    (await inviteStaff(clinician, newId(), { name: 'x', email: 'x@y.example', roles: ['lead'] })).ok,
    false,
  )
  assert.equal((await disableStaff(clinician, lead.actor.staffId)).ok, false)
  assert.deepEqual(await disableStaff(elsewhere.lead, clinician.actor.staffId), {
    ok: false,
    problem: { kind: 'absent' },
  })
  assert.deepEqual(await readMember(elsewhere.lead, clinician.actor.staffId), {
    ok: false,
    problem: { kind: 'absent' },
  })
})

test('SEC-008 a change of role ends the person’s sessions in this clinic, and says so in the trail', async () => {
  const { clinic, lead } = await clinicWithLead()
  const clinician = await clinic.addStaff(['clinician'])
  await signedIn(clinician, clinician.actor.accountId)
  const changed = await changeRoles(lead, clinician.actor.staffId, {
    roles: ['clinician', 'supervisor'],
    version: 1,
  })
  assert.ok(changed.ok)
  assert.deepEqual(await endedWhy(clinician), ['role-changed'])
  const stale = await changeRoles(lead, clinician.actor.staffId, { roles: ['lead'], version: 1 })
  assert.deepEqual(stale, { ok: false, problem: { kind: 'conflict', code: 'staff/changed-meanwhile' } })
  const trail = await clinic.inside((tx) =>
    tx
      .selectFrom('audit_entries')
      .select(['action', 'subject_id'])
      .where('action', '=', 'staff.roles-changed')
      .execute(),
  )
  assert.deepEqual(trail, [{ action: 'staff.roles-changed', subject_id: clinician.actor.staffId }])
})

test('a clinic keeps a lead, also when two leads remove each other at the same moment', async () => {
  const { clinic, lead } = await clinicWithLead()
  const last = { ok: false, problem: { kind: 'refused', code: 'staff/last-lead' } }
  assert.deepEqual(await changeRoles(lead, lead.actor.staffId, { roles: ['clinician'], version: 1 }), last)
  const second = await clinic.addStaff(['lead'])
  const results = await Promise.all([
    disableStaff(lead, second.actor.staffId),
    disableStaff(second, lead.actor.staffId),
  ])
  assert.equal(results.filter(({ ok }) => ok).length, 1)
})

test('HAZ-004 whoever owns an open alert cannot leave before it is handed over; after that nobody is asked through them', async () => {
  const { clinic, lead } = await clinicWithLead()
  const clinician = await clinic.addStaff(['clinician'])
  const { staffId } = clinician.actor
  const patientId = await clinic.addPatient(staffId)
  const courseId = await clinic.addCourse(staffId, patientId)
  const alertId = newId<'alerts'>()
  await clinic.inside(async (tx) => {
    await tx
      .insertInto('alert_list')
      .values({ clinic_id: clinic.id, id: newId(), position: 1, staff_id: staffId })
      .execute()
    await tx
      .insertInto('alerts')
      .values({
        clinic_id: clinic.id,
        id: alertId,
        patient_id: patientId,
        course_id: courseId,
        source: 'staff-concern',
        level: 'review',
        state: 'open',
        owner_id: staffId,
        raised_at: testNow,
        next_step_at: testNow,
      })
      .execute()
  })
  assert.deepEqual(await disableStaff(lead, staffId), {
    ok: false,
    problem: { kind: 'refused', code: 'staff/owns-open-alerts' },
  })
  const still = await clinic.inside((tx) => tx.selectFrom('alert_list').select('staff_id').execute())
  assert.equal(still.length, 1, 'nothing is done by half')
  await clinic.inside((tx) =>
    tx.updateTable('alerts').set({ owner_id: lead.actor.staffId }).where('id', '=', alertId).execute(),
  )
  await signedIn(clinician, clinician.actor.accountId)
  assert.ok((await disableStaff(lead, staffId)).ok)
  assert.deepEqual(await endedWhy(clinician), ['disabled'])
  assert.deepEqual(await clinic.inside((tx) => tx.selectFrom('alert_list').select('staff_id').execute()), [])
  assert.ok((await enableStaff(lead, staffId)).ok)
})

test('SEC-020 a reset is started by a lead, good once and for half an hour, ends every session, and leaves the second factor', async () => {
  const { clinic, lead } = await clinicWithLead()
  const operator = clinic.callAs({ kind: 'operator', clinicId: clinic.id })
  const gus = await addStaffWithAccount(operator, {
    name: 'Gus',
    email: 'gus@staff.example',
    roles: ['clinician'],
    password,
  })
  assert.ok(gus.ok)
  assert.deepEqual(await startReset(later(lead, 6), gus.value.staffId), {
    ok: false,
    problem: { kind: 'refused', code: 'access/sign-in-again' },
  })
  const first = await startReset(lead, gus.value.staffId)
  const started = await startReset(lead, gus.value.staffId)
  assert.ok(first.ok && started.ok)
  const tokenOf = (link: string) => link.slice('https://kith.example/reset/'.length)
  const token = tokenOf(started.value.link)
  assert.equal(Buffer.from(token, 'base64url').length, 32)
  const caller = nobody(lead)
  assert.equal(await isResetLinkGood(caller, tokenOf(first.value.link)), false)
  assert.equal(await isResetLinkGood(later(caller, 31), token), false)
  assert.equal(await isResetLinkGood(caller, token), true)
  assert.equal((await resetPassword(caller, token, 'short')).ok, false)
  const both = await Promise.all([
    resetPassword(caller, token, 'seven green bicycles'),
    resetPassword(caller, token, 'eight brown tricycles'),
  ])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
  assert.equal((await resetPassword(caller, token, 'nine blue monocycles')).ok, false)
  const factors = await asIdentity(database.db.app, (tx) =>
    tx
      .selectFrom('totp_factors')
      .select('account_id')
      .where('account_id', '=', gus.value.accountId)
      .execute(),
  )
  assert.equal(factors.length, 1)
})

/** A call of this account as after signing in, not in a clinic yet. */
async function signedIn(
  call: Call<StaffActor>,
  accountId: StaffActor['accountId'],
  strength: 'one-factor' | 'two-factor' = 'two-factor',
): Promise<Call> {
  const sessionId = newId<'sign_in_sessions'>()
  const isOwn = accountId === call.actor.accountId
  await asIdentity(database.db.app, (tx) =>
    tx
      .insertInto('sign_in_sessions')
      .values({
        id: sessionId,
        token_hash: Buffer.from(sessionId.replaceAll('-', '')),
        account_id: accountId,
        clinic_id: isOwn ? call.actor.clinicId : null,
        staff_id: isOwn ? call.actor.staffId : null,
        strength,
        device: 'a test',
        created_at: testNow,
        last_seen_at: testNow,
        fresh_at: testNow,
      })
      .execute(),
  )
  return { ...call, actor: { kind: 'one-factor', accountId, sessionId } }
}

async function endedWhy(call: Call<StaffActor>) {
  const rows = await asIdentity(database.db.app, (tx) =>
    tx
      .selectFrom('sign_in_sessions')
      .select('ended_why')
      .where('account_id', '=', call.actor.accountId)
      .execute(),
  )
  return rows.map((row) => row.ended_why)
}
