import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Kith } from '#platform/process/start-kith.server.ts'
import { newId, type AppointmentId, type CourseId } from '#platform/ids.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../../testing/test-server.server.ts'

let database: TestDatabase
let kith: Kith
let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let supervisor: typeof clinician
let course: CourseId
let appointment: AppointmentId
const cookies = new Map<string, string>()
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
  clinic = await makeClinic(database.db)
  clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
  supervisor = await clinic.addStaff(['supervisor'], 'Prof Oak')
  const patient = await clinic.addPatient(clinician.actor.staffId)
  course = await clinic.addCourse(clinician.actor.staffId, patient, {
    plannedSessions: 12,
    supervisorId: supervisor.actor.staffId,
  })
  appointment = await clinic.addAppointment(course, clinician.actor.staffId, new Date().toISOString())
  cookies.set('clinician', await cookieFor(database.db, clinician))
  cookies.set('supervisor', await cookieFor(database.db, supervisor))
})
after(async () => {
  await kith.stop()
  await database.close()
})

test('IPT-013 the next session says which it is and how many are left, and is started from its appointment', async () => {
  const page = await get('sessions/1')
  assert.equal(page.status, 200)
  assert.match(page.text, /session 1 of 12/)
  assert.match(page.text, /11 left/)
  assert.match(page.text, /Start session 1/)
  assert.equal((await get('sessions/2')).status, 404)
  assert.equal((await get('sessions/0')).status, 404)
  assert.equal((await get('sessions/1e3')).status, 404)
  const started = await post('sessions/1', { intent: 'start', appointment, key: newId() })
  assert.equal(started.status, 303)
  assert.match((await get('sessions/1')).text, /Sign the note/)
})

test('SEC-060 a note that was acknowledged is there after the server has gone and come back', async () => {
  const saved = await save({ body: 'She told her sister.', version: 0, writer: newId(), turn: 1 })
  assert.equal(saved.status, 200)
  assert.deepEqual((await saved.json()).kind, 'saved')
  await kith.stop()
  kith = await startTestKith(database)
  assert.match((await get('sessions/1')).text, /She told her sister\./)
})

test('without scripts the Save button keeps the note, and a conflict shows both texts', async () => {
  const { version, writer } = await fieldsOf('sessions/1')
  const kept = await post('sessions/1', {
    intent: 'save',
    body: 'Line one\r\nLine two',
    version,
    writer,
    turn: '1',
  })
  assert.equal(kept.status, 303)
  assert.match((await get('sessions/1')).text, /Line one\nLine two/)
  const late = await post('sessions/1', {
    intent: 'save',
    body: 'My other text',
    version,
    writer: newId(),
    turn: '1',
  })
  assert.equal(late.status, 409)
  const text = await late.text()
  assert.match(text, /My other text/)
  assert.match(text, /Line two/)
  assert.match(text, /Dr Ash/)
})

test('SEC-063 the draft address answers a conflict with the other text, and bad input with nothing stored', async () => {
  const answer = await save({ body: 'x', version: 0, writer: newId(), turn: 1 })
  assert.equal(answer.status, 409)
  const { kind, theirs } = await answer.json()
  assert.deepEqual([kind, theirs.savedBy], ['conflict', 'Dr Ash'])
  for (const bad of [
    {},
    { body: 1 },
    { body: 'x', version: -1, writer: newId(), turn: 1 },
    { body: 'x', version: 0, writer: 'me', turn: 1 },
  ]) {
    assert.equal((await save(bad)).status, 400)
  }
  assert.equal((await save({ body: 'x', version: 0, writer: newId(), turn: 1 }, 'supervisor')).status, 403)
  assert.equal((await save({ body: 'x', version: 0, writer: newId(), turn: 1 }, 'nobody')).status, 401)
})

test('SAFE-001 a supervisor can raise a concern from the course, and is offered nothing that they may not do', async () => {
  const { text } = await get('', 'supervisor')
  const links = [...text.matchAll(/href="\/courses\/[^/"]+\/([^"]+)"/g)].map(([, to]) => to ?? '')
  assert.ok(links.includes('concern'))
  for (const to of links) assert.equal((await get(to, 'supervisor')).status, 200, to)
})

test('a supervisor sees that there is a session, and nothing of what is not signed', async () => {
  const page = await get('sessions/1', 'supervisor')
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /Line two/)
  assert.match(page.text, /not signed yet/)
})

test('taking back the start of a session with a note in it is refused in words, and the note stays in the field', async () => {
  const refused = await post('sessions/1', { intent: 'undo-start', key: newId() })
  assert.equal(refused.status, 422)
  const text = await refused.text()
  assert.match(text, /Empty the note first/)
  assert.match(text, /Line two<\/textarea>/)
})

test('signing keeps the text for good; the supervisor reads it, and only an addendum is possible', async () => {
  const { version, writer, key } = await fieldsOf('sessions/1')
  const empty = await post('sessions/1', { intent: 'sign', body: ' ', version, writer, turn: '1', key })
  assert.equal(empty.status, 400)
  assert.match(await empty.text(), /There is nothing in the note yet/)
  const form = { intent: 'sign', body: 'She told her sister & slept.', version, writer, turn: '1', key }
  assert.equal((await post('sessions/1', form)).status, 303)
  assert.equal((await post('sessions/1', form)).status, 303)
  const page = await get('sessions/1', 'supervisor')
  assert.match(page.text, /She told her sister &amp; slept\./)
  assert.doesNotMatch(page.text, /name="addendum"/)
  const late = await save({ body: 'x', version: 9, writer, turn: 9 })
  assert.deepEqual([late.status, await late.json()], [409, { kind: 'signed' }])
  const none = await post('sessions/1', { intent: 'addendum', addendum: '', key: newId() })
  assert.match(await none.text(), /There is nothing in the addendum yet/)
  assert.equal(
    (await post('sessions/1', { intent: 'addendum', addendum: 'She rang.', key: newId() })).status,
    303,
  )
  assert.match((await get('sessions/1')).text, /She rang\./)
})

test('the page of a course says how far it has come, and a stranger and a lead find no such page', async () => {
  const page = await get('')
  assert.equal(page.status, 200)
  assert.match(page.text, /session 2 of 12/)
  assert.match(page.text, /Robin Vale/)
  assert.match(page.text, /no birth date/)
  assert.match(page.text, /Next: session 2/)
  assert.match(page.text, /scale not done/)
  assert.match(page.text, /<title>Course · Kith<\/title>/)
  assert.equal((await get('', 'supervisor')).status, 200)
  cookies.set('stranger', await cookieFor(database.db, await clinic.addStaff(['clinician'])))
  cookies.set('lead', await cookieFor(database.db, await clinic.addStaff(['lead'])))
  assert.equal((await get('', 'stranger')).status, 404)
  assert.equal((await get('', 'lead')).status, 403)
})

function get(path: string, who = 'clinician') {
  return fetch(`${kith.origin}/courses/${course}/${path}`, {
    headers: { cookie: cookies.get(who) ?? '' },
    redirect: 'manual',
  }).then(async (answer) => ({ status: answer.status, text: await answer.text() }))
}

function post(path: string, fields: Record<string, string>, who = 'clinician') {
  return fetch(`${kith.origin}/courses/${course}/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.get(who) ?? '', origin: kith.origin },
    body: new URLSearchParams(fields),
  })
}

function save(body: object, who = 'clinician') {
  return fetch(`${kith.origin}/courses/${course}/sessions/1/draft`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.get(who) ?? '', origin: kith.origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function fieldsOf(path: string): Promise<{ version: string; writer: string; key: string }> {
  const { text } = await get(path)
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? ''
  return { version: value('version'), writer: value('writer'), key: value('key') }
}
