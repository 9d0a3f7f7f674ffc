import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, Page } from 'playwright-core'

import { password, setUpClinic, signOut } from './at-the-door.ts'
import { openBrowser } from './browser.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { startEmptyKith, type EmptyKith } from './empty-kith.ts'
import { pressOn, tabTo, typeInto } from './keyboard.ts'
import { noteTrouble } from './trouble.ts'
import { clinicClock, zoneAroundNoon } from './zone-around-noon.ts'

let kith: EmptyKith
let browser: Browser
const trouble: string[] = []
let page: Page
let recoveryCode = ''

before(async () => {
  ;[kith, browser] = await Promise.all([startEmptyKith(), openBrowser()])
  const context = await browser.newContext({ locale: 'en-US' })
  context.setDefaultTimeout(60_000)
  noteTrouble(context, trouble)
  page = await context.newPage()
  const { recoveryCodes } = await setUpClinic(page, kith.setUpLink)
  recoveryCode = recoveryCodes[0] ?? ''
  await addPatient(page, kith.origin, {
    name: 'Robin Vale',
    email: 'robin@patients.example',
    reminders: false,
  })
  await planCourse(page, 12, inMinutes(30))
  await startCourse(page)
  await signOut(page)
})
after(async () => {
  await browser.close()
  await kith.stop()
})

test('by keyboard alone: signing in with a password and a recovery code', async () => {
  await page.goto(`${kith.origin}/sign-in`)
  await typeInto(page, page.getByLabel('E-mail address'), 'mo@clinic.example')
  await typeInto(page, page.getByLabel('Password'), password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await pressOn(page, page.locator('summary', { hasText: 'Use a recovery code' }), 'Enter')
  await typeInto(page, page.getByLabel('Recovery code'), recoveryCode)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
})

test('by keyboard alone: the first stop of a page leads past what is the same on every page', async () => {
  await tabTo(page, page.getByRole('link', { name: 'To the content' }))
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main')
})

test('MEAS-014 by keyboard alone: a paper form is copied with a digit for each answer and a dash for none', async () => {
  await pressOn(page, page.getByRole('link', { name: 'Robin Vale' }), 'Enter')
  await page.getByRole('heading', { name: 'Acute course', exact: true }).waitFor()
  await enterPaperForm('221-11010')
  await page.getByText('from a paper form').first().waitFor()
})

test('HAZ-002 by keyboard alone: an answer above zero on item 9 is met where it is entered', async () => {
  await enterPaperForm('321221111', async () => {
    await page.getByRole('alert').or(page.getByText('They answered above zero')).first().waitFor()
  })
  await page.getByRole('heading', { name: 'Open alerts' }).waitFor()
})

test('by keyboard alone: arrow keys go from score to score on the curve, and each is said', async () => {
  const points = page.locator('.score-chart-wide .chart-point')
  assert.equal(await points.count(), 2)
  await tabTo(page, points.last())
  await page.keyboard.press('ArrowLeft')
  const said = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  assert.match(said ?? '', /\b9\b.*estimated/)
  await page.keyboard.press('ArrowRight')
  assert.match(
    (await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '',
    /\b14\b, moderate, 5 higher/,
  )
})

test('HAZ-006 by keyboard alone: the alert is taken and closed with an outcome and a next step', async () => {
  await page.goto(kith.origin)
  await pressOn(page, page.locator('.alert-line').getByRole('link', { name: 'Robin Vale' }), 'Enter')
  await pressOn(page, page.getByRole('button', { name: 'I am looking at this' }), 'Enter')
  await typeInto(page, page.getByLabel('What was done and found'), 'Spoke on the telephone.')
  await tabTo(page, page.getByLabel('Continue as planned'))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  assert.ok(await page.getByLabel('More frequent contact').isChecked())
  await typeInto(page, page.getByLabel('Next step'), 'Ring on Thursday.')
  const { day } = clinicClock(new Date(Date.now() + 2 * 86_400_000), zoneAroundNoon())
  const [year = '', month = '', date = ''] = day.split('-')
  await typeInto(page, page.getByLabel('Next review'), `${month}${date}${year}`)
  await pressOn(page, page.getByRole('button', { name: 'Close the alert' }), 'Space')
  await page.getByText('No alert waits for you').waitFor()
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(trouble, [])
})

/** From the course page and back to it. */
async function enterPaperForm(answers: string, beforeSending = async () => undefined as void): Promise<void> {
  await pressOn(page, page.getByRole('link', { name: 'Enter answers' }), 'Enter')
  await pressOn(page, page.getByRole('link', { name: 'From paper instead' }), 'Enter')
  await page.getByRole('heading', { name: 'Enter a paper form' }).waitFor()
  await tabTo(page, page.locator('input[name=q1]').first())
  await page.keyboard.type(`${answers}0`)
  await beforeSending()
  await pressOn(page, page.getByRole('button', { name: 'Store the answers' }), 'Enter')
  await page.getByRole('heading', { name: 'Acute course', exact: true }).waitFor()
}
