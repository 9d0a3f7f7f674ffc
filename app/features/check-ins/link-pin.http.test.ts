import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'

import type { Kith } from '#platform/process/start-kith.server.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'
import { choosePin, dropPin, readPinRoom } from './choose-pin.server.ts'
import { aLink, asFields, withoutNonce, type ALink } from './link.fixture.ts'
import { readNewPin } from './link-pin.ts'
import { makeCheckInLink } from './make-check-in-link.server.ts'
import { readLinkRoom } from './read-link-room.server.ts'

let database: TestDatabase
let kith: Kith
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
})
after(async () => {
  await kith.stop()
  await database.close()
})

const pin = '7305'
const calm = asFields('0 0 0 0 0 0 0 0 0')

test('SEC-025 a link whose patient chose a PIN asks for it, and then takes the answers', async () => {
  const link = await aLinkWithPin()
  const phone = await openPhone(link)
  assert.match(phone.address(), /^\/check-in\/pin\//)
  assert.equal((await phone.give(pin)).status, 303)
  const form = await phone.get(phone.address())
  assert.match(await form.text(), /Little interest or pleasure/)
  const sent = await phone.post(phone.address(), calm)
  assert.equal(sent.status, 303)
  assert.match(sent.headers.get('location') ?? '', /^\/check-in\/received\//)
  assert.equal((await link.rows('check_ins')).length, 1)
})

test('SEC-025 SEC-023 before the PIN nothing opens, and the page that asks for it says nothing but whom to call', async () => {
  const link = await aLinkWithPin()
  const phone = await openPhone(link)
  const page = await (await phone.get(phone.address())).text()
  assert.doesNotMatch(page, /Robin|Vale|Elm Street|Winter|Kith|PHQ|interest|depress|therap|treat/i)
  assert.match(page, /tel:116123/)
  assert.match(page, /Leave quickly/)
  for (const path of [`/check-in/form/${link.linkId}`, `/check-in/received/${link.linkId}`]) {
    assert.equal((await phone.get(path)).status, 404, path)
  }
  assert.equal((await phone.post(`/check-in/form/${link.linkId}`, calm)).status, 404)
  assert.equal((await phone.post(`/check-in/form/${link.linkId}`, asFields('1 - - - - - - - 3'))).status, 404)
  assert.equal((await link.rows('check_ins')).length, 0)
  assert.equal((await link.rows('unfinished_forms')).length, 0)
})

test('SEC-025 the fifth wrong PIN closes the link, and the right one opens nothing any more', async () => {
  const link = await aLinkWithPin()
  const phone = await openPhone(link)
  for (const left of ['4 more times', '3 more times', '2 more times', 'once more']) {
    const wrong = await phone.give('2468')
    assert.equal(wrong.status, 400)
    assert.match(await wrong.text(), new RegExp(`You can try ${left}`))
  }
  const closed = await phone.give('2468')
  const invented = await fetch(`${kith.origin}/check-in/nothing-of-the-kind`)
  assert.equal(closed.status, 404)
  assert.equal(withoutNonce(await closed.text()), withoutNonce(await invented.text()))
  assert.equal((await phone.give(pin)).status, 404)
  assert.equal((await fetch(`${kith.origin}${link.path}`, { redirect: 'manual' })).status, 404)
  const trail = (await link.rows('audit_entries')) as Record<string, unknown>[]
  assert.equal(trail.filter(({ action }) => action === 'link-pin.wrong').length, 5)
  const room = await readLinkRoom(link.clinician, link.courseId, link.appointmentId)
  assert.ok(room.ok && room.value.link === null && room.value.asksPin && room.value.closedByPins)

  const anew = await makeCheckInLink(link.clinician, link.appointmentId)
  assert.ok(anew.ok)
  const again = await openPhone({ path: new URL(anew.value.url).pathname })
  assert.equal((await again.give(pin)).status, 303)
})

test('SEC-025 of fifty PINs tried at the same moment five are looked at', async () => {
  const link = await aLinkWithPin()
  const phone = await openPhone(link)
  const tried = await Promise.all(Array.from({ length: 50 }, (_, at) => phone.give(String(2000 + 7 * at))))
  assert.equal(tried.filter(({ status }) => status === 400).length, 4)
  assert.equal(tried.filter(({ status }) => status === 404).length, 46)
  assert.equal((await phone.give(pin)).status, 404)
})

test('SEC-022 opening a link that asks for a PIN, however often, uses no try up', async () => {
  const link = await aLinkWithPin()
  const before = await link.rows('check_in_links')
  for (let times = 0; times < 10; times += 1) await (await openPhone(link)).look()
  assert.deepEqual(await link.rows('check_in_links'), before)
})

test('who has the form open and opens the link once more is not asked again, and loses nothing', async () => {
  const link = await aLinkWithPin()
  const phone = await openPhone(link)
  await phone.give(pin)
  await phone.open(link.path)
  assert.match(phone.address(), /^\/check-in\/form\//)
  assert.equal((await phone.post(phone.address(), calm)).status, 303)
})

test('SEC-018 a PIN is chosen and taken back soon after signing in, by whoever treats the patient; nobody can read it', async () => {
  const link = await aLink(database, kith.origin)
  const { patientId } = link
  const clinician = justSignedIn(link)
  const later = { ...clinician, at: new Date(Date.parse(clinician.at) + 3_600_000).toISOString() as Instant }
  const stale = await choosePin(later, patientId, pin)
  assert.ok(!stale.ok)
  assert.deepEqual(stale.problem, { kind: 'refused', code: 'access/sign-in-again' })
  const colleague = await link.clinic.addStaff(['clinician'], 'Lou Marsh')
  assert.ok(!(await choosePin({ ...colleague, at: clinician.at }, patientId, pin)).ok)

  assert.ok((await choosePin(clinician, patientId, pin)).ok)
  const room = await readPinRoom(clinician, patientId)
  assert.ok(room.ok && room.value.since !== null)
  assert.ok(!JSON.stringify(room.value).includes(pin))
  const stored = await link.clinic.inside((tx) => tx.selectFrom('link_pins').selectAll().execute())
  assert.ok(!JSON.stringify(stored).includes(pin))

  assert.ok((await dropPin(clinician, patientId)).ok)
  assert.match((await openPhone(link)).address(), /^\/check-in\/form\//)
})

test('SEC-025 a PIN is four to eight digits, and none that is tried first', () => {
  for (const good of ['7305', '19840612', ' 4821 ']) assert.ok(readNewPin(good).ok, good)
  for (const bad of ['', '123', '123456789', '12a4', '1111', '00000000', '1234', '98765', '٤٨٢١']) {
    assert.ok(!readNewPin(bad).ok, bad)
  }
})

async function aLinkWithPin(): Promise<ALink> {
  const link = await aLink(database, kith.origin)
  assert.ok((await choosePin(justSignedIn(link), link.patientId, pin)).ok)
  return link
}

function justSignedIn({ clinician }: ALink): ALink['clinician'] {
  return { ...clinician, actor: { ...clinician.actor, freshAt: clinician.at } }
}

/** A telephone that keeps its cookies and follows where it is led. */
async function openPhone(link: { path: string }) {
  const cookies = new Map<string, string>()
  let here = ''
  const request = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: kith.origin }
    const answer = await fetch(`${kith.origin}${path}`, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    here = answer.headers.get('location') ?? here
    return answer
  }
  const post = (path: string, fields: Record<string, string>) =>
    request(path, { method: 'POST', body: new URLSearchParams(fields) })
  await request(link.path)
  const asked = here
  return {
    address: () => here,
    open: (path: string) => request(path),
    get: (path: string) => request(path),
    look: async () => assert.equal((await request(asked)).status, 200),
    give: (typed: string) => post(asked, { pin: typed }),
    post,
  }
}
