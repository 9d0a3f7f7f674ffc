import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

import { openBrowser } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { pageFaults } from './page-faults.ts'
import { noteTrouble } from './trouble.ts'

let demonstration: Demonstration
let browser: Browser
let page: Page
let course: string
const trouble: string[] = []

before(async () => {
  ;[demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
  page = await comeIn(await browser.newContext({ viewport: { width: 1440, height: 1000 } }))
  await page.goto(`${demonstration.origin}/patients`)
  await page.getByRole('link', { name: 'Desmond Okwuosa' }).click()
  await page.getByRole('navigation', { name: 'This course' }).waitFor()
  course = page.url().replace(/(\/courses\/[^/]+).*/, '$1')
})
after(async () => {
  await browser.close()
  await demonstration.stop()
})

test('IPT-053 a death named in the inventory is on the timeline without being typed again, and speaks for grief', async () => {
  await page.goto(`${course}/inventory`)
  const speaks = page.locator('.section', {
    has: page.getByRole('heading', { name: 'What this speaks for' }),
  })
  await speaks.getByText('Chidi has died').waitFor()
  assert.match(
    (await speaks.getByRole('link', { name: 'To the focus' }).getAttribute('href')) ?? '',
    /\/focus$/,
  )
  await page.goto(`${course}/timeline`)
  const row = page.getByRole('row', { name: /Chidi \(brother\) died/ })
  await row.getByText('May', { exact: false }).first().waitFor()
  await row.getByRole('button', { name: /^Confirm\. Close to a worsening/ }).click()
  await page
    .getByRole('row', { name: /Chidi \(brother\) died/ })
    .getByText(/confirmed/)
    .waitFor()
})

test('IPT-053 a date put right on the timeline is put right in the inventory', async () => {
  await page.getByRole('link', { name: 'Edit Chidi (brother) died' }).click()
  const form = eventForm(page)
  await form.getByLabel('When').fill('14 March 2026')
  await form.getByText(/Read as 14 March 2026/).waitFor()
  await form.getByRole('button', { name: 'Keep the change' }).click()
  await page.getByRole('cell', { name: '14 March 2026' }).waitFor()
  await page.getByRole('link', { name: 'In the inventory: Chidi (brother) died' }).click()
  const person = page.getByRole('region', { name: 'Chidi' })
  assert.equal(await person.getByLabel('Died', { exact: true }).inputValue(), '14 March 2026')
})

test('IPT-053 the mark taken back takes its event back, and Ctrl+Z brings both again', async () => {
  const person = page.getByRole('region', { name: 'Chidi' })
  // The marks can be moved once the page's scripts run.
  await markOf(page, 'Chidi').waitFor()
  await person.getByLabel('Living or deceased').selectOption('living')
  await saved(page)
  const other = await page.context().newPage()
  await other.goto(`${course}/timeline`)
  assert.equal(await other.getByRole('row', { name: /Chidi/ }).count(), 0)
  await markOf(page, 'Ngozi').focus()
  await page.keyboard.press('Control+z')
  await saved(page)
  await other.reload()
  await other
    .getByRole('row', { name: /Chidi \(brother\) died/ })
    .getByText(/confirmed/)
    .waitFor()
  await other.close()
})

test('IPT-051 an expectation that does not match is a candidate for a dispute at once', async () => {
  await markOf(page, 'Paul').press('Enter')
  const person = page.getByRole('region', { name: 'Paul' })
  await person.getByText('Expectations', { exact: true }).click()
  await person.getByLabel('Expectations match').selectOption('no')
  await page.getByText('Paul and your patient expect different things.').waitFor()
  await person.getByLabel('Can be negotiated').selectOption('no')
  await page
    .getByText('Paul and your patient expect different things, and it cannot be negotiated.')
    .waitFor()
  await person.getByText('A sign of a role dispute').waitFor()
})

test('IPT-052 who was part of an event is ticked, leads to the inventory, and has its name from there', async () => {
  await page.goto(`${course}/timeline`)
  await openEventForm(page)
  const form = eventForm(page)
  await form.getByLabel('What happened').fill('A row at work')
  await form.getByLabel('When').fill('June 2025')
  await form.getByLabel('What kind').selectOption({ label: 'A dispute' })
  await form.getByLabel('Paul, foreman').check()
  await form.getByRole('button', { name: 'Put it on the timeline' }).click()
  const row = page.getByRole('row', { name: /A row at work/ })
  await row.getByRole('link', { name: 'Paul' }).click()
  await page.getByRole('region', { name: 'Paul' }).waitFor()
})

test('what is typed on the timeline and not sent is there again after leaving the page and after a closed tab', async () => {
  await page.goto(`${course}/timeline`)
  await openEventForm(page)
  await eventForm(page).getByLabel('What happened').fill('She stopped sing')
  await eventForm(page).getByLabel('What happened').pressSequentially('ing')
  await eventForm(page).getByLabel('When').fill('about March')
  await keptUnsent(page)
  await page.goto(`${course}/inventory`)
  await page.goto(`${course}/timeline`)
  assert.equal(await eventForm(page).getByLabel('What happened').inputValue(), 'She stopped singing')
  const context = page.context()
  await page.close()
  page = await context.newPage()
  await page.goto(`${course}/timeline`)
  await page.getByText('What you typed here before and did not send is in the form again.').waitFor()
  assert.equal(await eventForm(page).getByLabel('When').inputValue(), 'about March')
  await eventForm(page).getByLabel('What kind').selectOption({ label: 'Another loss' })
  await eventForm(page).getByRole('button', { name: 'Put it on the timeline' }).click()
  await page.getByRole('rowheader', { name: 'She stopped singing' }).waitFor()
  assert.equal(await page.getByText('did not send', { exact: false }).count(), 0)
})

test('what was typed and not sent can be thrown away', async () => {
  await openEventForm(page)
  await eventForm(page).getByLabel('What happened').fill('Never mind')
  await keptUnsent(page)
  await page.reload()
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await page.getByText('did not send', { exact: false }).waitFor({ state: 'detached' })
  await openEventForm(page)
  assert.equal(await eventForm(page).getByLabel('What happened').inputValue(), '')
})

test('SEC-063 two people on one event of the timeline: the second is told, and both texts are there', async () => {
  const second = await comeIn(await browser.newContext())
  for (const each of [page, second]) {
    await each.goto(`${course}/timeline`)
    await each.getByRole('link', { name: 'Edit A row at work' }).click()
    await eventForm(each).getByLabel('What happened').waitFor()
  }
  await keepWhat(page, 'A row at work about the shifts')
  await page.getByRole('rowheader', { name: 'A row at work about the shifts' }).waitFor()
  await keepWhat(second, 'A row with the foreman')
  await second.getByText('Somebody changed this in another place.', { exact: false }).waitFor()
  await second.getByText('Stored now: A row at work about the shifts', { exact: false }).waitFor()
  assert.equal(await eventForm(second).getByLabel('What happened').inputValue(), 'A row with the foreman')
  await eventForm(second).getByRole('button', { name: 'Keep the change' }).click()
  await second.getByRole('rowheader', { name: 'A row with the foreman' }).waitFor()
  await second.context().close()
})

test('SEC-063 two people on one person of the inventory: the second is shown both values, and neither is lost', async () => {
  const second = await comeIn(await browser.newContext({ viewport: { width: 1440, height: 1000 } }))
  for (const each of [page, second]) {
    await each.goto(`${course}/inventory`)
    await markOf(each, 'Ngozi').press('Enter')
  }
  await page.getByLabel('What is difficult').fill('She does not speak of him.')
  await saved(page)
  await second.getByLabel('What is difficult').fill('They avoid each other.')
  await second.getByText('What is difficult was changed in another place').waitFor()
  await second.getByText('Stored there: She does not speak of him.').waitFor()
  assert.equal(await second.getByLabel('What is difficult').inputValue(), 'They avoid each other.')
  await second.getByRole('button', { name: 'Take the stored one' }).click()
  assert.equal(await second.getByLabel('What is difficult').inputValue(), 'She does not speak of him.')
  await second.context().close()
})

test('IPT-050 without scripts somebody is added, changed and taken out, and no name is in an address', async () => {
  const plain = await comeIn(await browser.newContext({ javaScriptEnabled: false }))
  await plain.goto(`${course}/inventory`)
  assert.equal(await plain.getByRole('button', { name: 'Save as PNG' }).isVisible(), false)
  await plain.getByLabel('Who', { exact: true }).fill('Amara')
  await plain.getByLabel('Relation', { exact: true }).first().fill('neighbour')
  await plain.getByRole('button', { name: 'Add to the circle' }).click()
  const person = plain.getByRole('region', { name: 'Amara' })
  await person.getByLabel('Closeness now').selectOption({ label: '7 of 10, close' })
  await person.getByLabel('What is good').fill('She knocks.')
  await person.getByRole('button', { name: 'Keep' }).click()
  assert.equal(await person.getByLabel('What is good').inputValue(), 'She knocks.')
  await plain.getByRole('row', { name: /Amara.*7 of 10, close/ }).waitFor()
  assert.doesNotMatch(plain.url(), /amara|neighbour|knocks/i)
  await person.getByRole('button', { name: 'Take out of the circle' }).click()
  assert.equal(await plain.getByRole('row', { name: /Amara/ }).count(), 0)
  await plain.getByRole('button', { name: 'Bring back' }).click()
  await plain.getByRole('row', { name: /Amara/ }).waitFor()
  const housing = plain.getByRole('group', { name: 'Changes in housing' })
  await housing.getByLabel('Nothing to note').check()
  await plain.getByRole('button', { name: 'Keep', exact: true }).last().click()
  assert.ok(await housing.getByLabel('Nothing to note').isChecked())
  await plain.context().close()
})

test('IPT-052 without scripts a date comes back once as it was understood, and is then kept', async () => {
  const plain = await comeIn(await browser.newContext({ javaScriptEnabled: false }))
  await plain.goto(`${course}/timeline`)
  await plain.getByText('A life event', { exact: true }).click()
  const form = eventForm(plain)
  await form.getByLabel('What happened').fill('He changed shifts')
  await form.getByLabel('When').fill('two weeks before Christmas 2024')
  await form.getByLabel('What kind').selectOption({ label: 'Work or study' })
  await form.getByRole('button', { name: 'Put it on the timeline' }).click()
  await eventForm(plain)
    .getByText(/Read as about 11 December 2024/)
    .waitFor()
  await eventForm(plain).getByRole('button', { name: 'Put it on the timeline' }).click()
  await plain.getByRole('rowheader', { name: 'He changed shifts' }).waitFor()
  await plain.getByRole('link', { name: 'Everything' }).click()
  await plain.context().close()
})

test('WCAG both pages hold with everything told, at a desk and on a telephone, light and dark', async () => {
  const faults: string[] = []
  for (const place of ['timeline', 'inventory']) {
    await page.goto(`${course}/${place}`)
    if (place === 'timeline') await openEventForm(page)
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        faults.push(...(await pageFaults(page)))
      }
    }
  }
  assert.deepEqual(faults, [])
  assert.deepEqual(trouble, [])
})

/** Somebody else at another machine, signed in as the clinician. */
async function comeIn(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(20_000)
  noteTrouble(context, trouble)
  const opened = await context.newPage()
  await opened.goto(demonstration.entranceFor('clinician'))
  return opened
}

function eventForm(on: Page): Locator {
  return on.locator('form', { has: on.getByLabel('What happened') })
}

async function openEventForm(on: Page): Promise<void> {
  if (!(await eventForm(on).getByLabel('What happened').isVisible()))
    await on.getByText('A life event', { exact: true }).click()
}

async function keepWhat(on: Page, what: string): Promise<void> {
  await eventForm(on).getByLabel('What happened').fill(what)
  await eventForm(on).getByRole('button', { name: 'Keep the change' }).click()
}

function markOf(on: Page, name: string): Locator {
  return on.locator('.circle-wide').getByRole('slider', { name: new RegExp(`^${name}\\b`) })
}

async function saved(on: Page): Promise<void> {
  await on.getByText(/^Saved \d\d:\d\d$/).waitFor()
}

async function keptUnsent(on: Page): Promise<void> {
  await on.getByText(/^Saved \d\d:\d\d, not on the timeline yet$/).waitFor()
}
