import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Kith } from '#platform/process/start-kith.server.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../../testing/test-server.server.ts'
import { aLink, asFields, openLinkAt } from './link.fixture.ts'

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

test('the code in the room is the link that the mail carries; closing it closes the mail’s too', async () => {
  const { link, get, post } = await aClinician()
  const page = await (await get(`/courses/${link.courseId}/link`)).text()
  assert.ok(page.includes(`${kith.origin}${link.path}`))
  assert.match(page, /<svg[^>]*role="img"[^>]*aria-label="Code with the address of the form"/)
  assert.doesNotMatch(page, / style=/)
  const closed = await post(`/courses/${link.courseId}/link`, {
    intent: 'revoke',
    link: link.linkId,
    appointment: link.appointmentId,
  })
  assert.equal(closed.status, 303)
  assert.equal((await fetch(`${kith.origin}${link.path}`)).status, 404)
  const made = await post(`/courses/${link.courseId}/link`, {
    intent: 'make',
    appointment: link.appointmentId,
  })
  assert.equal(made.status, 303)
  const anew = await (await get(made.headers.get('location') ?? '')).text()
  const path = /\/check-in\/[\w-]{43}/.exec(anew)?.[0] ?? ''
  assert.notEqual(path, link.path)
  assert.equal((await (await openLinkAt(kith, path)).send(asFields('0 0 0 0 0 0 0 0 0'))).status, 303)
})

test('SEC-019 looking at the page makes no link', async () => {
  const { link, get } = await aClinician()
  await link.clinic.inside((tx) =>
    tx.updateTable('check_in_links').set({ revoked_at: link.clinician.at }).execute(),
  )
  const page = await (await get(`/courses/${link.courseId}/link`)).text()
  assert.match(page, /No link is in force/)
  assert.equal((await link.rows('check_in_links')).length, 1)
})

test('MEAS-014 a form is read out or copied from paper without scripts, and comes back with what was typed', async () => {
  const { link, get, post } = await aClinician()
  const where = `/courses/${link.courseId}/check-ins/new?appointment=${link.appointmentId}`
  for (const by of ['telephone', 'paper']) {
    const page = await (await get(`${where}&by=${by}`)).text()
    assert.equal(page.match(/type="radio"/g)?.length, 50, by)
    assert.match(page, /116 123/)
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = { key, mode: by, appointment: link.appointmentId, ...asFields('1 2 3 0 1 2 3 0 1') }
    const back = await post(where, { ...fields, q5: '7' })
    assert.equal(back.status, 400)
    const again = await back.text()
    assert.match(again, /This answer could not be read/)
    assert.equal(again.match(/checked=""/g)?.length, 8)
    assert.ok(again.includes(key))
    assert.equal((await post(where, fields)).status, 303)
  }
  const modes = (await link.rows('check_ins')) as { mode: string }[]
  assert.deepEqual(modes.map(({ mode }) => mode).toSorted(), ['paper', 'telephone'])
})

test('MEAS-015 a correction is made on a page that holds the former answers', async () => {
  const { link, get, post } = await aClinician()
  await (await openLinkAt(kith, link.path)).send({ ...asFields('1 2 3 0 1 2 3 0 -'), 'seen-gaps': 'yes' })
  const [first] = (await link.rows('check_ins')) as { id: string }[]
  const where = `/courses/${link.courseId}/check-ins/${first?.id}/correct`
  const page = await (await get(where)).text()
  assert.match(page, /by link, not verified/)
  assert.equal(page.match(/checked=""/g)?.length, 10)
  const fields = { ...asFields('1 2 3 0 1 2 3 0 0'), mode: 'telephone' }
  assert.equal((await post(where, fields)).status, 400)
  assert.equal((await post(where, { ...fields, reason: 'Asked again in the session' })).status, 303)
  assert.equal((await post(where, { ...fields, reason: 'Twice' })).status, 409)
})

test('what became of a reminder is said in words, and it can be sent once more', async () => {
  const { link, get, post } = await aClinician()
  const messageId = await link.clinic.inside(async (tx) => {
    const row = await tx
      .insertInto('messages')
      .values({
        clinic_id: link.clinic.id,
        id: '019ab000-0000-7000-8000-000000000001' as never,
        kind: 'reminder',
        patient_id: link.patientId,
        course_id: link.courseId,
        link_id: link.linkId,
        state: 'failed',
        attempts: 1,
        problem: 'mail/refused-550',
        due_at: link.clinician.at,
        created_at: link.clinician.at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  })
  const where = `/courses/${link.courseId}/messages`
  assert.match(await (await get(where)).text(), /the mail server refused it \(550\)/)
  assert.equal((await post(where, { message: messageId })).status, 303)
  assert.equal((await post(where, { message: 'nothing' })).status, 404)
})

test('SEC-003 SEC-006 another clinic’s clinician finds none of these pages', async () => {
  const { link } = await aClinician()
  const stranger = await aClinician()
  const [checkIn] = ['019ab000-0000-7000-8000-00000000000a']
  for (const path of ['link', 'check-ins/new', `check-ins/${checkIn}/correct`, 'messages']) {
    const response = await stranger.get(`/courses/${link.courseId}/${path}`)
    assert.equal(response.status, 404, path)
  }
})

async function aClinician() {
  const link = await aLink(database, kith.origin)
  const cookie = await cookieFor(database.db, link.clinician)
  const get = (path: string) => fetch(`${kith.origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${kith.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: kith.origin },
      body: new URLSearchParams(fields),
    })
  return { link, get, post }
}
