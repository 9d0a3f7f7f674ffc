import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

import { pressOn, typeInto } from './keyboard.ts'
import { openNewCourse, type NewCourse } from './new-course.ts'
import { pageFaults } from './page-faults.ts'

let opened: NewCourse
let browser: Browser
let context: BrowserContext
let page: Page
const faults: string[] = []
let contract: string

before(async () => {
  opened = await openNewCourse()
  ;({ browser, context, page } = opened)
  contract = `${opened.course}/contract`
})
after(() => opened.close())

test('IPT-091 the lead gives the clinic its own words; those that blame are pointed out beside their field', async () => {
  await page.goto(`${opened.origin}/settings`)
  await page.getByRole('link', { name: 'Words of the contract' }).click()
  await page.getByLabel('When a session begins late').fill('Poor attendance ends the course.')
  await page.getByLabel('In an emergency').fill('Call us on 01632 960 100. In danger call 999.')
  await page.getByRole('button', { name: 'Store these words' }).click()
  await page.locator('.field-problem', { hasText: 'these words blame' }).waitFor()
  assert.equal(
    await page.getByLabel('In an emergency').inputValue(),
    'Call us on 01632 960 100. In danger call 999.',
  )
  await page.getByLabel('When a session begins late').fill('We end on time. Come when you can.')
  await page.getByRole('button', { name: 'Store these words' }).click()
  await page.getByText(/^Last changed by Mo Okafor/).waitFor()
  faults.push(...(await pageFaults(page)))
})

test('IPT-090 a new contract has what is known in it, and says beside each field what it still needs', async () => {
  await page.goto(contract)
  assert.equal(await page.getByLabel('Sessions', { exact: true }).inputValue(), '12')
  assert.equal(await policy('When a session begins late').inputValue(), 'We end on time. Come when you can.')
  const needs = page.getByRole('region', { name: 'Before you agree' })
  await needs.getByRole('link', { name: /^Payment/ }).waitFor()
  await policy('Payment').fill('Nobody who failed to pay goes on.')
  await page.locator('.field-problem', { hasText: '“failed” blames the patient' }).waitFor()
  await keep(policy('Payment'), 'You pay nothing.')
  await needs.getByText('Nothing is missing').waitFor()
})

test('IPT-010 IPT-017 end and phases follow the number as it is typed; an unusual one asks for its reason', async () => {
  const end = page.locator('.facts > div', { hasText: 'Planned end' })
  const before = await end.innerText()
  await page.getByLabel('Sessions', { exact: true }).fill('16')
  await page.getByText('3 initial, 10 middle, 3 termination').waitFor()
  assert.notEqual(await end.innerText(), before)
  await page.getByLabel('Sessions', { exact: true }).fill('24')
  await page.getByLabel('Clinical reason for this number').waitFor()
  await page.locator('.field-problem', { hasText: 'More than 20 sessions need a clinical reason' }).waitFor()
  await keep(page.getByLabel('Sessions', { exact: true }), '12')
})

test('IPT-010 the clinician moves the boundaries of the phases: warned of unusual ones, stopped by none without a middle', async () => {
  const initial = page.getByLabel('Initial sessions')
  await initial.fill('4')
  await page.getByText('4 initial, 6 middle, 2 termination, moved by hand').waitFor()
  await page.getByText('The initial phase has more than three sessions.').waitFor()
  await page.getByRole('region', { name: 'Before you agree' }).getByText('Nothing is missing').waitFor()
  await keep(initial, '10')
  await page.locator('.field-problem', { hasText: 'No session is left for the middle phase' }).waitFor()
  await page.getByRole('button', { name: /^Back to the table/ }).click()
  await page.getByText('3 initial, 7 middle, 2 termination').waitFor()
  assert.equal(await initial.inputValue(), '')
  await keep(initial, '4')
})

test('the clinic’s words come back with one click, and the click is taken back', async () => {
  await keep(policy('When a session begins late'), 'My own words.')
  const take = page.getByRole('button', { name: /^Use the clinic’s words for When a session begins late/ })
  await take.click()
  await page.getByText('The clinic’s words stand in place of the former ones').waitFor()
  assert.equal(await policy('When a session begins late').inputValue(), 'We end on time. Come when you can.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await take.waitFor()
  assert.equal(await policy('When a session begins late').inputValue(), 'My own words.')
})

test('IPT-078 what no patient is told does not stand on the sheet, not even in a draft', async () => {
  const recording = policy('Recording')
  const words = await recording.inputValue()
  await recording.fill('We record your deficits.')
  await page.locator('.field-problem', { hasText: 'is never said to a patient' }).waitFor()
  await page.getByRole('button', { name: 'Look at it together and agree' }).click()
  await page.getByText('This part is still being written.').waitFor()
  assert.doesNotMatch(await page.content(), /deficit/i)
  assert.equal(await page.getByRole('button', { name: /^Agreed with the patient/ }).count(), 0)
  await page.getByRole('link', { name: 'To the contract' }).click()
  await page.waitForURL(contract)
  await keep(recording, words)
})

test('IPT-090 IPT-077 looked at and agreed by keyboard alone: what was typed last comes along', async () => {
  await page.goto(contract)
  await typeInto(page, page.getByLabel('Fee, if there is one'), 'None, ever.')
  // The page follows what is typed, and has not stored it yet.
  await page.getByText(/The patient reads: “.* Fee: None, ever\.”/).waitFor()
  await pressOn(page, page.getByRole('button', { name: 'Look at it together and agree' }), 'Enter')
  await page.getByText('A draft. We have not agreed on it yet.').waitFor()
  await page.getByText('Fee: None, ever.').waitFor()
  await page.getByText('The phases are moved by hand: 4 initial, 6 middle, 2 termination.').waitFor()
  await page.getByText('Samaritans').waitFor()
  faults.push(...(await pageFaults(page)))
  await pressOn(page, page.getByLabel('Spoken in the session'), 'Space')
  await pressOn(page, page.getByRole('button', { name: 'Agreed with the patient' }), 'Enter')
  await page.getByText(/^Agreed on .* in session 1: spoken in the session\.$/).waitFor()
})

test('HAZ-019 the sheet of the patient is one page of paper, with the lines to sign on and whose it is', async () => {
  await page.emulateMedia({ media: 'print' })
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
  assert.equal([...paper.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 1)
  assert.equal(await page.locator('.contract-signatures p').count(), 3)
  assert.equal(await page.getByRole('link', { name: 'To the contract' }).isVisible(), false)
  await page.emulateMedia({ media: 'screen' })
})

test('IPT-015 more sessions: their dates are in sight, the reason is asked for, and both versions stand side by side', async () => {
  await page.goto(contract)
  await page.getByText('This is what is agreed.').waitFor()
  await keep(page.getByLabel('Sessions', { exact: true }), '14')
  await page.getByRole('button', { name: 'Look at it together' }).click()
  await page.getByText('Added after the last one:').waitFor()
  await page.getByText('With 14 they follow the table again: 3 initial, 9 middle, 2 termination.').waitFor()
  assert.equal(await page.locator('.banner li').count(), 2)
  await page.getByLabel('Signed on paper').check()
  await page.getByRole('button', { name: /^Agreed with the patient/ }).click()
  await page.getByText('a change needs its reason').waitFor()
  await page.getByLabel('Why it changes').fill('A second loss')
  await page.getByRole('button', { name: /^Agreed with the patient/ }).click()
  await page.getByText(/^Agreed on .*: signed on paper\.$/).waitFor()
  await page.getByRole('link', { name: 'To the contract' }).click()
  const changes = page.getByRole('region', { name: 'Changes' })
  await changes.getByText('Reason: A second loss').waitFor()
  await changes.getByRole('cell', { name: /^12 sessions/ }).waitFor()
  await changes.getByRole('cell', { name: /^14 sessions/ }).waitFor()
  await page.goto(contract.replace(/contract$/, 'appointments'))
  assert.equal(await page.getByRole('cell', { name: 'Planned', exact: true }).count(), 14)
})

test('IPT-015 every two weeks: which dates move is in sight, one moved by hand stays, and the calendar follows', async () => {
  await page.goto(contract.replace(/contract$/, 'appointments'))
  await page
    .getByRole('link', { name: /^Change/ })
    .last()
    .click()
  const day = page.getByLabel('New date')
  const last = new Date(`${await day.inputValue()}T12:00:00Z`)
  await day.fill(new Date(last.getTime() + 86_400_000).toISOString().slice(0, 10))
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByText(/^Moved from/).waitFor()
  await page.goto(contract)
  await page.waitForLoadState('networkidle')
  const stored = page.waitForResponse((answer) => answer.request().postData()?.includes('"to":"2"') === true)
  await page.getByLabel('How often').selectOption('2')
  await stored
  await page.getByText('14 sessions are planned now, every week.').waitFor()
  await page.getByRole('button', { name: 'Look at it together' }).click()
  await page.getByText('Moved, with their reminders:').waitFor()
  assert.equal(await page.locator('.banner li', { hasText: ' moves to ' }).count(), 12)
  await page.getByText('These stay: they were moved by hand').waitFor()
  faults.push(...(await pageFaults(page)))
  await page.getByLabel('Why it changes').fill('Works every other week')
  await page.getByLabel('Spoken in the session').check()
  await page.getByRole('button', { name: /^Agreed with the patient/ }).click()
  await page.getByText(/^Agreed on .*: spoken in the session\.$/).waitFor()
  await page.getByText('14 times, every 2 weeks').waitFor()
})

test('without scripts it is written, saved, looked at and agreed all the same', async () => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  plain.setDefaultTimeout(60_000)
  const tab = await plain.newPage()
  await tab.goto(contract)
  await tab.getByLabel('Payment').fill('The clinic pays.')
  await tab.getByRole('button', { name: 'Save' }).click()
  await tab.getByText('What is written below differs from what was agreed').waitFor()
  await tab.getByRole('button', { name: 'Look at it together' }).click()
  await tab.getByText('The clinic pays.').waitFor()
  await tab.getByLabel('Why it changes').fill('The clinic has a fund')
  await tab.getByLabel('Tapped on the screen').check()
  await tab.getByRole('button', { name: /^Agreed with the patient/ }).click()
  await tab.getByText(/^Agreed on .*: tapped on the screen\.$/).waitFor()
  await plain.close()
})

test('WCAG the pages hold at a desk and on a telephone, light and dark', async () => {
  for (const path of ['', '/sheet?version=1']) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(`${contract}${path}`)
    faults.push(...(await pageFaults(page)))
    await page.setViewportSize({ width: 360, height: 780 })
    await page.emulateMedia({ colorScheme: 'dark' })
    faults.push(...(await pageFaults(page, 'looks')))
  }
  assert.deepEqual(faults, [])
  assert.deepEqual(opened.trouble, [])
})

function policy(name: string) {
  return page.getByRole('textbox', { name })
}

/** Fills a field, and waits until its text is stored: also when it was typed before the page's script had come. */
async function keep(field: Locator, words: string): Promise<void> {
  const sent = `"to":${JSON.stringify(words)}`
  const stored = page.waitForResponse((answer) => answer.request().postData()?.includes(sent) === true)
  await field.fill(words)
  await stored
}
