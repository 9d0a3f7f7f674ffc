import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

import { openBrowser } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

const desk = { width: 1440, height: 1000 }

let demonstration: Demonstration
let browser: Browser
let context: BrowserContext
let page: Page
let address: string
const trouble: string[] = []

before(async () => {
  ;[demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
  context = await browser.newContext({ viewport: desk, acceptDownloads: true })
  context.setDefaultTimeout(60_000)
  noteTrouble(context, trouble)
  page = await context.newPage()
  await page.goto(demonstration.entranceFor('clinician'))
  await page.goto(`${demonstration.origin}/patients`)
  const course = await emptyCourse()
  address = `${course}/inventory`
  await page.goto(address)
})
after(async () => {
  await browser.close()
  await demonstration.stop()
})

test('IPT-050 people are added by typing a name and a relation, and the group is guessed from it', async () => {
  for (const [name, relation] of [
    ['Anna', 'sister'],
    ['Ben', 'colleague'],
    ['Ruth', 'mother'],
  ] as const) {
    await page.getByLabel('Who', { exact: true }).fill(name)
    await page.getByLabel('Relation', { exact: true }).first().fill(relation)
    await page.getByRole('button', { name: 'Add to the circle' }).click()
    await markOf(name).waitFor()
  }
  assert.match(await said(), /Ruth added, not placed yet/)
})

test('somebody is dragged nearer, and every move is spoken', async () => {
  await drag('Anna', 0.3)
  const nearer = Number(await markOf('Anna').getAttribute('aria-valuenow'))
  assert.ok(nearer >= 7, String(nearer))
  assert.match(await said(), new RegExp(`^Anna: ${nearer} of 10, `))
  await drag('Anna', 0.9)
  assert.ok(Number(await markOf('Anna').getAttribute('aria-valuenow')) <= 3)
})

test('somebody is moved by the arrow keys alone, and Ctrl+Z takes it back', async () => {
  await markOf('Ben').focus()
  await page.keyboard.press('End')
  assert.equal(await markOf('Ben').getAttribute('aria-valuetext'), '10 of 10, very close')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.equal(await markOf('Ben').getAttribute('aria-valuenow'), '8')
  assert.match(await said(), /^Ben: 8 of 10, close/)
  await page.keyboard.press('Control+z')
  assert.equal(await markOf('Ben').getAttribute('aria-valuenow'), '9')
  assert.match(await said(), /^Undone/)
  await page.getByRole('button', { name: /^Undo/ }).click()
  assert.equal(await markOf('Ben').getAttribute('aria-valuenow'), '10')
})

test('what is kept of a person is stored as it is typed, and everything is there after a reload', async () => {
  await markOf('Ruth').press('Enter')
  const form = page.getByRole('region', { name: 'Ruth' })
  await form.getByLabel('Living or deceased').selectOption('deceased')
  await form.getByLabel('Died', { exact: true }).fill('spring 2019')
  await form.getByLabel('What is good').fill('She sang.')
  await form.getByText('Understood as spring 2019.').waitFor()
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await page.reload()
  await markOf('Ruth').waitFor()
  assert.match((await markOf('Ruth').getAttribute('aria-label')) ?? '', /died/)
  assert.equal(await markOf('Ben').getAttribute('aria-valuenow'), '10')
  await markOf('Ruth').press('Enter')
  assert.equal(await page.getByLabel('What is good').inputValue(), 'She sang.')
})

test('SEC-063 a second tab that changes the same field is shown both values, and neither is lost', async () => {
  const other = await context.newPage()
  await other.goto(address)
  await other.locator('.circle-wide').getByRole('slider', { name: 'Ruth' }).press('Enter')
  await other.getByLabel('What is difficult').fill('From the other tab.')
  await other.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await page.getByLabel('What is difficult').fill('From this tab.')
  await page.getByText('What is difficult was changed in another place').waitFor()
  await page.getByText('Stored there: From the other tab.').waitFor()
  assert.equal(await page.getByLabel('What is difficult').inputValue(), 'From this tab.')
  await page.getByRole('button', { name: 'Keep what is here' }).click()
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await other.reload()
  await other.locator('.circle-wide').getByRole('slider', { name: 'Ruth' }).press('Enter')
  assert.equal(await other.getByLabel('What is difficult').inputValue(), 'From this tab.')
  await other.close()
})

test('IPT-054 names are hidden while others look on, also after a reload', async () => {
  await page.getByRole('button', { name: 'Hide names' }).click()
  const shown = page.locator('.inventory .section')
  assert.doesNotMatch((await shown.allInnerTexts()).join(' '), /Anna|Ben|Ruth/)
  assert.equal(await markOf('sister').count(), 1)
  await page.reload()
  assert.doesNotMatch((await shown.allInnerTexts()).join(' '), /Anna|Ben|Ruth/)
  await page.getByRole('button', { name: 'Hide names' }).click()
  await markOf('Anna').waitFor()
})

test('IPT-056 when harm was told of, the safeguarding procedure is asked for', async () => {
  await markOf('Ben').press('Enter')
  const form = page.getByRole('region', { name: 'Ben' })
  await form.getByText('Alias, life areas, safety').click()
  await form.getByLabel('Coercion or control').check()
  await page.getByText('Follow the local safeguarding procedure', { exact: false }).waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('Somebody may not be safe').waitFor({ state: 'detached' })
})

test('the circle is saved as SVG and as PNG, and both are whole pictures', async () => {
  const drawing = (await saved('Save as SVG')).toString('utf8')
  assert.match(drawing, /^<svg /)
  assert.match(drawing, /Anna/)
  assert.doesNotMatch(drawing, /class=|var\(/)
  const picture = await saved('Save as PNG')
  assert.deepEqual([...picture.subarray(1, 4)], [...Buffer.from('PNG')])
  assert.ok(picture.length > 10_000, String(picture.length))
})

test('the eleven domains are ticked, and stay ticked', async () => {
  assert.equal(await page.locator('.domain').count(), 11)
  const housing = page.getByRole('group', { name: 'Changes in housing' })
  await housing.getByLabel('Nothing to note').check()
  await page.getByText('10 of 11 domains still to look at', { exact: false }).waitFor()
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await page.reload()
  assert.ok(await housing.getByLabel('Nothing to note').isChecked())
})

test('nobody stumbles over the page: axe, 360 and 768 and 1440 px, light and dark', async () => {
  const faults: string[] = []
  await markOf('Anna').press('Enter')
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await pageFaults(page)))
    }
  }
  assert.deepEqual(faults, [])
})

test('SEC-030 nothing was kept from running, and no script has failed', () => {
  assert.deepEqual(trouble, [])
})

/** A course in whose circle nobody is. */
async function emptyCourse(): Promise<string> {
  const links = await page
    .locator('a[href^="/courses/"]')
    .evaluateAll((all) =>
      all.map((one) => (one as HTMLAnchorElement).href.replace(/(\/courses\/[^/]+).*/, '$1')),
    )
  for (const link of new Set(links)) {
    await page.goto(`${link}/inventory`)
    if (await page.getByText('Nobody is in the circle yet').first().isVisible()) return link
  }
  throw new Error('every circle has people in it')
}

function markOf(name: string): Locator {
  return page.locator('.circle-wide').getByRole('slider', { name: new RegExp(`^${name}\\b`) })
}

async function said(): Promise<string> {
  return page.locator('[data-said]').innerText()
}

/** Drags somebody along their own way to this part of the circle's radius, with the mouse. */
async function drag(name: string, part: number): Promise<void> {
  const mark = markOf(name).locator('.circle-reach')
  await mark.scrollIntoViewIfNeeded()
  const [box, circle] = [await mark.boundingBox(), await page.locator('.circle-wide svg').boundingBox()]
  if (box === null || circle === null) throw new Error('nothing is drawn')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const centre = { x: circle.x + circle.width / 2, y: circle.y + circle.height / 2 }
  const way = Math.hypot(at.x - centre.x, at.y - centre.y)
  // The paper is 1000 wide and closeness 0 lies 330 from its middle.
  const wanted = (330 * part * circle.width) / 1000
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 1; step <= 5; step += 1) {
    const share = 1 - step / 5 + ((wanted / way) * step) / 5
    await page.mouse.move(centre.x + (at.x - centre.x) * share, centre.y + (at.y - centre.y) * share)
  }
  await page.mouse.up()
}

async function saved(button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path())
}
