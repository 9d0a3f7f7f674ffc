import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Kith } from '#platform/process/start-kith.server.ts'
import { openTestBrowser, type TestBrowser } from '../../testing/test-browser.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'

import { ensureSetUpLink, totpCode } from './index.server.ts'

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

const now = () => new Date().toISOString() as never
const clinic = {
  clinicName: 'Elm Street',
  country: 'GB',
  name: 'Avery Stone',
  email: 'Avery@Example.org',
  password: 'otters ride quiet buses',
  treats: 'yes',
}
let seed = ''

test('before it is set up, Kith says at the door that it waits for its link', async () => {
  const browser = openTestBrowser(kith.origin)
  assert.equal((await browser.get('/')).location, '/sign-in?next=%2F')
  assert.match((await browser.get('/sign-in')).text, /waits to be set up/)
})

test('SEC-085 the set-up link makes the clinic and the first account once, and a second factor is asked for before anything opens', async () => {
  const first = pathOf(await ensureSetUpLink(kith.database.app, kith.origin, now()))
  const second = pathOf(await ensureSetUpLink(kith.database.app, kith.origin, now()))
  const browser = openTestBrowser(kith.origin)
  assert.equal((await browser.get(first)).status, 404, 'a new start takes the place of an earlier link')
  assert.equal((await browser.get(second)).status, 200)
  assert.equal((await browser.get(second)).status, 200, 'opening it changes nothing')
  const refused = await browser.post(second, { ...clinic, clinicName: '', password: 'short' })
  assert.equal(refused.status, 400)
  assert.match(refused.text, /avery@example\.org/)
  assert.doesNotMatch(refused.text, /value="short"/)
  const made = await browser.post(second, clinic)
  assert.equal(made.location, '/sign-in/factor?next=/welcome')
  assert.equal((await browser.get('/')).location, '/sign-in?next=%2F', 'one factor opens nothing')
  const half = browser.cookie('__Host-kith')
  const codes = await makeTotp(browser)
  assert.equal(codes.length, 10)
  assert.notEqual(browser.cookie('__Host-kith'), half, 'SEC-017 a new value with the second factor')
  assert.equal((await browser.get('/')).status, 200)
  assert.equal((await openTestBrowser(kith.origin).get(second)).status, 404)
  assert.equal((await openTestBrowser(kith.origin).post(second, clinic)).status, 404)
  assert.equal(await ensureSetUpLink(kith.database.app, kith.origin, now()), null)
})

function pathOf(link: string | null): string {
  assert.ok(link !== null)
  return link.slice(kith.origin.length)
}

async function makeTotp(browser: TestBrowser): Promise<string[]> {
  const page = await browser.get('/sign-in/factor?next=/welcome')
  seed = /class="secret-text">([A-Z2-7 ]+)</.exec(page.text)?.[1] ?? ''
  const sealed = /name="sealed" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const wrong = await browser.post('/sign-in/factor?next=/welcome', {
    intent: 'totp',
    sealed,
    code: '000000',
  })
  assert.ok(wrong.text.includes(seed), 'the same key again')
  const shown = await browser.post('/sign-in/factor?next=/welcome', {
    intent: 'totp',
    sealed,
    code: totpCode(seed, now()),
  })
  assert.equal(shown.status, 200)
  return [...shown.text.matchAll(/<li>([a-z0-9-]{14})<\/li>/g)].map((match) => match[1] ?? '')
}
