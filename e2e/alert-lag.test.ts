import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'
import type { Browser, BrowserContext } from 'playwright-core'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

import { makeClinic } from '../app/testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../app/testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../app/testing/test-server.server.ts'
import { openBrowser } from './browser.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

const said = 'Alerts may not be moving on'

let database: TestDatabase
let kith: Kith
let browser: Browser
let clinic: Awaited<ReturnType<typeof makeClinic>>

before(async () => {
  database = await openTestDatabase()
  // Nothing recurring runs here: this is the Kith whose clock stands still.
  ;[kith, browser] = await Promise.all([startTestKith(database), openBrowser()])
  clinic = await makeClinic(database.db)
})
after(async () => {
  await browser.close()
  await kith.stop()
  await database.close()
})

test('SEC-071 HAZ-003 when alerts do not move on, every page of those who own them says so first, and it goes again', async () => {
  const context = await enter(await clinic.addStaff(['clinician', 'lead'], 'Ada Clark'))
  const trouble = noteTrouble(context)
  const page = await context.newPage()
  for (const path of ['/', '/alerts']) {
    await page.goto(`${kith.origin}${path}`)
    assert.equal(await page.getByText(said).count(), 0)
  }
  await expectProbesFrom(-70)
  for (const path of ['/', '/alerts', '/patients', '/settings']) {
    await page.goto(`${kith.origin}${path}`)
    assert.match(await page.locator('main').innerText(), new RegExp(`^(Urgent:\\s*)?${said}`), path)
    for (const width of [360, 1440]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        assert.deepEqual(await pageFaults(page), [])
      }
    }
  }
  await page.getByRole('link', { name: 'Look at the alerts' }).click()
  await page.waitForURL('**/alerts')
  await expectProbesFrom(0)
  await page.goto(kith.origin)
  assert.equal(await page.getByText(said).count(), 0)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('SEC-071 the banner needs no scripts, and whoever can own no alert is spared it', async () => {
  await expectProbesFrom(-70)
  for (const [role, times] of [
    ['clinician', 1],
    ['researcher', 0],
  ] as const) {
    const context = await enter(await clinic.addStaff([role], role), false)
    const page = await context.newPage()
    await page.goto(kith.origin)
    assert.equal(await page.getByText(said).count(), times, role)
    await context.close()
  }
})

test('SEC-071 whoever keeps Kith running can read it from outside; the list of alerts stays in service', async () => {
  const health = async () => {
    const answer = await fetch(`${kith.origin}/healthz`)
    return [answer.status, await answer.json()]
  }
  await expectProbesFrom(0)
  assert.deepEqual(await health(), [200, { version: 'test', database: 'ready', alerts: 'moving' }])
  await expectProbesFrom(-70)
  assert.deepEqual(await health(), [200, { version: 'test', database: 'ready', alerts: 'lagging' }])
})

async function enter(call: Call<StaffActor>, javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled })
  const [name = '', value = ''] = (await cookieFor(database.db, call)).split('=')
  // Its name asks for a secure place, which this machine itself is to a browser.
  await context.addCookies([{ name, value, url: kith.origin.replace('http:', 'https:'), secure: true }])
  return context
}

/** The first probe was to begin an hour after this, in minutes from now. */
async function expectProbesFrom(minutes: number): Promise<void> {
  const from = new Date(Date.now() + minutes * 60_000).toISOString() as Instant
  await clinic.inside((tx) => tx.updateTable('clinics').set({ alerts_watched_from: from }).execute())
}
