import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import { openNewCourse, type NewCourse } from './new-course.ts'
import { pageFaults } from './page-faults.ts'

let opened: NewCourse
let browser: Browser
let context: BrowserContext
let page: Page
let course: string

before(async () => {
  opened = await openNewCourse()
  ;({ browser, context, page } = opened)
  course = opened.course
})
after(() => opened.close())

test('IPT-070 IPT-071 an area may be chosen once its criteria are answered, and until then the page says what lacks', async () => {
  await open(page)
  await page.getByText('Role dispute', { exact: true }).first().click()
  const area = areaOf('Role dispute')
  await answer(area, 'Close in time', 'Yes')
  await area.getByText('It has not been established that the area carries strong feeling').waitFor()
  await answer(area, 'strong feeling', 'Yes')
  await answer(area, 'openly accept', 'Yes')
  await area.getByText('May be chosen').waitFor()
  await area.getByLabel('As the focus', { exact: true }).check()
  await page.getByText('The focus as chosen: one area').waitFor()
})

test('IPT-072 a second area asks for its reason, and a third is refused with why', async () => {
  for (const name of ['Role transition', 'Grief']) {
    await page.getByText(name, { exact: true }).first().click()
    await areaOf(name).getByLabel('As a second area', { exact: true }).check()
  }
  await page.getByText('Two areas are the most. A tighter focus goes with a better outcome.').waitFor()
  for (const name of ['Role transition', 'Grief']) {
    await areaOf(name).getByLabel('Not', { exact: true }).check()
  }
  await page.getByText('The focus as chosen: one area').waitFor()
})

test('what was typed is kept without a button, and stands there when the page is opened again', async () => {
  await page.getByLabel('The link between the area and this episode').fill('The quarrel began in May.')
  await page.getByLabel('The link, as it is said to the patient').fill('You two began to quarrel in May')
  await page.getByLabel('Goals, in the patient’s own words').fill('Talk without shouting')
  await page
    .getByText(/^Saved /)
    .first()
    .waitFor()
  await open(page)
  assert.equal(
    await page.getByLabel('The link between the area and this episode').inputValue(),
    'The quarrel began in May.',
  )
})

test('IPT-076 both texts are composed from the chart, edited, and what stood there can be brought back', async () => {
  const own = page.getByLabel('Formulation, in plain words for the patient')
  await own.fill('Words of my own')
  await page.getByRole('button', { name: 'Compose both texts anew' }).click()
  await page.getByRole('button', { name: 'Bring back the texts from before' }).waitFor()
  assert.match(await own.inputValue(), /You two began to quarrel in May/)
  assert.match(await own.inputValue(), /We call this role dispute/)
  await page.getByRole('button', { name: 'Bring back the texts from before' }).click()
  await page.getByRole('button', { name: 'Bring back the texts from before' }).waitFor({ state: 'detached' })
  assert.equal(await own.inputValue(), 'Words of my own')
})

test('SEC-063 two pages on one sheet: what the other wrote appears; in one field both are shown, and one is chosen', async () => {
  const other = await context.newPage()
  await open(other)
  await other.getByLabel('Goals, in the patient’s own words').fill('See the sister again')
  await other
    .getByText(/^Saved \d/)
    .first()
    .waitFor()
  await page.getByLabel('The focus, in the exact words').fill('Talking again')
  await page.getByText('Somebody else is writing here too').waitFor()
  assert.equal(
    await page.getByLabel('Goals, in the patient’s own words').inputValue(),
    'See the sister again',
  )
  await other.getByLabel('The focus, in the exact words').fill('Talking with my husband again')
  await other.getByText('Somebody else wrote here too').waitFor()
  await other.getByRole('button', { name: 'Keep what I typed' }).click()
  await other.getByText('Somebody else wrote here too').waitFor({ state: 'detached' })
  await other
    .getByText(/^Saved \d/)
    .first()
    .waitFor()
  await other.close({ runBeforeUnload: false })
})

test('IPT-077 the agreement lacks a text: it says so beside the field and keeps everything', async () => {
  await open(page)
  await page.getByLabel('Formulation, for the record').fill('')
  await page.getByRole('button', { name: 'Store the agreement and open the middle phase' }).click()
  await page.getByRole('link', { name: /This text is still empty/ }).waitFor()
  assert.equal(
    await page.getByLabel('The focus, in the exact words').inputValue(),
    'Talking with my husband again',
  )
})

test('IPT-012 IPT-077 with the agreement the middle phase opens; the course shows the focus', async () => {
  await page.getByLabel('Formulation, for the record').fill('Depression since May; a dispute.')
  await page.getByRole('button', { name: 'Store the agreement and open the middle phase' }).click()
  await page.getByRole('heading', { name: 'Agreed' }).waitFor()
  await page.getByText('Talking with my husband again').first().waitFor()
  await page.goto(course)
  await page.getByText('Role dispute').first().waitFor()
  await page.getByText('Middle', { exact: true }).first().waitFor()
})

test('without scripts the focus changes with its reason, by Save and one more button', async () => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  plain.setDefaultTimeout(60_000)
  const form = await plain.newPage()
  await form.goto(`${course}/focus`)
  await form.getByText('The areas and criteria as they were talked through').click()
  await form.getByText('Role transition', { exact: true }).first().click()
  const dispute = form
    .locator('details', { has: form.locator('summary', { hasText: 'Role dispute' }) })
    .last()
  const transition = form
    .locator('details', { has: form.locator('summary', { hasText: 'Role transition' }) })
    .last()
  await dispute.getByLabel('Not', { exact: true }).check()
  for (const words of ['Close in time', 'strong feeling', 'openly accept'])
    await answer(transition, words, 'Yes')
  await transition.getByLabel('As the focus', { exact: true }).check()
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await form.getByText('The areas and criteria as they were talked through').click()
  await form.getByText('The focus as chosen: one area').waitFor()
  await form.getByRole('button', { name: 'Store the new focus' }).click()
  await form.getByRole('link', { name: 'Depressed people tend to see hopeless stalemates' }).waitFor()
  await form.getByLabel('Why the focus changes').fill('They have separated.')
  await form.getByLabel('it was asked which attempts').check()
  await form.getByRole('button', { name: 'Store the new focus' }).click()
  await form.getByText('They have separated.').waitFor()
  await form.getByText('Agreed earlier').waitFor()
  await plain.close()
})

test('WCAG the page holds at a desk and on a telephone, light and dark', async () => {
  await page.goto(`${course}/focus`)
  await page.getByText('The areas and criteria as they were talked through').click()
  const faults = await pageFaults(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await pageFaults(page, 'looks')))
  assert.deepEqual(faults, [])
  assert.deepEqual(opened.trouble, [])
})

/** Until its script has come, what is typed belongs to an ordinary form. */
async function open(tab: Page): Promise<void> {
  await tab.goto(`${course}/focus`)
}

function areaOf(name: string) {
  return page.locator('details', { has: page.locator('summary', { hasText: name }) }).last()
}

async function answer(area: ReturnType<typeof areaOf>, question: string, reply: string): Promise<void> {
  await area.getByRole('group', { name: question }).getByLabel(reply, { exact: true }).check()
}
