import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { blamingWordsEn, deficitWordsEn, findDeniedWords } from '@kith/ipt'
import type { Browser, BrowserContext, Page } from 'playwright-core'

import { demoCases, demoNewcomer } from '../app/features/demonstration/demo-cases.ts'
import { answerPhq9, readThanks } from './check-in-form.ts'
import { openBrowser } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

const telephone = { width: 360, height: 740 }
const desk = { width: 1440, height: 900 }
const names = [...demoCases, demoNewcomer].map(({ name }) => name)

let demonstration: Demonstration
let browser: Browser

before(async () => {
  ;[demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
})
after(async () => {
  await browser.close()
  await demonstration.stop()
})

for (const role of ['clinician', 'supervisor', 'lead']) {
  test(`every page that a ${role} can reach answers, holds to WCAG 2.2 AA, fits a telephone, and names nobody in its title`, async () => {
    const context = await browser.newContext({ viewport: desk })
    const page = await context.newPage()
    const faults = noteAll(context)
    await page.goto(demonstration.entranceFor(role))
    const seen = new Map<string, number>()
    const waiting = await linksOf(page)
    for (const address of waiting) {
      const kind = kindOf(address)
      const visits = seen.get(kind) ?? 0
      if (visits >= visitsTo(kind)) continue
      seen.set(kind, visits + 1)
      faults.push(...(await look(page, address)))
      waiting.push(...(await linksOf(page)))
    }
    await context.close()
    assert.ok(seen.size >= 10, `only ${seen.size} kinds of pages: ${[...seen.keys()].join(' ')}`)
    assert.deepEqual(faults, [])
  })
}

test('IPT-003 what patients see holds to the same, comes without a script, and never speaks of deficits', async () => {
  const context = await browser.newContext({ viewport: telephone })
  const page = await context.newPage()
  const faults = noteAll(context)
  const [first = ''] = demonstration.checkIns
  const looked = async () => {
    const source = await page.content()
    assert.doesNotMatch(source, /<script|deficit/i)
    const shown = [await page.title(), await page.locator('body').innerText(), ...(await spokenOn(page))]
    for (const list of [blamingWordsEn, deficitWordsEn]) {
      assert.deepEqual(findDeniedWords(shown.join('\n'), list), [], page.url())
    }
    for (const name of names) assert.ok(!source.includes(name))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await pageFaults(page)))
    }
  }
  await page.goto(first)
  await looked()
  await answerPhq9(page, '1 - 1 1 1 1 1 1 1')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Some questions have no answer').waitFor()
  await looked()
  await page.getByRole('button', { name: 'Send' }).click()
  await readThanks(page)
  await looked()
  for (const path of ['/crisis', '/crisis/GB', '/crisis/DE', '/check-in/nothing-of-the-kind']) {
    await page.goto(`${demonstration.origin}${path}`)
    await looked()
  }
  await page.setViewportSize(desk)
  await page.goto(`${demonstration.origin}/crisis/GB`)
  await looked()
  await context.close()
  assert.deepEqual(
    // A form with gaps, and an address that opens nothing.
    faults.filter((fault) => !/^(400 .check-in.form|404 .check-in.nothing-of-the-kind)/.test(fault)),
    [],
  )
})

/** In light and at a desk, then in the dark and on a telephone. */
async function look(page: Page, address: string): Promise<string[]> {
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(address, { waitUntil: 'load' })
  const title = await page.title()
  const faults = names.filter((name) => title.includes(name)).map((name) => `${address} names ${name}`)
  faults.push(...(await pageFaults(page)))
  await page.setViewportSize(telephone)
  await page.emulateMedia({ colorScheme: 'dark' })
  return [...faults, ...(await pageFaults(page, 'looks'))]
}

/** What only a screen reader says, or a field shows before it is filled in. */
async function spokenOn(page: Page): Promise<string[]> {
  const names = ['aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'title', 'alt']
  return page
    .locator(names.map((name) => `[${name}]`).join(', '))
    .evaluateAll(
      (found, each) => found.flatMap((element) => each.map((name) => element.getAttribute(name) ?? '')),
      names,
    )
}

function noteAll(context: BrowserContext): string[] {
  const faults = noteTrouble(context)
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  return faults
}

async function linksOf(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href]')
    .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href.replace(/#.*$/, '')))
  return links.filter((link) => link.startsWith(`${demonstration.origin}/`))
}

/** The page a link leads to, whosever it is: `/courses/:id/sessions/:n`. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address)
  const path = pathname
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/sessions\/\d+/, 'sessions/:n')
    .replace(/crisis\/\w+/, 'crisis/:country')
  return [path, ...[...searchParams.keys()].sort()].join(' ')
}

// A course looks different in each of its phases.
function visitsTo(kind: string): number {
  return kind === '/courses/:id' || kind === '/courses/:id/sessions/:n' ? 3 : 1
}
