import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'

import type { AppointmentId, CourseId } from '#platform/ids.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'
import { makeCheckInLink, revokeLink } from './make-check-in-link.server.ts'

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

test('the link is opened, the form sent, the answers stored and scored', async () => {
  const { path, courseId, clinic } = await aLink()
  const opened = await open(path)
  const sent = await opened.send(answers('1 2 0 1 3 1 0 0 1'))
  assert.equal(sent.status, 303)
  const scores = await clinic.inside((tx) =>
    tx.selectFrom('scores').selectAll().where('course_id', '=', courseId).execute(),
  )
  assert.equal(scores.length, 1)
  assert.equal(scores[0]?.total, 9)
  assert.equal(scores[0]?.risk, 'positive')
  const received = await opened.get(sent.headers.get('location') ?? '')
  assert.equal(received.status, 200)
  assert.match(await received.text(), /116 123/)
})

export async function aLink(options: { at?: Instant } = {}) {
  const clinic = await makeClinic(database.db)
  const at = options.at ?? (new Date().toISOString() as Instant)
  const clinician = await clinic.addStaff(['clinician'], 'Jo Winter')
  const patientId = await clinic.addPatient(clinician.actor.staffId, 'Robin Vale')
  const courseId: CourseId = await clinic.addCourse(clinician.actor.staffId, patientId)
  const appointmentId: AppointmentId = await clinic.addAppointment(
    courseId,
    clinician.actor.staffId,
    new Date(Date.parse(at) + 3_600_000).toISOString(),
  )
  const call = { ...clinician, at, origin: kith.origin }
  const made = await makeCheckInLink(call, appointmentId)
  assert.ok(made.ok)
  const path = new URL(made.value.url).pathname
  return { clinic, clinician: call, patientId, courseId, appointmentId, path, linkId: made.value.id }
}

export async function open(path: string) {
  const opening = await fetch(`${kith.origin}${path}`, { redirect: 'manual' })
  assert.equal(opening.status, 303, await opening.text())
  const cookie = opening.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const form = `${kith.origin}${opening.headers.get('location')}`
  const page = await (await fetch(form, { headers: { cookie } })).text()
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return {
    opening,
    cookie,
    form,
    page,
    key,
    send: (fields: Record<string, string>) =>
      fetch(form, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: kith.origin },
        body: new URLSearchParams({ key, ...fields }),
      }),
    get: (where: string) => fetch(`${kith.origin}${where}`, { headers: { cookie }, redirect: 'manual' }),
  }
}

export function answers(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split(' ').flatMap((answer, at) => (answer === '-' ? [] : [[`q${at + 1}`, answer]])),
  )
}
void revokeLink
