import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { BrowserContext, Page } from 'playwright-core'

import { openNewCourse, type NewCourse } from './new-course.ts'

let opened: NewCourse
let context: BrowserContext
before(async () => {
  opened = await openNewCourse()
  ;({ context } = opened)
  await opened.page.goto(`${opened.course}/contract`)
  await storedAs(opened.page, 'payment', () =>
    opened.page.getByRole('textbox', { name: 'Payment' }).fill('None.'),
  )
})
after(() => opened.close())

test('SEC-063 what is typed, picked and selected before the page’s script has come stays, and is stored', async () => {
  const page = await context.newPage()
  const letScriptsCome = await holdScripts(page)
  await page.goto(`${opened.course}/contract`, { waitUntil: 'commit' })
  const payment = page.getByRole('textbox', { name: 'Payment' })
  await payment.press('End')
  await page.keyboard.type(' Ever, as far as we know.')
  for (let step = 0; step < ' as far as we know.'.length; step += 1) await page.keyboard.press('ArrowLeft')
  await page.getByLabel('If that is not possible').selectOption({ label: 'Telephone' })
  await page.getByLabel('Sessions', { exact: true }).fill('14')
  await payment.focus()
  letScriptsCome()
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await page.getByText('3 initial, 9 middle, 2 termination').waitFor()
  assert.equal(await payment.inputValue(), 'None. Ever, as far as we know.')
  // The caret is where it was: the next letter belongs there.
  await storedAs(page, 'payment', () => page.keyboard.type(' or nearly,'))
  await page.reload()
  assert.equal(await payment.inputValue(), 'None. Ever, or nearly, as far as we know.')
  assert.equal(await page.getByLabel('If that is not possible').inputValue(), 'telephone')
  assert.equal(await page.getByLabel('Sessions', { exact: true }).inputValue(), '14')
  await page.close()
})

test('SEC-063 text that is typed over in the very moment in which the script takes over stands as it was typed', async () => {
  const page = await context.newPage()
  for (let turn = 0; turn < 12; turn += 1) {
    await page.goto(`${opened.course}/contract`, { waitUntil: turn % 2 === 0 ? 'commit' : 'load' })
    const words = `Nothing, for the ${turn}th time.`
    await storedAs(page, 'payment', () => page.getByRole('textbox', { name: 'Payment' }).fill(words), words)
  }
  await page.close()
})

test('SEC-063 an answer that a page no longer offers is not written over by opening the page', async () => {
  const page = await context.newPage()
  await page.goto(`${opened.course}/contract`)
  await page.evaluate(async (address) => {
    const changes = [{ name: 'fallback', to: 'by-letter', known: ['', 'telephone'] }]
    const headers = { 'Content-Type': 'application/json' }
    await fetch(address, { method: 'POST', headers, body: JSON.stringify({ changes }) })
  }, `${opened.course}/sheets/contract`)
  await page.reload()
  await storedAs(page, 'payment', () => page.getByRole('textbox', { name: 'Payment' }).fill('None at all.'))
  await page.reload()
  assert.equal(await page.locator('[name="was:fallback"]').inputValue(), 'by-letter')
  await page.close()
})

test('a name that was typed before the script came is added to the circle', async () => {
  const page = await context.newPage()
  const letScriptsCome = await holdScripts(page)
  await page.goto(`${opened.course}/inventory`, { waitUntil: 'commit' })
  await page.getByLabel('Who').fill('Ines')
  await page.getByLabel('Relation').fill('sister')
  letScriptsCome()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Add to the circle' }).click()
  await page.getByRole('slider', { name: /^Ines/ }).waitFor()
  await page.close()
  assert.deepEqual(opened.trouble, [])
})

/** Holds back every script of a page until it is let come. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(/\.js$/, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** Waits until a field is stored with what was written into it. */
async function storedAs(page: Page, name: string, write: () => Promise<void>, words?: string): Promise<void> {
  const sent = words === undefined ? `"name":${JSON.stringify(name)}` : `"to":${JSON.stringify(words)}`
  const stored = page.waitForResponse((answer) => answer.request().postData()?.includes(sent) === true)
  await write()
  await stored
}
