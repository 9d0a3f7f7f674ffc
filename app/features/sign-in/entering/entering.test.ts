import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'

import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { addStaffWithAccount, inviteStaff } from '#features/staff/index.server.ts'
import { newId } from '#platform/ids.ts'
import { resolveActor } from '#platform/sessions/resolve-actor.server.ts'
import { hashToken } from '#platform/secrets/secrets.server.ts'
import { makeClinic, testNow } from '../../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/test-database.server.ts'

import { joinClinic } from '../invitations/accept-invitation.server.ts'
import { totpCode, useTotp } from '../factors/totp.server.ts'
import { chooseClinic, readMyClinics } from './choose-clinic.server.ts'
import { enterDemonstration } from './enter-demonstration.server.ts'
import { showSecondFactor } from './show-second-factor.server.ts'
import { signInWithPassword } from './sign-in-with-password.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const password = 'otters ride quiet buses'
const visit = { address: '192.0.2.1', device: 'a test', deviceToken: null }
const at = (seconds: number) => new Date(Date.parse(testNow) + seconds * 1_000).toISOString() as Instant

async function person(email: string) {
  const clinic = await makeClinic(database.db)
  const operator = clinic.callAs({ kind: 'operator', clinicId: clinic.id })
  const wanted = { name: email, email, roles: ['clinician' as const], password }
  const made = await addStaffWithAccount(operator, wanted)
  assert.ok(made.ok)
  const nobody: Call = { ...operator, actor: { kind: 'nobody' }, at: at(60) }
  return { clinic, nobody, email, ...made.value }
}

/** The call of whoever holds this session's cookie. */
async function holding(call: Call, session: string, seconds: number): Promise<Call> {
  const when = at(seconds)
  return { ...call, at: when, actor: await resolveActor(call.db, `__Host-kith=${session}`, when, visit) }
}

async function signedIn(who: Awaited<ReturnType<typeof person>>, seconds: number) {
  const first = await signInWithPassword({ ...who.nobody, at: at(seconds) }, visit, {
    email: who.email,
    password,
  })
  assert.ok(first.ok)
  const half = await holding(who.nobody, first.value.session, seconds)
  assert.equal(half.actor.kind, 'one-factor')
  const code = totpCode(who.totpSecret, half.at)
  const second = await showSecondFactor(half, visit, { way: 'totp', code })
  assert.ok(second.ok)
  return { half, code, ...second.value }
}

test('SEC-048 signing in, failing to, and choosing a clinic stand in the trail of the clinics concerned', async () => {
  const ana = await person('ana@staff.example')
  await signInWithPassword(ana.nobody, visit, { email: ana.email, password: 'not this one at all' })
  await signedIn(ana, 61)
  const trail = await ana.clinic.inside((tx) =>
    tx
      .selectFrom('audit_entries')
      .select(['action', 'outcome', 'actor_kind', 'subject_id'])
      .orderBy('id')
      .execute(),
  )
  const last = trail.slice(-2)
  assert.deepEqual(last, [
    { action: 'sign-in.failed', outcome: 'denied', actor_kind: 'nobody', subject_id: ana.staffId },
    { action: 'sign-in.succeeded', outcome: 'done', actor_kind: 'staff', subject_id: ana.staffId },
  ])
})

test('SEC-014 the code of the last half minute and of the next one are refused, and one code let in at once twice lets in once', async () => {
  const bo = await person('bo@staff.example')
  const use = (code: string, seconds: number) =>
    asIdentity(database.db.app, (tx) =>
      useTotp(tx, bo.nobody.secrets, { accountId: bo.accountId, code, at: at(seconds) }),
    )
  const codeAt = (seconds: number) => totpCode(bo.totpSecret, at(seconds))
  assert.equal(await use(codeAt(300), 330), false)
  assert.equal(await use(codeAt(360), 330), false)
  const both = await Promise.all([use(codeAt(330), 331), use(codeAt(330), 332)])
  assert.equal(both.filter(Boolean).length, 1)
  assert.equal(await use(codeAt(330), 333), false)
  assert.equal(await use(codeAt(360), 361), true)
})

test('SEC-014 a stored seed does not open in the place of another account', async () => {
  const [cy, di] = [await person('cy@staff.example'), await person('di@staff.example')]
  await asIdentity(database.db.app, async (tx) => {
    const { secret_sealed } = await tx
      .selectFrom('totp_factors')
      .select('secret_sealed')
      .where('account_id', '=', cy.accountId)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('totp_factors')
      .set({ secret_sealed })
      .where('account_id', '=', di.accountId)
      .execute()
  })
  const code = totpCode(cy.totpSecret, at(600))
  await assert.rejects(
    asIdentity(database.db.app, (tx) =>
      useTotp(tx, di.nobody.secrets, { accountId: di.accountId, code, at: at(600) }),
    ),
  )
})

test('whoever works in two clinics says which, is somebody else in each, and enters no third', async () => {
  const eli = await person('eli@staff.example')
  const other = await makeClinic(database.db)
  const third = await makeClinic(database.db)
  const operator = other.callAs({ kind: 'operator', clinicId: other.id }, at(90))
  const invited = await inviteStaff(operator, newId(), { name: 'Eli', email: eli.email, roles: ['lead'] })
  assert.ok(invited.ok)
  const first = await signedIn(eli, 95)
  assert.equal(first.next, 'in')
  const inFirst = await holding(eli.nobody, first.session, 96)
  assert.equal(inFirst.actor.kind, 'staff')
  const joined = await joinClinic(inFirst, eli.nobody.secrets.linkToken(invited.value.tokenId))
  assert.ok(joined.ok)
  const inOther = await holding(eli.nobody, joined.value.session, 97)
  assert.deepEqual(inOther.actor.kind === 'staff' && inOther.actor.roles, ['lead'])

  const later = await signedIn(eli, 130)
  assert.equal(later.next, 'choose-clinic')
  const between = await holding(eli.nobody, later.session, 131)
  assert.equal(between.actor.kind, 'one-factor')
  const clinics = await readMyClinics(between)
  assert.ok(clinics.ok && clinics.value.length === 2)
  assert.deepEqual(await chooseClinic(between, third.id), {
    ok: false,
    problem: { kind: 'absent' },
  })
  const chosen = await chooseClinic(between, eli.clinic.id)
  assert.ok(chosen.ok)
  const again = await holding(eli.nobody, chosen.value.session, 132)
  assert.equal(again.actor.kind === 'staff' && again.actor.clinicId, eli.clinic.id)
})

test('with the password alone nobody sees which clinics an account belongs to', async () => {
  const fay = await person('fay@staff.example')
  const first = await signInWithPassword(fay.nobody, visit, { email: fay.email, password })
  assert.ok(first.ok)
  const half = await holding(fay.nobody, first.value.session, 60)
  assert.deepEqual(await readMyClinics(half), { ok: false, problem: { kind: 'signed-out' } })
})

test('SEC-017 of a session only the hash is stored, and the value of the first step is worth nothing after the second', async () => {
  const gil = await person('gil@staff.example')
  const first = await signInWithPassword(gil.nobody, visit, { email: gil.email, password })
  assert.ok(first.ok)
  const rows = await asIdentity(database.db.app, (tx) =>
    tx
      .selectFrom('sign_in_sessions')
      .selectAll()
      .where('account_id', '=', gil.accountId)
      .where('ended_at', 'is', null)
      .execute(),
  )
  assert.equal(rows.length, 1)
  assert.deepEqual(rows[0]?.token_hash, hashToken(first.value.session))
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(first.value.session))
  const whole = await signedIn(gil, 65)
  assert.equal((await holding(gil.nobody, whole.session, 66)).actor.kind, 'staff')
})

test('SEC-017 half a sign-in is over after half an hour, however busy', async () => {
  const hal = await person('hal@staff.example')
  const first = await signInWithPassword(hal.nobody, visit, { email: hal.email, password })
  assert.ok(first.ok)
  const kinds: string[] = []
  for (const minutes of [10, 20, 29, 31]) {
    kinds.push((await holding(hal.nobody, first.value.session, 60 + minutes * 60)).actor.kind)
  }
  assert.deepEqual(kinds, ['one-factor', 'one-factor', 'one-factor', 'nobody'])
})

test('the demonstration lets in whom it has invented, by its own entrances, and nobody else', async () => {
  const ida = await person('ida@staff.example')
  const entrances = new Map([
    ['a-token', { staffId: ida.staffId as string, accountId: ida.accountId as string }],
  ])
  const absent = { ok: false, problem: { kind: 'absent' } }
  assert.deepEqual(await enterDemonstration(ida.nobody, null, 'a test', 'a-token'), absent)
  assert.deepEqual(await enterDemonstration(ida.nobody, entrances, 'a test', 'other'), absent)
  const stranger = new Map([['b', { staffId: newId() as string, accountId: newId() as string }]])
  assert.deepEqual(await enterDemonstration(ida.nobody, stranger, 'a test', 'b'), absent)
  const entered = await enterDemonstration(ida.nobody, entrances, 'a test', 'a-token')
  assert.ok(entered.ok)
  assert.equal((await holding(ida.nobody, entered.value.session, 61)).actor.kind, 'staff')
})
