import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, Page } from 'playwright-core'

import { answerPhq9, readThanks } from './check-in-form.ts'
import { openBrowser } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

const pin = '7305'

let demonstration: Demonstration
let browser: Browser
const trouble: string[] = []
let page: Page
let link = ''

before(async () => {
  ;[demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
  const context = await browser.newContext()
  context.setDefaultTimeout(20_000)
  noteTrouble(context, trouble)
  page = await context.newPage()
  await page.goto(demonstration.entranceFor('clinician'))
})
after(async () => {
  await browser.close()
  await demonstration.stop()
})

test('SEC-025 a patient chooses a PIN on the clinician’s device, and one that is tried first is not taken', async () => {
  await page.getByRole('link', { name: 'Show the code' }).first().click()
  await page.getByRole('heading', { name: 'Check in here and now' }).waitFor()
  const room = page.url()
  await page.locator('.patient-banner a').first().click()
  await page.getByRole('link', { name: 'A PIN for their links' }).click()
  await page.getByText('Their links ask for no PIN.').waitFor()
  await page.getByLabel('PIN').fill('1234')
  await page.getByRole('button', { name: 'Keep this PIN' }).click()
  await page.getByText('This one would be tried first').waitFor()
  assert.equal(await page.getByLabel('PIN').inputValue(), '', 'it does not stand on the page again')
  await page.getByLabel('PIN').fill(pin)
  await page.getByRole('button', { name: 'Keep this PIN' }).click()
  await page.getByText('Their links ask for the PIN that was chosen on').waitFor()
  assert.deepEqual(await pageFaults(page), [])

  await page.goto(room)
  await page.getByText('It asks for the PIN that the patient chose.').waitFor()
  link = await page.locator('.link-room-address').innerText()
})

test('the page that asks for a PIN holds to WCAG 2.2 AA on a telephone, in the light and in the dark', async () => {
  // The tool that looks is a script itself.
  const telephone = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const form = await telephone.newPage()
  await form.goto(link)
  await form.getByLabel('PIN').fill('2468')
  await form.getByRole('button', { name: 'Go on' }).click()
  await form.getByText('You can try 4 more times').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await form.emulateMedia({ colorScheme })
    assert.deepEqual(await pageFaults(form), [])
  }
  await telephone.close()
})

test('SEC-025 on a telephone without scripts the link asks for the PIN, says when it is wrong, and then has the questions', async () => {
  const telephone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  })
  telephone.setDefaultTimeout(20_000)
  noteTrouble(telephone, trouble)
  const form = await telephone.newPage()
  await form.goto(link)
  await form.getByRole('heading', { name: 'Please give your PIN' }).waitFor()
  assert.equal(await form.title(), 'A few questions')
  await form.getByLabel('PIN').fill('2468')
  await form.getByRole('button', { name: 'Go on' }).click()
  await form.getByText('You can try 3 more times').waitFor()
  await form.getByLabel('PIN').fill(pin)
  await form.getByRole('button', { name: 'Go on' }).click()
  await answerPhq9(form, '1 1 1 1 1 1 1 1 0')
  await form.getByRole('button', { name: 'Send' }).click()
  await readThanks(form)
  await telephone.close()
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(trouble, [])
})
