import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'

import { chromium, type Browser, type Page } from 'playwright-core'

import type { Kith } from '#platform/process/start-kith.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'

import { inviteStaff } from '../staff/index.server.ts'
import { newId } from '#platform/ids.ts'
import { operatorOf, password, rightNow } from './door.fixture.ts'

const executablePath = '/usr/bin/chromium'
const skip = existsSync(executablePath) ? false : 'needs a Chromium'

let database: TestDatabase
let kith: Kith
let browser: Browser
before(async () => {
  if (skip !== false) return
  database = await openTestDatabase()
  kith = await startTestKith(database)
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})
after(async () => {
  if (skip !== false) return
  await browser.close()
  await kith.stop()
  await database.close()
})

test(
  'SEC-014 an invited person makes a passkey, signs in with it, and is asked for it again before a change',
  { skip, timeout: 300_000 },
  async () => {
    const clinic = await makeClinic(database.db)
    const operator = operatorOf(database.db, clinic.id, kith.origin, rightNow())
    const invited = await inviteStaff(operator, newId(), {
      name: 'Ada Brook',
      email: 'ada@staff.example',
      roles: ['lead'],
    })
    assert.ok(invited.ok)
    const page = await (await browser.newContext()).newPage()
    const violations: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) violations.push(message.text())
    })
    await addAuthenticator(page)

    await page.goto(`${kith.origin}/invitation/${operator.secrets.linkToken(invited.value.tokenId)}`)
    await page.getByLabel('Choose a password').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor()
    assert.equal(await page.locator('.recovery-codes li').count(), 10)
    await page.getByRole('link', { name: 'I have kept them' }).click()
    await page.getByText('Ada Brook').first().waitFor()

    await page.getByText('Ada Brook').first().click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail address').fill('ada@staff.example')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL(`${kith.origin}/`)

    await page.goto(`${kith.origin}/sign-in/again?next=/account`)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await page.getByRole('rowheader', { name: 'Passkey' }).waitFor()
    assert.equal(
      await page.getByRole('button', { name: 'Remove' }).count(),
      0,
      'the last factor cannot be removed',
    )
    assert.deepEqual(violations, [])
  },
)

/** A key in the machine that verifies its owner, without a hand on it. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
