import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import { setUpClinic } from './at-the-door.ts'
import { openBrowser } from './browser.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { KithProcess } from './kith-process.ts'
import { noteTrouble } from './trouble.ts'

let kith: KithProcess
let browser: Browser
let context: BrowserContext
const trouble: string[] = []
let session: string

before(async () => {
  kith = await KithProcess.prepare()
  const [setUpLink, opened] = await Promise.all([kith.startNew(), openBrowser()])
  browser = opened
  context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  noteTrouble(context, trouble)
  const page = await context.newPage()
  await setUpClinic(page, setUpLink)
  await addPatient(page, kith.origin, {
    name: 'Robin Vale',
    email: 'robin@patients.example',
    reminders: false,
  })
  await planCourse(page, 12, inMinutes(30))
  await startCourse(page)
  session = page.url().replace(/\/appointments.*$/, '/sessions/1')
  await page.goto(session)
  await page.getByRole('button', { name: 'Start session 1' }).click()
  await noteOf(page).waitFor()
  await page.close()
})
after(async () => {
  await browser.close()
  await kith.stop()
})

// That it happens within two seconds is counted in draft-keeper.test.ts, on a clock that no busy machine slows down.
test('SEC-063 a note is kept by itself after the last key, without anybody pressing Save', async () => {
  const page = await openSession()
  await type(page, 'She has written to her brother. ')
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await page.close()
})

test('SEC-060 SEC-063 what was typed is there after a closed tab and a server that was killed', async () => {
  const page = await openSession()
  await type(page, 'He rang back. ')
  await type(page, 'The last words before the tab is closed.')
  await page.close({ runBeforeUnload: true })
  await untilStored('The last words before the tab is closed.')
  await kith.kill()
  await kith.start()
  const later = await openSession()
  assert.equal(
    await noteOf(later).inputValue(),
    'She has written to her brother. He rang back. The last words before the tab is closed.',
  )
  await later.close()
})

test('what is typed while the server is away stays on the page, is said not to be stored, and is stored when it is back', async () => {
  const page = await openSession()
  await kith.kill()
  await type(page, ' Typed while it was away.')
  await page
    .getByText(/^! Not saved/)
    .first()
    .waitFor()
  await kith.start()
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  const other = await openSession()
  assert.match(await noteOf(other).inputValue(), /Typed while it was away\.$/)
  await page.close()
  await other.close()
})

test('SEC-063 two open tabs: the second is shown both texts, and neither is lost', async () => {
  const [one, other] = [await openSession(), await openSession()]
  const isStored = one.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok())
  await noteOf(one).fill('Text of the first tab.')
  await isStored
  await noteOf(other).fill('Text of the second tab.')
  await other.getByText('This note was changed in another place').waitFor()
  const theirs = other.getByRole('textbox', { name: 'The text stored in the other place' })
  assert.equal(await theirs.inputValue(), 'Text of the first tab.')
  assert.equal(await noteOf(other).inputValue(), 'Text of the second tab.')
  await other.getByRole('button', { name: 'Put both into the field' }).click()
  await other.getByText('This note was changed in another place').waitFor({ state: 'detached' })
  await other.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await other.reload()
  assert.equal(await noteOf(other).inputValue(), 'Text of the first tab.\n\nText of the second tab.')
  await one.close()
  await other.close()
})

test('a signed note takes no more than an addendum', async () => {
  const page = await openSession()
  await page.getByRole('button', { name: 'Sign the note' }).click()
  await page.getByText(/^Signed by Mo Okafor/).waitFor()
  assert.equal(await noteOf(page).count(), 0)
  await page.getByLabel('Addendum').fill('It was her sister, not her brother.')
  await page.getByRole('button', { name: 'Sign the addendum' }).click()
  await page.locator('.note-text', { hasText: 'It was her sister' }).waitFor()
  await page.getByText('Text of the first tab.').waitFor()
  await page.close()
})

test('SEC-030 nothing on the way was kept from running, and no script has failed', () => {
  assert.deepEqual(
    trouble.filter((line) => !/ERR_CONNECTION_REFUSED|Failed to fetch/.test(line)),
    [],
  )
})

async function openSession(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(session)
  await page.getByRole('heading', { name: 'Session 1' }).waitFor()
  return page
}

function noteOf(page: Page) {
  return page.getByRole('textbox', { name: 'Note' })
}

/** At the end of what is there, key by key. */
async function type(page: Page, words: string): Promise<void> {
  await noteOf(page).press('ControlOrMeta+End')
  await noteOf(page).pressSequentially(words)
}

/** The last keys travel while the tab closes: looks until they have arrived. */
async function untilStored(words: string): Promise<void> {
  const page = await openSession()
  for (let looks = 0; looks < 50 && !(await noteOf(page).inputValue()).includes(words); looks += 1)
    await page.reload()
  await page.close()
}
