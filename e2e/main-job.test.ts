import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import { setUpClinic } from './at-the-door.ts'
import { openBrowser } from './browser.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { answerPhq9, readThanks } from './check-in-form.ts'
import { startEmptyKith, type EmptyKith } from './empty-kith.ts'
import { linkIn, mailTo, subjectOf, textOf } from './received-mail.ts'
import { noteTrouble } from './trouble.ts'
import { clinicClock, zoneAroundNoon } from './zone-around-noon.ts'

const robin = { name: 'Robin Vale', email: 'robin@patients.example', reminders: true }
const jude = { name: 'Jude Marlow', email: 'jude@patients.example', reminders: true }

let kith: EmptyKith
let browser: Browser
const trouble: string[] = []
let page: Page
let course: string
let alert: string
let thanks: string

before(async () => {
  ;[kith, browser] = await Promise.all([startEmptyKith(), openBrowser()])
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  noteTrouble(context, trouble)
  page = await context.newPage()
  await setUpClinic(page, kith.setUpLink)
})
after(async () => {
  await browser.close()
  await kith.stop()
})

test('a patient needs a name and an address; a course of 12 weekly sessions comes with all its dates', async () => {
  await addPatient(page, kith.origin, robin)
  await planCourse(page, 12, inMinutes(30))
  await page.getByText('No other appointment of yours stands in the way').waitFor()
  await startCourse(page)
  course = page.url().replace(/\/appointments.*$/, '')
  assert.equal(await page.locator('tbody tr').count(), 12)
})

test('a course at the same hour is shown to run into the other one before anything is stored', async () => {
  await addPatient(page, kith.origin, jude)
  const patient = page.url()
  await planCourse(page, 12, inMinutes(40))
  await page.getByText('12 sessions run into other appointments').waitFor()
  assert.equal(await page.getByText('Robin Vale').count(), 12)
  const other = await page.context().newPage()
  await other.goto(patient)
  await other.getByText('No course yet').waitFor()
  await other.close()
  await startCourse(page)
})

test('SEC-026 each patient is sent a neutral mail with a link, and its delivery shows on the course', async () => {
  await kith.letTheMinuteCome()
  const mail = await mailTo(kith.post.received, robin.email)
  await mailTo(kith.post.received, jude.email)
  assert.equal(subjectOf(mail), 'Your appointment')
  assert.doesNotMatch(textOf(mail), /Robin|Vale|Elm Street|Okafor|therap|depress|PHQ|clinician/i)
  assert.match(textOf(mail), /^You have an appointment soon/)
  await page.goto(course)
  await page.getByText('Sent', { exact: false }).first().waitFor()
})

test('MEAS-018 SEC-022 without scripts, on a small telephone, gaps are pointed out once and then accepted', async () => {
  const telephone = await patientTelephone()
  const form = await telephone.newPage()
  const link = linkIn(await mailTo(kith.post.received, robin.email))
  await form.goto(link)
  await form.reload()
  await form.getByRole('heading', { name: 'A few questions' }).waitFor()
  assert.equal(await form.getByText(/Robin|Vale|Elm Street/).count(), 0)
  await fitsIn(form)
  await answerPhq9(form, '2 1 - 2 1 - 1 0 2')
  await form.getByRole('button', { name: 'Send' }).click()
  await form.getByText('Some questions have no answer').waitFor()
  assert.equal(await form.getByText('You left this one out').count(), 2)
  assert.equal(await form.locator('input[type=radio]:checked').count(), 7)
  await fitsIn(form)
  await form.getByRole('link', { name: 'Question 3' }).click()
  await answerPhq9(form, '. . . . . 1 . . .')
  await form.getByRole('button', { name: 'Send' }).click()
  thanks = await readThanks(form)
  assert.match(thanks, /116 123/)
  await fitsIn(form)
  await telephone.close()

  const later = await patientTelephone()
  const again = await later.newPage()
  const answer = await again.goto(link)
  assert.equal(answer?.status(), 404)
  await again.getByRole('heading', { name: 'This page is not open' }).waitFor()
  await later.close()
})

test('HAZ-007 the page after it is the same for somebody who answers otherwise', async () => {
  const telephone = await patientTelephone()
  const form = await telephone.newPage()
  await form.goto(linkIn(await mailTo(kith.post.received, jude.email)))
  await answerPhq9(form, '0 0 0 1 0 0 0 0 0')
  await form.getByRole('button', { name: 'Send' }).click()
  assert.equal(await readThanks(form), thanks)
  await telephone.close()
})

test('HAZ-003 Today shows the alert before the session, with the answer in full', async () => {
  await page.goto(kith.origin)
  const [first = ''] = await page.getByRole('main').locator('h2').allInnerTexts()
  assert.equal(first, 'Alerts')
  const line = page.locator('.alert-line')
  assert.equal(await line.count(), 1)
  await line.getByText('Item 9: “More than half the days” (2)').waitFor()
  await line.getByText('Waiting for you to take it').waitFor()
})

test('the session on Today has its number and how many are left, the score, its band, and what is estimated', async () => {
  const card = page.locator('.session-card', { hasText: robin.name })
  await card.getByText('session 1 of 12 · 11 left', { exact: false }).waitFor()
  const words = await card.innerText()
  // 10 over eight answered items: 11.25, rounded (MEAS-011).
  assert.match(words, /PHQ-9[\s\S]*11[\s\S]*moderate/i)
  assert.match(words, /estimated/)
  assert.match(await page.locator('.session-card', { hasText: jude.name }).innerText(), /minimal/i)
})

test('HAZ-006 the alert is taken, written about, and closed with an outcome and a next step', async () => {
  await page.getByRole('main').getByRole('link', { name: robin.name }).first().click()
  alert = page.url()
  await page.getByRole('button', { name: 'I am looking at this' }).click()
  await page.getByLabel('Your words').fill('Rang at once. At home with her sister.')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Rang at once. At home with her sister.').waitFor()

  await page.getByRole('button', { name: 'Close the alert' }).click()
  await page.getByRole('button', { name: 'Close the alert' }).waitFor()
  assert.ok((await page.locator('.field-problem').count()) >= 3, 'it does not close without words')

  await page.getByLabel('What was done and found').fill('Thoughts without plan or intent.')
  await page.getByLabel('More frequent contact').check()
  await page.getByLabel('Next step').fill('Ring on Thursday; safety plan in the session.')
  const { day } = clinicClock(new Date(Date.now() + 2 * 86_400_000), zoneAroundNoon())
  await page.getByLabel('Next review').fill(day)
  await page.getByRole('button', { name: 'Close the alert' }).click()
  await page.getByText('No alert waits for you').waitFor()
  // What was promised stays in sight on the course, and leads to the whole.
  await page.goto(course)
  const closed = page.getByRole('region', { name: 'Closed alerts' })
  await closed.getByText('Ring on Thursday; safety plan in the session.').waitFor()
  await closed.getByRole('link').click()
  await page.getByText('Thoughts without plan or intent.').waitFor()
  assert.equal(page.url(), alert)
  await page.goto(kith.origin)
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  assert.equal(await page.locator('.alert-line').count(), 0)
})

test('the course shows the curve, and the same numbers as a table', async () => {
  await page.goto(course)
  const point = page.locator('.score-chart-wide .chart-point')
  assert.equal(await point.count(), 1)
  const said = (await point.getAttribute('aria-label')) ?? ''
  await page.getByText('The same numbers as a table').click()
  const row = page.getByRole('table', { name: /oldest first/ }).locator('tbody tr')
  const [score, band] = [
    await row.locator('td').nth(1).innerText(),
    await row.locator('td').nth(2).innerText(),
  ]
  assert.equal(score, '11')
  assert.match(band, /moderate/i)
  assert.match(said, /\b11\b/)
  assert.match(said, /moderate/i)
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(trouble, [])
})

/** A small telephone whose browser runs no scripts. */
async function patientTelephone(): Promise<BrowserContext> {
  const telephone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  })
  telephone.setDefaultTimeout(60_000)
  noteTrouble(telephone, trouble)
  return telephone
}

/** Nothing has to be pushed sideways to be read. */
async function fitsIn(form: Page): Promise<void> {
  const main = await form.locator('body').boundingBox()
  assert.ok((main?.width ?? Infinity) <= 360, `${main?.width} wide`)
  for (const label of await form.locator('label.choice, button').all()) {
    const box = await label.boundingBox()
    assert.ok((box?.height ?? 0) >= 44, 'each answer is large enough for a thumb')
    assert.ok((box?.x ?? 0) + (box?.width ?? 0) <= 360)
  }
}
