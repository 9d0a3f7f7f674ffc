import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { blamingWordsEn, deficitWordsEn, findDeniedWords, type Instant } from '@kith/ipt'

import { filledSheet } from '#features/focus/focus.fixture.ts'
import { agreeFocus } from '#features/focus/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'
import { hashToken } from '#platform/secrets/secrets.server.ts'

import { openTestBrowser, type TestPage } from '../test-browser.server.ts'
import { makeClinic, testSecrets } from '../test-clinic.server.ts'
import { cookieFor } from '../test-server.server.ts'
import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
let token: string
let course: CourseId
let cookie: string
before(async () => {
  surface = await openSurface()
  const clinic = await makeClinic(surface.database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
  const patient = await clinic.addPatient(clinician.actor.staffId, 'Robin Vale')
  course = await clinic.addCourse(clinician.actor.staffId, patient)
  const fields = Object.entries({ ...filledSheet('interpersonal_deficits'), label: 'social isolation' })
  const changes = fields.map(([name, to]) => ({ name, to, known: [''] }))
  assert.ok((await saveSheet(clinician, course, 'formulation', changes)).ok)
  const agreed = { agreedOn: '2026-11-20', session: '1', how: 'spoken' }
  assert.ok((await agreeFocus(clinician, course, agreed, { key: newId(), version: 1 })).ok)
  const link = newId<'check_in_links'>()
  token = testSecrets.linkToken(link)
  await clinic.inside((tx) =>
    tx
      .insertInto('check_in_links')
      .values({
        clinic_id: clinic.id,
        id: link,
        course_id: course,
        patient_id: patient,
        instrument: 'phq-9',
        token_hash: hashToken(token),
        made_at: new Date().toISOString() as Instant,
        expires_at: new Date(Date.now() + 86_400_000).toISOString() as Instant,
      })
      .execute(),
  )
  cookie = await cookieFor(surface.database.db, clinician)
})
after(() => surface.close())

/** Everything of an answer that somebody could read or hear: address, headers, title, text and labels. */
function deniedIn(page: TestPage, address: string): string[] {
  const whole = `${address} ${page.location ?? ''} ${[...page.headers].flat().join(' ')} ${page.text}`
  return findDeniedWords(whole, deficitWordsEn).map(({ word }) => `${address}: ${word}`)
}

test('IPT-078 a patient whose focus is isolation meets the word on no route, in no title and in no header', async () => {
  const patient = openTestBrowser(surface.kith.origin)
  // Every address of the built app that asks for no sign-in; what stands in one is filled with what the patient holds.
  const open = surface.handlers.filter(
    ({ method, policy }) =>
      method === 'loader' && (policy.audience === 'anyone' || policy.audience === 'link'),
  )
  const first = await patient.get(`/check-in/${token}`)
  const form = first.location ?? ''
  assert.match(form, /\/check-in\/form\//)
  const pass = form.split('/').at(-1) ?? ''
  const found = deniedIn(first, '/check-in/:token')
  let visited = 0
  for (const { path } of open) {
    const address = path
      .replace(':country?', 'GB')
      .replace(':link', pass)
      .replace(':token', path.startsWith('/check-in') ? token : 'nothing')
    found.push(...deniedIn(await patient.get(address), path))
    visited += 1
  }
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, item) => [`q${item + 1}`, '1']))
  found.push(...deniedIn(await patient.post(form, answers), 'the form that was sent'))
  found.push(...deniedIn(await patient.get(form), 'the form once more'))
  assert.ok(visited >= 8, `only ${visited} addresses`)
  assert.deepEqual(found, [])
})

test('IPT-003 IPT-078 the sheet that the patient takes home carries the word that was agreed, and no other', async () => {
  const { body, status } = await surface.send({
    method: 'GET',
    path: `/courses/${course}/contract/sheet`,
    headers: { cookie },
  })
  assert.equal(status, 200)
  // What is read and printed: the page's own data travels behind it, and stays with the clinician.
  const read = /<title>.*?<\/title>/.exec(body)?.[0] + (/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '')
  assert.match(read, /social isolation/i)
  for (const list of [deficitWordsEn, blamingWordsEn]) assert.deepEqual(findDeniedWords(read, list), [])
})
