import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser } from 'playwright-core'

import { makeClinic } from '../app/testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../app/testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../app/testing/test-server.server.ts'
import type { Kith } from '../app/platform/process/start-kith.server.ts'
import { openBrowser } from './browser.ts'
import { noteTrouble } from './trouble.ts'

let database: TestDatabase
let kith: Kith
let browser: Browser

before(async () => {
  ;[database, browser] = await Promise.all([openTestDatabase(), openBrowser()])
  kith = await startTestKith(database)
})
after(async () => {
  await browser.close()
  await kith.stop()
  await database.close()
})

test('SEC-017 SEC-028 after signing out, going back shows nothing of anybody, and the browser has kept nothing', async () => {
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Jo Winter')
  const patient = await clinic.addPatient(clinician.actor.staffId, 'Robin Vale')
  await clinic.addCourse(clinician.actor.staffId, patient)
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  const trouble = noteTrouble(context)
  const [name = '', value = ''] = (await cookieFor(database.db, clinician)).split('=')
  const url = kith.origin.replace('http:', 'https:')
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(`${kith.origin}/patients`)
  await page.goto(`${kith.origin}/patients/${patient}`)
  await page.getByRole('heading', { name: 'Robin Vale' }).waitFor()
  await page.locator('.person-menu summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  for (let steps = 0; steps < 2; steps += 1) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    await page.waitForTimeout(300)
    assert.doesNotMatch(await page.content(), /Robin|Vale/)
  }
  const kept = await page.evaluate(async () => ({
    local: Object.fromEntries(Object.entries(localStorage)),
    session: Object.entries(sessionStorage).filter(([key]) => !key.startsWith('react-router-scroll')),
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
  }))
  assert.deepEqual(kept, { local: {}, session: [], caches: [], databases: [] })
  assert.deepEqual(trouble, [])
  await context.close()
})
