// How soon a page shows what a click or a key did: `npm run bench:answers`. Each page of the demonstration is worked on
// as a clinician would, once as fast as this machine is and once four times slower, as an old tablet would be.
import type { Locator, Page } from 'playwright-core'

import { openBrowser } from '../e2e/browser.ts'
import { startDemonstration } from '../e2e/demonstration.ts'
import { lifeEvents, tellOfALife } from './life.ts'
import { machine, median, say } from './report.ts'

const budget = 100
const patient = 'Philippa Renshaw-Obi'
const words = 'She has written to her brother, and he rang back.'

/** Work on one page, that waits for each key and click as somebody would. */
type Work = { page: string; path: string; does: (page: Page) => Promise<void> }

const works: Work[] = [
  { page: 'assessment', path: '/assessment', does: fillIn },
  { page: 'sick role', path: '/sick-role', does: fillIn },
  { page: 'hope', path: '/hope', does: fillIn },
  { page: 'preparation', path: '/preparation', does: fillIn },
  { page: 'focus', path: '/focus', does: fillIn },
  { page: 'contract', path: '/contract', does: fillIn },
  { page: 'inventory, 40 people', path: '/inventory', does: workOnInventory },
  { page: `timeline, ${lifeEvents} events`, path: '/timeline', does: workOnTimeline },
]

const [demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(demonstration.entranceFor('clinician'))
  await page.goto(`${demonstration.origin}/patients`)
  await page.getByRole('link', { name: patient }).click()
  await page.getByRole('navigation', { name: 'This course' }).waitFor()
  const course = page.url().replace(/(\/courses\/[^/]+).*/, '$1')
  await page.goto(`${course}/timeline`)
  await tellOfALife(page)
  say(`From a key or a click until the page shows what it did, in ms (${machine()}); up to 16 counts as 16\n`)
  say(
    '| page | clicks and keys | middle | slowest in a hundred | over 100 | four times slower: middle | slowest in a hundred |',
  )
  say('| --- | --- | --- | --- | --- | --- | --- |')
  for (const work of works) {
    const asIs = await measured(page, course, work, 1)
    const slowed = await measured(page, course, work, 4)
    const over = asIs.filter((took) => took > budget).length
    say(
      `| ${work.page} | ${asIs.length} | ${median(asIs)} | ${slowest(asIs)} | ${over} | ${median(slowed)} | ${slowest(slowed)} |`,
    )
  }
} finally {
  await browser.close()
  await demonstration.stop()
}

async function measured(page: Page, course: string, work: Work, slower: number): Promise<number[]> {
  await page.goto(course + work.path)
  await page.waitForLoadState('networkidle')
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.evaluate(() => {
    const seen = new Map<number, number>()
    // One key or click makes several events; its slowest is what somebody waits for.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        if (entry.interactionId === 0) continue
        seen.set(entry.interactionId, Math.max(seen.get(entry.interactionId) ?? 0, entry.duration))
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    const told = { count: 0, seen }
    for (const kind of ['keydown', 'click'])
      window.addEventListener(kind, () => (told.count += 1), { capture: true })
    Object.assign(globalThis, { told })
  })
  await work.does(page)
  // The last of them is told with the next frames.
  await page.waitForTimeout(500)
  const { count, slow } = await page.evaluate(() => {
    const { told } = globalThis as unknown as { told: { count: number; seen: Map<number, number> } }
    return { count: told.count, slow: [...told.seen.values()] }
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  return [...slow, ...Array.from({ length: Math.max(0, count - slow.length) }, () => 16)]
}

/** Every kind of field of a sheet: a text is written, and some of what can be picked is picked. */
async function fillIn(page: Page): Promise<void> {
  await unfold(page)
  const sheet = page.locator('.sheet-form')
  await write(page, sheet.locator('textarea:visible').first())
  for (const kind of ['radio', 'checkbox']) {
    const controls = await sheet.locator(`input[type=${kind}]:visible`).all()
    for (const control of controls.slice(0, 20)) await control.click()
  }
}

async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary:visible')
  while ((await folded.count()) > 0) await folded.first().click()
}

async function workOnInventory(page: Page): Promise<void> {
  const there = await page.locator('.circle-wide').getByRole('slider').count()
  for (let count = there; count < 40; count += 1) {
    await page.getByLabel('Who', { exact: true }).pressSequentially(`P${count}`)
    await page.getByLabel('Relation', { exact: true }).first().pressSequentially('colleague')
    await page.getByRole('button', { name: 'Add to the circle' }).click()
  }
  const someone = page.locator('.circle-wide').getByRole('slider').first()
  for (let turn = 0; turn < 10; turn += 1) await someone.press(turn % 2 === 0 ? 'ArrowUp' : 'ArrowDown')
  await page.keyboard.press('Control+z')
}

async function workOnTimeline(page: Page): Promise<void> {
  const picture = page.getByRole('application')
  await picture.focus()
  for (const key of ['+', '+', 'ArrowLeft', 'ArrowRight', 'ArrowLeft', '-', '-']) await picture.press(key)
  for (const name of ['Nearer', 'Everything']) await page.getByRole('button', { name }).click()
  const form = page.locator('form', { has: page.getByRole('textbox', { name: 'What happened' }) })
  const what = form.getByRole('textbox', { name: 'What happened' })
  if (!(await what.isVisible())) await page.getByText('A life event', { exact: true }).click()
  await write(page, what)
  await write(page, form.getByLabel('When').first(), 'two weeks before Christmas 2019')
}

async function write(page: Page, field: Locator, text = words): Promise<void> {
  await field.click()
  await page.keyboard.type(text)
}

/** The value that ninety-eight in a hundred do not exceed. */
function slowest(took: readonly number[]): number {
  return took.toSorted((a, b) => a - b)[Math.floor((took.length - 1) * 0.98)] ?? Number.NaN
}
