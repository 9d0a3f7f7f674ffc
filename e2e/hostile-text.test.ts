import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import { sheetPages } from '../app/testing/surface/lay-hostile-sheets.server.ts'
import { layHostileTexts, type HostileClinic } from '../app/testing/surface/lay-hostile-texts.server.ts'
import { openSurface, type Surface } from '../app/testing/surface/surface.server.ts'
import { cookieFor } from '../app/testing/test-server.server.ts'
import { openBrowser } from './browser.ts'
import { noteTrouble } from './trouble.ts'

let surface: Surface
let browser: Browser
let clinic: HostileClinic

before(async () => {
  ;[surface, browser] = await Promise.all([openSurface(), openBrowser()])
  clinic = await layHostileTexts(surface)
})
after(async () => {
  await browser.close()
  await surface.close()
})

test('SEC-032 SEC-055 in a real browser none of two hundred hostile texts runs, opens anything or reaches elsewhere', async () => {
  const seen: string[] = []
  for (const [who, paths] of [
    [clinic.clinician, clinicianPages()],
    [clinic.lead, ['/settings/staff', '/settings/alerts', '/settings/audit', '/settings/contract']],
  ] as const) {
    const context = await signedIn(who, seen)
    const page = await context.newPage()
    for (const path of paths) {
      await page.goto(surface.kith.origin + path)
      await isAlive(page, path)
      // What would run on being looked at or pointed at has had its chance.
      await page.mouse.move(300, 300)
      for (const part of await page.locator('summary').all())
        await part.click({ timeout: 2_000 }).catch(() => undefined)
    }
    await context.close()
  }
  assert.deepEqual(seen, [])
})

function clinicianPages(): string[] {
  const [first, second, , fourth] = clinic.patients
  return [
    '/',
    '/patients',
    '/alerts',
    '/account',
    ...[first, second].flatMap((one) => [
      `/patients/${one?.patient}`,
      `/patients/${one?.patient}/edit`,
      `/patients/${one?.patient}/contact`,
      `/courses/${one?.course}`,
      `/courses/${one?.course}/sessions/1`,
      `/courses/${one?.course}/hand-over`,
      `/courses/${one?.course}/check-ins/new`,
      `/alerts/${one?.alert}`,
    ]),
    // Of every other course each answer is one that is offered. What is not, a page takes for typed, and asks before it is left.
    ...Object.values(sheetPages).map((page) => `/courses/${fourth?.course}${page}`),
    ...['/inventory', '/timeline', '/contract/sheet', '/contract/sheet?version=1'].map(
      (page) => `/courses/${fourth?.course}${page}`,
    ),
  ]
}

async function signedIn(who: HostileClinic['lead'], seen: string[]): Promise<BrowserContext> {
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  noteTrouble(context, seen)
  context.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== surface.kith.origin) {
      seen.push(`reached for ${request.url()}`)
    }
  })
  const [name = '', value = ''] = (await cookieFor(surface.database.db, who)).split('=')
  await context.addCookies([
    {
      name,
      value,
      url: surface.kith.origin.replace('http:', 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])
  return context
}

/** The page's own script has taken it over, under a policy that lets no other run. */
async function isAlive(page: Page, path: string): Promise<void> {
  await page
    .waitForFunction(() => Object.keys(document).some((key) => key.startsWith('__reactContainer')))
    .catch(() => assert.fail(`${path} is not taken over by its script`))
}
