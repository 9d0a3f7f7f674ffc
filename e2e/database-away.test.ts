import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, Page } from 'playwright-core'

import { setUpClinic } from './at-the-door.ts'
import { openBrowser } from './browser.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { answerPhq9, readThanks } from './check-in-form.ts'
import { startEmptyKith, type EmptyKith } from './empty-kith.ts'
import { linkIn, mailTo } from './received-mail.ts'
import { pageFaults } from './page-faults.ts'

const robin = { name: 'Robin Vale', email: 'robin@patients.example', reminders: true }
const answers = '3 2 1 0 3 2 1 0 1'

let kith: EmptyKith
let browser: Browser
let clinician: Page
let course: string
let form: Page

before(async () => {
  ;[kith, browser] = await Promise.all([startEmptyKith(), openBrowser()])
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  clinician = await context.newPage()
  await setUpClinic(clinician, kith.setUpLink)
  await addPatient(clinician, kith.origin, robin)
  await planCourse(clinician, 12, inMinutes(30))
  await startCourse(clinician)
  course = clinician.url().replace(/\/appointments.*$/, '')
  await kith.letTheMinuteCome()
  const telephone = await browser.newContext({ viewport: { width: 360, height: 640 } })
  telephone.setDefaultTimeout(60_000)
  form = await telephone.newPage()
  await form.goto(linkIn(await mailTo(kith.post.received, robin.email)))
  await answerPhq9(form, answers)
})
after(async () => {
  await browser.close()
  await kith.stop()
})

test('SEC-066 while the database is away the answers stay on the page, it says that they are not stored, and help is there', async () => {
  await kith.takeDatabaseAway()
  await form.getByRole('button', { name: 'Send' }).click()
  await form.getByText('Your answers are not stored').waitFor()
  await form.getByRole('link', { name: '116 123' }).first().waitFor()
  assert.equal(await chosen(), answers)
  assert.deepEqual(await pageFaults(form), [])
})

test('SEC-066 the page of emergency numbers opens without a database', async () => {
  const page = await form.context().newPage()
  await page.goto(`${kith.origin}/crisis/GB`)
  await page.getByRole('link', { name: '116 123' }).first().waitFor()
  await page.close()
})

test('SEC-062 when it is back, sending the same page stores the answers, once', async () => {
  await kith.bringDatabaseBack()
  await form.getByRole('button', { name: 'Send' }).click()
  await readThanks(form)
  await clinician.goto(course)
  const checkIns = clinician.getByRole('table', { name: 'Check-ins' }).locator('tbody tr')
  assert.equal(await checkIns.count(), 1)
  assert.match(await checkIns.innerText(), /\b13, moderate/)
})

/** What is chosen on the form, question by question. */
async function chosen(): Promise<string> {
  const values = await form
    .locator('input[type=radio]:checked')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  return values.join(' ')
}
