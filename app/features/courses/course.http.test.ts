import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Day } from '@kith/ipt'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../../testing/test-server.server.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

let database: TestDatabase
let kith: Kith
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
})
after(async () => {
  await kith.stop()
  await database.close()
})

/** A browser without scripts: what it gets, and what its forms would send. */
function plainBrowser(cookie: string) {
  async function open(path: string) {
    const answer = await fetch(kith.origin + path, { headers: { cookie }, redirect: 'manual' })
    return pageOf(answer, path)
  }
  async function pageOf(answer: Response, path: string) {
    const html = await answer.text()
    const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
      name: attribute(tag, 'name'),
      value: attribute(tag, 'value'),
      isSent: !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag),
    }))
    const form: Record<string, string> = {}
    for (const { name, value, isSent } of inputs)
      if (name !== '' && isSent && !(name in form)) form[name] = value
    return {
      status: answer.status,
      html,
      text: html
        .replaceAll(/<script[\s\S]*?<\/script>|<head>[\s\S]*<\/head>/g, '')
        .replaceAll(/<!--.*?-->|<[^>]+>/g, ''),
      form,
      async send(typed: Record<string, string>) {
        const sent = await fetch(kith.origin + path, {
          method: 'POST',
          headers: { cookie, origin: kith.origin },
          body: new URLSearchParams({ ...form, ...typed }),
          redirect: 'manual',
        })
        const location = sent.headers.get('location')
        return location === null ? pageOf(sent, path) : open(location)
      },
    }
  }
  return { open }
}

function attribute(tag: string, name: string): string {
  return (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&')
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

test('without scripts: a patient is added, a course started with its dates, a date moved and moved back, a focus agreed', async () => {
  const clinic = await makeClinic(database.db)
  const call = await clinic.addStaff(['clinician'], 'Dr Ash')
  const { open } = plainBrowser(await cookieFor(database.db, call))

  const empty = await open('/patients')
  assert.match(empty.text, /No patients yet/)

  const bad = await (await open('/patients/new')).send({ name: 'Robin Vale', email: 'nowhere' })
  assert.equal(bad.status, 400)
  assert.match(bad.text, /does not look like an e-mail address/)
  assert.match(bad.html, /value="nowhere"/)
  const patient = await bad.send({ email: 'robin@patients.example' })
  assert.equal(patient.status, 200)
  const newCourse = /\/patients\/[0-9a-f-]+\/courses\/new/.exec(patient.html)?.[0] ?? ''

  const refused = await (await open(newCourse)).send({ plannedSessions: '30', intent: 'see-dates' })
  assert.equal(refused.status, 400)
  assert.match(refused.text, /More than 20 sessions need a clinical reason/)
  const dates = await refused.send({
    plannedSessions: '12',
    firstOn: inDays(7),
    firstAt: '10:00',
    format: 'in-person',
    intent: 'see-dates',
  })
  assert.equal(dates.status, 200)
  assert.match(dates.text, /Session 12/)
  const skipped = await dates.send({ intent: 'skip-1' })
  assert.equal(skipped.form['on-1'], inDays(21))
  const series = await skipped.send({ intent: 'store' })
  assert.equal(series.status, 200)
  assert.equal(series.text.match(/Planned/g)?.length, 12)

  const change = /\/courses\/[0-9a-f-]+\/appointments\?change=[0-9a-f-]+/.exec(series.html)?.[0] ?? ''
  const slip = await (await open(change)).send({ intent: 'move', on: inDays(8), at: '' })
  assert.equal(slip.status, 400)
  assert.equal(slip.form['on'], inDays(8))
  const moved = await slip.send({ intent: 'move', on: inDays(8), at: '15:30' })
  assert.match(moved.text, /Moved from .*, 10:00 to .*, 15:30\./)
  const back = await moved.send({ intent: 'undo' })
  assert.doesNotMatch(back.text, /15:30</)

  const caseload = await open('/patients')
  assert.match(caseload.text, /Robin Vale/)
  assert.match(caseload.text, /Initial/)
  assert.match(caseload.text, /12 sessions planned/)
})

test('SEC-006 a record of another clinic, one that is not there, and an address that is none look the same', async () => {
  const here = await makeClinic(database.db)
  const there = await makeClinic(database.db)
  const call = await here.addStaff(['clinician'])
  const stranger = await there.addStaff(['clinician'])
  const patient = await there.addPatient(stranger.actor.staffId)
  const course = await there.addCourse(stranger.actor.staffId, patient)
  const { open } = plainBrowser(await cookieFor(database.db, call))
  const absent = '01900000-0000-7000-8000-000000000000'
  for (const [path, id] of [
    ['/patients/ID', patient],
    ['/patients/ID/edit', patient],
    ['/patients/ID/contact', patient],
    ['/patients/ID/courses/new', patient],
    ['/courses/ID/appointments', course],
    ['/courses/ID/focus', course],
    ['/courses/ID/phase', course],
    ['/courses/ID/hand-over', course],
  ] as const) {
    const pages = await Promise.all([id, absent, 'x'].map((its) => open(path.replace('ID', its))))
    assert.deepEqual(
      pages.map(({ status }) => status),
      [404, 404, 404],
      path,
    )
    assert.equal(new Set(pages.map(({ text }) => text)).size, 1, path)
  }
})

test('HAZ-010 name, birth date and number stand on each page of a course, and no name in its title', async () => {
  const clinic = await makeClinic(database.db)
  const call = await clinic.addStaff(['clinician'])
  const patient = await clinic.addPatient(call.actor.staffId, 'Robin Vale')
  const course = await clinic.addCourse(call.actor.staffId, patient)
  await clinic.inside((tx) =>
    tx
      .updateTable('patients')
      .set({ birth_on: '1984-02-29' as Day, clinic_number: 'A-17' })
      .where('id', '=', patient)
      .execute(),
  )
  const { open } = plainBrowser(await cookieFor(database.db, call))
  for (const path of [
    `/courses/${course}/appointments`,
    `/courses/${course}/focus`,
    `/courses/${course}/phase`,
    `/patients/${patient}/edit`,
    `/patients/${patient}/contact`,
    `/patients/${patient}/courses/new`,
  ]) {
    const { html, text } = await open(path)
    assert.match(text, /Robin Vale.*born Wed 29 Feb 1984/s, path)
    assert.match(text, /no\. A-17/, path)
    assert.doesNotMatch(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? 'Robin', /Robin|Vale/, path)
  }
})

test('SEC-018 a change of contact with an old sign-in comes back with everything that was typed', async () => {
  const clinic = await makeClinic(database.db)
  const call = await clinic.addStaff(['clinician'])
  const patient = await clinic.addPatient(call.actor.staffId)
  const { open } = plainBrowser(await cookieFor(database.db, call, { freshMinutesAgo: 6 }))
  const page = await open(`/patients/${patient}/contact`)
  assert.match(page.text, /sign in once more/)
  const again = await page.send({ email: 'other@patients.example' })
  assert.equal(again.status, 422)
  assert.match(again.html, /value="other@patients.example"/)
})
