import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, Page } from 'playwright-core'

import { openBrowser } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

let demonstration: Demonstration
let browser: Browser
const trouble: string[] = []
let lead: Page
let opened = ''

before(async () => {
  ;[demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
  const clinician = await enterAs('clinician')
  await clinician.getByRole('link', { name: 'Patients', exact: true }).click()
  const patient = clinician.getByRole('rowheader').getByRole('link').first()
  opened = await patient.innerText()
  await patient.click()
  await clinician.getByRole('navigation', { name: 'This course' }).waitFor()
  lead = await enterAs('lead')
})
after(async () => {
  await browser.close()
  await demonstration.stop()
})

test('SEC-049 the lead sees who opened a record, and when, without seeing the record', async () => {
  await lead.getByRole('navigation', { name: 'Kith' }).getByRole('link', { name: 'Settings' }).click()
  await lead.getByRole('link', { name: 'Who opened what' }).click()
  await lead.getByRole('heading', { name: 'Audit trail' }).waitFor()
  const newest = lead.getByRole('row', { name: opened }).first()
  assert.match(await newest.innerText(), /Maren Oakes[\s\S]*Opened a course/)
  await newest.getByRole('link', { name: opened }).click()
  await lead.getByRole('heading', { name: 'Who opened this record' }).waitFor()
  await lead.getByRole('rowheader', { name: 'Maren Oakes' }).waitFor()
  assert.equal(await lead.getByText(/PHQ-9|moderate|severe/).count(), 0)
  assert.deepEqual(await pageFaults(lead), [])
})

test('SEC-048 the lead has the trail checked, and is told that every entry holds', async () => {
  await lead.getByRole('link', { name: 'Audit trail' }).click()
  await lead.getByRole('button', { name: 'Check it now' }).click()
  await lead.getByText(/by Colm Whitlock: all \d+ entries hold/).waitFor()
  assert.deepEqual(await pageFaults(lead), [])
})

test('HAZ-004 the lead changes who is asked about an alert, and in which order', async () => {
  await lead.getByRole('navigation', { name: 'Kith' }).getByRole('link', { name: 'Settings' }).click()
  await lead.getByRole('link', { name: 'Alerts and hours' }).click()
  await lead.locator('.alert-order li').first().waitFor()
  const order = () => lead.locator('.alert-order li strong').allInnerTexts()
  const [first = '', second = '', ...others] = await order()
  const placeOf = (name: string) => lead.locator('.alert-order li', { hasText: name })
  await placeOf(first).getByRole('button', { name: /^Down/ }).click()
  await lead.locator('.alert-order li').first().locator('strong', { hasText: second }).waitFor()
  assert.deepEqual(await order(), [second, first, ...others])
  await placeOf(first)
    .getByRole('button', { name: /^Take off/ })
    .click()
  await placeOf(first).waitFor({ state: 'detached' })
  await lead.getByLabel('Add somebody').selectOption({ label: first })
  await lead.getByRole('button', { name: 'Add to the end' }).click()
  await lead.locator('.alert-order li').last().locator('strong', { hasText: first }).waitFor()
  assert.deepEqual(await order(), [second, ...others, first])
  assert.deepEqual(await pageFaults(lead), [])
})

test('SEC-002 the lead is led to nobody’s record', async () => {
  await lead.goto(demonstration.origin)
  assert.equal(await lead.getByRole('link', { name: 'Patients' }).count(), 0)
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(trouble, [])
})

async function enterAs(role: string): Promise<Page> {
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  noteTrouble(context, trouble)
  const page = await context.newPage()
  await page.goto(demonstration.entranceFor(role))
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  return page
}
