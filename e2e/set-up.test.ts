import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import {
  givePassword,
  keepRecoveryCodes,
  makeAuthenticator,
  password,
  setUpClinic,
  signOut,
  type Person,
} from './at-the-door.ts'
import { holdPasskeyDevice } from './authenticator.ts'
import { openBrowser } from './browser.ts'
import { startEmptyKith, type EmptyKith } from './empty-kith.ts'
import { linkIn, mailTo, subjectOf } from './received-mail.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

let kith: EmptyKith
let browser: Browser
const trouble: string[] = []
const faults: string[] = []
let lead: { page: Page; person: Person }

before(async () => {
  ;[kith, browser] = await Promise.all([startEmptyKith(), openBrowser()])
})
after(async () => {
  await browser.close()
  await kith.stop()
})

test('SEC-085 the link of the terminal makes the clinic and the first account, with a second factor and ten recovery codes', async () => {
  const page = await (await person()).newPage()
  await page.goto(kith.origin)
  await page.getByRole('heading', { name: 'Kith waits to be set up' }).waitFor()
  await look(page)
  lead = { page, person: await setUpClinic(page, kith.setUpLink, look) }
  assert.equal(new Set(lead.person.recoveryCodes).size, 10)
  await page.getByRole('link', { name: 'To Today' }).click()
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  await page.getByText('You treat nobody at the moment').waitFor()
})

test('SEC-085 the same link is dead afterwards', async () => {
  const page = await (await person()).newPage()
  const answer = await page.goto(kith.setUpLink)
  assert.equal(answer?.status(), 404)
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  await look(page)
})

test('SEC-014 a lead invites a clinician by mail, who chooses a password, makes a passkey and signs in with it', async () => {
  const link = await invite('Ada Brook', 'ada@clinic.example')
  const page = await (await person()).newPage()
  await holdPasskeyDevice(page)
  await page.goto(link)
  await page.getByText('Elm Street invites you').waitFor()
  await look(page)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Continue to the second factor' }).click()
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await keepRecoveryCodes(page)
  await page.getByText('Ada Brook').first().waitFor()

  await signOut(page)
  await givePassword(page, kith.origin, 'ada@clinic.example', look)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  const again = await page.goto(link)
  assert.equal(again?.status(), 404)
})

test('SEC-014 another clinician makes an authenticator app their second factor, and a password alone opens nothing', async () => {
  const link = await invite('Ben Castle', 'ben@clinic.example')
  const page = await (await person()).newPage()
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Continue to the second factor' }).click()
  const { app } = await makeAuthenticator(page)
  await page.getByText('Ben Castle').first().waitFor()
  await signOut(page)
  await givePassword(page, kith.origin, 'ben@clinic.example')
  await page.goto(`${kith.origin}/patients`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await givePassword(page, kith.origin, 'ben@clinic.example')
  await page.getByLabel('Code from your authenticator app').fill(await app.code())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
})

test('SEC-014 a recovery code lets its owner in once', async () => {
  const { page, person: owner } = lead
  const [code = ''] = owner.recoveryCodes
  await signOut(page)
  await enterWith(page, owner, code)
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  await signOut(page)
  await enterWith(page, owner, code)
  await page.getByText('You are not signed in yet').waitFor()
})

test('every page at the door holds to WCAG 2.2 AA, at a desk and on a telephone, in the light and in the dark', () => {
  assert.deepEqual(faults, [])
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(trouble, [])
})

/** Somebody else at another machine. */
async function person(): Promise<BrowserContext> {
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  noteTrouble(context, trouble)
  return context
}

async function look(page: Page): Promise<void> {
  faults.push(...(await pageFaults(page)))
  const desk = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await pageFaults(page, 'looks')))
  if (desk !== null) await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function invite(name: string, email: string): Promise<string> {
  const { page } = lead
  await page.goto(`${kith.origin}/settings/staff/invite`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('heading', { name }).waitFor()
  const mail = await mailTo(kith.post.received, email)
  assert.equal(subjectOf(mail), 'Your invitation')
  return linkIn(mail)
}

async function enterWith(page: Page, owner: Person, recoveryCode: string): Promise<void> {
  await givePassword(page, kith.origin, owner.email)
  await page.getByText('Use a recovery code').click()
  await page.getByLabel('Recovery code').fill(recoveryCode)
  await page.getByRole('button', { name: 'Sign in with this code' }).click()
}
