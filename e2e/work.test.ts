import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { tabTo } from './keyboard.ts'
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

test('IPT-083 a doubt asks at once for hopelessness to be named as a symptom, until it was', async () => {
  await page.goto(`${course}/hope`)
  await page.getByRole('link', { name: 'Ask whether your patient doubts it' }).waitFor()
  await page.getByLabel('Yes', { exact: true }).check()
  await page.getByText('Say that hopelessness is a symptom of depression').waitFor()
  await page.getByLabel('Hopelessness is a symptom').check()
  await page.getByText('Say that hopelessness is a symptom of depression').waitFor({ state: 'detached' })
})

test('IPT-085 words that promise an outcome are pointed at; offered words go into the text and stay editable', async () => {
  await words().fill('You will definitely recover.')
  await page.getByText('This reads like a promise of recovery').waitFor()
  await words().fill('We talked about it.')
  await page.getByText('This reads like a promise of recovery').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Use .*can usually be treated/ }).click()
  assert.match(await words().inputValue(), /^We talked about it\.\nWhat you have is depression/)
  await words().press('ControlOrMeta+End')
  await words().pressSequentially(' Believe me or not.')
  await isSaved(page)
  await page.reload()
  assert.match(await words().inputValue(), /can usually be treated\. Believe me or not\.$/)
  assert.ok(await page.getByLabel('Hopelessness is a symptom').isChecked())
})

test('IPT-084 figures for patients stand with whom they are about, their source and the day', async () => {
  const figures = page.getByRole('region', { name: 'What studies have found' })
  await figures.getByText('about 1 in 10 still had depression').waitFor()
  await figures.getByText(/241 mothers .* Dennis and colleagues, 2020\. Looked up/).waitFor()
})

test('the page of hope can be filled in by keyboard alone, fits a telephone, and stumbles nobody', async () => {
  await tabTo(page, page.getByLabel('Depression is usually treatable'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('Improvement during IPT is expected'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('Other treatments exist if IPT does not help'))
  await page.keyboard.press('Space')
  await page.getByText('Hope is on record.').waitFor()
  await isSaved(page)
  await looksRight(page)
})

test('without scripts the same page is kept by its Save button, and offered words are put in on the way', async () => {
  const plain = await plainPage()
  await plain.goto(`${course}/hope`)
  await plain.getByLabel('No', { exact: true }).check()
  await plain.getByRole('button', { name: /^Use .*Not everybody gets better/ }).click()
  await plain.getByText('Taken').first().waitFor()
  assert.ok(await plain.getByLabel('No', { exact: true }).isChecked())
  const text = await plain.getByRole('textbox', { name: 'In which words' }).inputValue()
  assert.match(text, /Believe me or not\.\nNot everybody gets better/)
  await plain.context().close()
})

test('IPT-045 IPT-047 the sick role is filled in, and the patient’s sheet follows as it is typed', async () => {
  await page.goto(`${course}/sick-role`)
  const sheet = page.getByRole('region', { name: 'For Robin Vale, for now' })
  await sheet.getByText('Becoming depressed was not your fault.').waitFor()
  const first = page.getByRole('group', { name: 'What can wait for now, 1' })
  await first.getByLabel('What can wait', { exact: true }).fill('cooking every evening')
  await first.getByLabel('Who needs to know').fill('her husband')
  const second = page.getByRole('group', { name: 'What can wait for now, 2' })
  await second.getByLabel('What can wait', { exact: true }).fill('night shifts')
  await sheet.getByText('Night shifts').waitFor()
  await second.getByRole('button', { name: 'Remove' }).click()
  await sheet.getByText('Night shifts').waitFor({ state: 'detached' })
  await page.getByLabel('Coming to the sessions').check()
  await page.getByLabel('Expected to last, in weeks').fill('for good')
  await page.getByText('Give a whole number within the range').waitFor()
  await page.getByLabel('Expected to last, in weeks').fill('8')
  await page.getByLabel('Looked at again in session').fill('6')
  await sheet.getByText('about 8 weeks. We look at it again together in session 6').waitFor()
  await page.getByLabel('Explained on').fill('2026-11-23')
  await page.getByText('The sick role is on record.').waitFor()
  await isSaved(page)
})

test('without scripts the sick role and the preparation are kept by their Save buttons too', async () => {
  const plain = await plainPage()
  await plain.goto(`${course}/sick-role`)
  await plain.getByLabel('Working on the agreed problem area').check()
  await plain.getByLabel('Whole', { exact: true }).check()
  await plain.getByRole('button', { name: 'Save' }).click()
  // Which fields belong to a choice is known once the choice is kept.
  await plain.getByLabel('In session', { exact: true }).fill('7')
  await plain.getByRole('button', { name: 'Save' }).click()
  assert.equal(await plain.getByLabel('In session', { exact: true }).inputValue(), '7')
  await plain
    .getByRole('region', { name: 'For Robin Vale, for now' })
    .getByText('Cooking every evening')
    .waitFor()
  await plain.goto(`${course}/preparation`)
  await plain.getByLabel('What makes it easier to take part').fill('a room without stairs')
  await plain.getByRole('button', { name: 'Save' }).click()
  await plain.getByText(/^Saved /).waitFor()
  assert.equal(
    await plain.getByLabel('What makes it easier to take part').inputValue(),
    'a room without stairs',
  )
  await plain.context().close()
})

test('IPT-003 words that blame are pointed at before they reach the patient’s sheet', async () => {
  const said = page.getByRole('textbox', { name: 'What you say to your patient' })
  await said.fill('You should have come earlier.')
  await page.getByText('Your patient would read: should have').waitFor()
  await said.fill('')
  await page.getByRole('button', { name: /^Use .*Becoming depressed was not your fault/ }).click()
  await page.getByText('Your patient would read').waitFor({ state: 'detached' })
  await isSaved(page)
  await looksRight(page)
})

test('IPT-047 on paper stands the patient’s sheet alone, without the name that it has in the chart', async () => {
  await page.emulateMedia({ media: 'print' })
  const shown = await page.locator('main').evaluate((main) => (main as HTMLElement).innerText)
  assert.match(shown, /For Robin Vale, for now/)
  assert.match(shown, /Cooking every evening/)
  assert.doesNotMatch(shown, /Sick role|her husband|Who needs to know/)
  await page.emulateMedia({ media: null })
})

test('IPT-020 IPT-021 before the first session: what is known is shown, what is not settled is named', async () => {
  await page.goto(`${course}/preparation`)
  await page.getByRole('link', { name: /^Enter / }).waitFor()
  await page.getByText('This stands in your patient’s details').waitFor()
  await page.getByLabel('Asked: likes to be called Robin Vale').check()
  for (const name of ['Consent to treatment', 'Consent to the use of data']) {
    await page.getByRole('group', { name }).getByLabel('Given', { exact: true }).check()
  }
  await page.getByLabel('None needed').check()
  await page.getByLabel('What makes it easier to take part').fill('nothing')
  await page.getByRole('textbox', { name: 'Whom to call in an emergency' }).fill('A sister, 07700 900111')
  await page.getByLabel('Agreed', { exact: true }).check()
  await page.getByText('Everything is settled.').waitFor()
  await isSaved(page)
  await looksRight(page)
})

test('IPT-098 a session that begins late says what is left today, and the two things to say; the reason is kept', async () => {
  await addPatient(page, opened.origin, { name: 'Sam Reed', email: 'sam@patients.example', reminders: false })
  await planCourse(page, 12, inMinutes(-18))
  await startCourse(page)
  const session = page.url().replace(/\/appointments.*$/, '/sessions/1')
  await page.goto(session)
  await page.getByRole('button', { name: 'Start session 1' }).click()
  await page
    .getByRole('heading', { name: /^\d\d minutes are left today, and 11 sessions after this one$/ })
    .waitFor()
  await page.getByText('That is the illness.').waitFor()
  await page.getByText('what would make it easier to get here next time').waitFor()
  await page.getByLabel('Why, if your patient told you').fill('The bus did not come.')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.waitForLoadState()
  await page.goto(session)
  assert.equal(await page.getByLabel('Why, if your patient told you').inputValue(), 'The bus did not come.')
  await looksRight(page)
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(opened.trouble, [])
})

function words() {
  return page.getByRole('textbox', { name: 'In which words' })
}

async function isSaved(page: Page): Promise<void> {
  await page.getByText(/^Saved /).waitFor()
}

/** The same person in a browser without scripts. */
async function plainPage(): Promise<Page> {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  plain.setDefaultTimeout(60_000)
  return plain.newPage()
}

async function looksRight(page: Page): Promise<void> {
  const desk = page.viewportSize()
  const faults = await pageFaults(page)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    faults.push(...(await pageFaults(page, 'looks')))
  }
  await page.emulateMedia({ colorScheme: null })
  if (desk !== null) await page.setViewportSize(desk)
  assert.deepEqual(faults, [])
}
