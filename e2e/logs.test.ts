import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, Page } from 'playwright-core'

import { password, setUpClinic, type Person } from './at-the-door.ts'
import { openBrowser } from './browser.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { answerPhq9, readThanks } from './check-in-form.ts'
import { KithProcess } from './kith-process.ts'

const kith = await KithProcess.prepare()
const robin = { name: 'Robin Vale', email: 'robin@patients.example', reminders: true }
const words = 'Thoughts of the river, on Sunday.'

let browser: Browser
let page: Page
let person: Person
/** What was typed, sent or handed out along the way: none of it may stand in a log. */
const secrets: string[] = [
  'Robin',
  'Vale',
  'Okafor',
  'Elm Street',
  robin.email,
  'patients.example',
  password,
  words,
  'river',
]

before(async () => {
  const setUpLink = await kith.startNew()
  browser = await openBrowser()
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  person = await setUpClinic(page, setUpLink)
  secrets.push(person.email, ...person.recoveryCodes)
})
after(async () => {
  await browser.close()
  await kith.stop()
})

test('SEC-047 SEC-054 of a whole journey no name, address, word, answer, token or question of a patient stands in a log', async () => {
  await addPatient(page, kith.origin, robin)
  await planCourse(page, 12, inMinutes(30))
  await startCourse(page)
  const course = page.url().replace(/\/appointments.*$/, '')
  await page.goto(`${course}/link`)
  await page.getByRole('button', { name: 'Make a code' }).click()
  const link = (await page.locator('.link-room-address').innerText()).trim()
  secrets.push(link.split('/').at(-1) ?? link)
  const telephone = await browser.newContext({ javaScriptEnabled: false })
  const form = await telephone.newPage()
  await form.goto(link)
  await answerPhq9(form, '2 1 1 2 1 1 1 0 2')
  await form.getByRole('button', { name: 'Send' }).click()
  await readThanks(form)
  await form.goto(`${kith.origin}/check-in/not-a-link-of-anybody?email=${robin.email}`)
  await telephone.close()
  await page.goto(`${course}/concern`)
  await page.getByRole('textbox').fill(words)
  await page.getByRole('button').last().click()
  await page.goto(`${kith.origin}/patients/nobody?name=Robin`)
  for (const cookie of await page.context().cookies()) secrets.push(cookie.value)
  await page.request.post(`${kith.origin}/sign-in`, {
    headers: { origin: kith.origin },
    form: { email: robin.email, password: 'a wrong password of Robin' },
    maxRedirects: 0,
  })
  const { own, database } = await kith.logs()
  assert.ok(database.length > 0, 'the database has a log')
  // The set-up link is printed for whoever sits at the terminal, once, and is used up by now.
  const lines = own.replaceAll(/^.*\/set-up\/.*$/gm, '')
  for (const secret of secrets) {
    assert.ok(!lines.includes(secret), `Kith's own log holds ${secret}`)
    assert.ok(!database.includes(secret), `the database's log holds ${secret}`)
  }
  assert.doesNotMatch(lines + database, /\?[a-z]+=|insert into|select .* from|"q9"/i)
})

test('SEC-047 while the database is away, what is logged is an event, a class and a code', async () => {
  const before = (await kith.logs()).own.length
  await kith.loseDatabase()
  await page.goto(`${kith.origin}/patients?name=Robin`).catch(() => null)
  const said = (await kith.logs()).own.slice(before)
  for (const secret of secrets) assert.ok(!said.includes(secret), secret)
  for (const line of said.split('\n').filter((one) => one.startsWith('{'))) {
    const fields = Object.keys(JSON.parse(line) as object)
    const allowed = ['at', 'level', 'event', 'name', 'code', 'where', 'reference', 'task', 'job']
    assert.deepEqual(
      fields.filter((field) => !allowed.includes(field)),
      [],
      line,
    )
  }
})
