import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Page } from 'playwright-core'

import { openNewCourse, type NewCourse } from './new-course.ts'
import { pageFaults } from './page-faults.ts'

let opened: NewCourse
let page: Page
let timeline: string

before(async () => {
  opened = await openNewCourse()
  ;({ page } = opened)
  timeline = `${opened.course}/timeline`
})
after(() => opened.close())

test('a date is shown as it was understood before it is kept, and stands on the axis', async () => {
  await page.goto(timeline)
  await page.getByText('What was happening around then').first().waitFor()
  await addEvent('Her son was born', 'spring 2019', 'Something else')
  await page.getByRole('rowheader', { name: 'Her son was born' }).waitFor()
  assert.match((await picture().getAttribute('aria-label')) ?? '', /with 1 life events?$/)
})

test('a date can lean on an event; one that is not understood is kept as said, off the axis', async () => {
  await addEvent('Her mother died', 'when her son was born', 'A death', /Read as spring 2019/)
  await addEvent('She stopped painting', 'in my twenties', 'Another loss', /stretch of life/)
  await page.getByText('not understood, off the axis').waitFor()
  await page.getByText('One event is off the axis').waitFor()
})

test('IPT-060 a full depression before its first symptoms is refused beside the field', async () => {
  await page.getByText('How the depression runs: its beginning').click()
  await page.getByLabel('One episode with a beginning').check()
  await page.getByLabel('First symptoms').fill('September 2019')
  await page.getByLabel('The full depression').fill('August 2019')
  await page.getByRole('button', { name: 'Keep how it runs' }).click()
  await page.locator('.field-problem', { hasText: 'cannot begin before its first symptoms' }).waitFor()
  assert.equal(await page.getByLabel('First symptoms').inputValue(), 'September 2019')
  await page.getByLabel('The full depression').fill('October 2019')
  await page.getByRole('button', { name: 'Keep how it runs' }).click()
  await page.getByRole('cell', { name: 'October 2019' }).waitFor()
})

test('IPT-063 a hint says its reason, and is confirmed', async () => {
  const row = page.getByRole('row', { name: /Her mother died/ })
  await row
    .getByText(/days before/)
    .first()
    .waitFor()
  await row.getByRole('button', { name: /^Confirm\. Close to the onset/ }).click()
  await page
    .getByRole('row', { name: /Her mother died/ })
    .getByText(/confirmed/)
    .waitFor()
})

test('the picture comes nearer by key, an event is chosen by key, and a page loaded again shows the same', async () => {
  const before = await picture().getAttribute('aria-label')
  await picture().focus()
  for (const key of ['+', '+', '+', 'ArrowRight', 'Home']) await page.keyboard.press(key)
  const nearer = await picture().getAttribute('aria-label')
  assert.notEqual(nearer, before)
  await page.keyboard.press('ArrowDown')
  await page.locator('.timeline-said', { hasText: 'Her son was born, spring 2019' }).waitFor()
  const shown = await picture().getAttribute('aria-label')
  await page.waitForURL(/view=/)
  // The address follows a quarter of a second after the last key, by the page's own clock, however busy the machine is.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)))
  await page.reload()
  assert.equal(await picture().getAttribute('aria-label'), shown)
})

test('remembered severity is drawn by dragging, and taken back', async () => {
  await page.getByRole('button', { name: 'Everything' }).click()
  await page.getByRole('button', { name: 'Draw severity' }).click()
  const box = await picture().boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + box.width * 0.3, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.4, box.y + 62, { steps: 4 })
  await page.mouse.move(box.x + box.width * 0.5, box.y + 62, { steps: 4 })
  await page.mouse.up()
  await page.getByText(/^Kept: Remembered severity: severe/).waitFor()
  assert.equal(await page.locator('.tl-severity').count(), 1)
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('It was taken off the timeline.').waitFor()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('rowheader', { name: 'Remembered severity: severe' }).waitFor()
})

test('the picture is saved as SVG and as PNG, and printed on one sheet lying on its side', async () => {
  for (const kind of ['SVG', 'PNG']) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save as ${kind}` }).click(),
    ])
    assert.equal(file.suggestedFilename(), `timeline.${kind.toLowerCase()}`)
  }
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal([...paper.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 1)
  const [, width = 0, height = 0] = (/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(paper) ?? []).map(Number)
  assert.ok(width > height)
})

test('WCAG the page holds at a desk and on a telephone, light and dark', async () => {
  const faults = await pageFaults(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await pageFaults(page, 'looks')))
  assert.deepEqual(faults, [])
  assert.deepEqual(opened.trouble, [])
})

function picture() {
  return page.getByRole('application')
}

async function addEvent(
  what: string,
  when: string,
  kind: string,
  reading: RegExp = /Read as/,
): Promise<void> {
  const form = page.locator('form', { has: page.getByLabel('What happened') })
  if (!(await form.getByLabel('What happened').isVisible()))
    await page.getByText('A life event', { exact: true }).click()
  await form.getByLabel('What happened').fill(what)
  await form.getByLabel('What kind').selectOption({ label: kind })
  await form.getByLabel('When').fill(when)
  await form.getByText(reading).waitFor()
  await form.getByRole('button', { name: 'Put it on the timeline' }).click()
  await page.getByRole('rowheader', { name: what }).waitFor()
}
