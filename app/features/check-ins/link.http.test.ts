import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'

import { randomToken } from '#platform/secrets/secrets.server.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'
import { aLink, asFields, openLinkAt, withoutNonce } from './link.fixture.ts'
import { revokeLink } from './make-check-in-link.server.ts'

let database: TestDatabase
let kith: Kith
const logged: string[] = []
const write = process.stderr.write.bind(process.stderr)
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
  process.stderr.write = (line: string) => logged.push(line) > 0
})
after(async () => {
  process.stderr.write = write
  await kith.stop()
  await database.close()
})

const calm = asFields('0 0 0 0 0 0 0 0 0')
const grave = asFields('3 3 3 3 3 3 3 3 3 3')

test('a link is opened, the form sent, and the answers are stored with score, mode and version', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const started = new Date(Date.now() - 60_000).toISOString()
  const sent = await opened.send({ ...asFields('1 2 0 1 3 1 0 0 0'), started })
  assert.equal(sent.status, 303)
  const [checkIn] = (await link.rows('check_ins')) as Record<string, unknown>[]
  assert.equal(checkIn?.['mode'], 'self')
  assert.equal(checkIn?.['language'], 'en')
  assert.equal(checkIn?.['instrument_version'], '1.0.0')
  assert.equal(checkIn?.['started_at'], started)
  assert.equal((checkIn?.['answers'] as Record<string, unknown> | undefined)?.['q10'], null)
  const [score] = (await link.rows('scores')) as Record<string, unknown>[]
  assert.deepEqual([score?.['total'], score?.['band'], score?.['risk']], [8, 'mild', 'negative'])
  assert.deepEqual(await link.rows('alerts'), [])
  const audit = (await link.rows('audit_entries')) as Record<string, unknown>[]
  const entry = audit.find(({ action }) => action === 'check-in.submitted')
  assert.deepEqual(
    [entry?.['actor_kind'], entry?.['actor_id'], entry?.['patient_id']],
    ['patient-link', link.linkId, link.patientId],
  )
})

test('SEC-070 thoughts of death are stored together with an alert that somebody owns', async () => {
  const link = await aLink(database, kith.origin)
  await (await openLinkAt(kith, link.path)).send(asFields('0 0 0 0 0 0 0 0 1'))
  const alerts = (await link.rows('alerts')) as Record<string, unknown>[]
  assert.equal(alerts.length, 1)
  assert.equal(alerts[0]?.['owner_id'], link.clinician.actor.staffId)
})

test('SEC-022 a link opened a hundred times, by people and by mail scanners, changes nothing', async () => {
  const link = await aLink(database, kith.origin)
  const tables = ['check_in_links', 'check_ins', 'audit_entries', 'unfinished_forms'] as const
  const before = await Promise.all(tables.map((table) => link.rows(table)))
  for (let times = 0; times < 50; times += 1) {
    const opened = await openLinkAt(kith, link.path)
    const head = await fetch(`${kith.origin}${link.path}`, { method: 'HEAD', redirect: 'manual' })
    assert.equal(head.status, 303)
    if (times === 0) assert.match(opened.page, /Little interest or pleasure/)
  }
  assert.deepEqual(await Promise.all(tables.map((table) => link.rows(table))), before)
})

test('SEC-023 nothing that comes through a link says whose it is, where they are treated, or how they score', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const bodies = [opened.page, await (await opened.send(asFields('2 - 2 2 2 2 2 2 3'))).text()]
  const sent = await opened.send({ ...asFields('2 - 2 2 2 2 2 2 3'), 'seen-gaps': 'yes' })
  bodies.push(await (await opened.get(sent.headers.get('location') ?? '')).text())
  bodies.push(await (await opened.get(opened.form)).text())
  assert.equal(new Set(bodies).size, 4)
  for (const body of bodies) {
    assert.doesNotMatch(body, /Robin|Vale|Elm Street|Winter|Kith|moderate|severe|score|PHQ/i)
    assert.doesNotMatch(
      body,
      new RegExp(`${link.patientId}|${link.courseId}|${link.appointmentId}|${link.clinic.id}`),
    )
  }
  for (const body of bodies.slice(2)) assert.doesNotMatch(body, /checked=""/)
})

test('SEC-024 the token leaves the address bar at once, and is in no later address, cookie or log line', async () => {
  const link = await aLink(database, kith.origin)
  const token = link.path.split('/').at(-1) ?? ''
  const opened = await openLinkAt(kith, link.path)
  const sent = await opened.send(calm)
  const received = await opened.get(sent.headers.get('location') ?? '')
  for (const response of [opened.opening, sent, received]) {
    assert.ok(![...response.headers].join(' ').includes(token))
  }
  assert.ok(!opened.page.includes(token))
  await fetch(`${kith.origin}${link.path}x`)
  assert.ok(logged.every((line) => !line.includes(token)))
})

test('SEC-028 the pages are kept nowhere, and the pass is out of reach of scripts', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const sent = await opened.send(calm)
  for (const where of [opened.form, sent.headers.get('location') ?? '', link.path, '/crisis']) {
    assert.equal((await opened.get(where)).headers.get('cache-control'), 'no-store', where)
  }
  assert.match(
    opened.opening.headers.getSetCookie()[0] ?? '',
    /^__Host-answer-.*Secure; HttpOnly; SameSite=Lax/,
  )
})

test('SEC-016 an invented, used, revoked or expired link, or a form without its pass, gets the same page', async () => {
  const used = await aLink(database, kith.origin)
  const usedForm = await openLinkAt(kith, used.path)
  await usedForm.send(calm)
  const revoked = await aLink(database, kith.origin)
  const revokedForm = await openLinkAt(kith, revoked.path)
  assert.ok((await revokeLink(revoked.clinician, revoked.linkId)).ok)
  const expired = await aLink(database, kith.origin)
  await expired.clinic.inside((tx) =>
    tx
      .updateTable('check_in_links')
      .set({ made_at: '2026-01-01T00:00:00Z' as never, expires_at: '2026-01-02T00:00:00Z' as never })
      .execute(),
  )
  const responses = await Promise.all([
    fetch(`${kith.origin}/check-in/${randomToken()}`),
    fetch(`${kith.origin}/check-in/short`),
    fetch(`${kith.origin}${used.path}`),
    fetch(`${kith.origin}${revoked.path}`),
    fetch(`${kith.origin}${expired.path}`),
    fetch(`${kith.origin}/check-in/form/${used.linkId}`),
    fetch(`${kith.origin}/check-in/form/nothing`),
    fetch(`${kith.origin}/check-in/received/${used.linkId}`),
    usedForm.get(usedForm.form),
    revokedForm.get(revokedForm.form),
    revokedForm.get(`/check-in/received/${revoked.linkId}`),
    revokedForm.send(calm),
    revokedForm.send(asFields('1 - - - - - - - -')),
  ])
  const pages = await Promise.all(responses.map((response) => response.text()))
  assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([404]))
  assert.equal(new Set(pages.map(withoutNonce)).size, 1)
  assert.match(pages[0] ?? '', /988/)
  assert.match(pages[0] ?? '', /tel:116123/)
  assert.equal((await revoked.rows('check_ins')).length, 0)
})

test('SEC-023 HAZ-008 the page after a form is the same whatever was answered, with help for their country first', async () => {
  const pages: string[] = []
  for (const fields of [calm, grave, asFields('0 0 0 0 0 0 0 0 3'), { 'seen-gaps': 'yes' }]) {
    const link = await aLink(database, kith.origin)
    const opened = await openLinkAt(kith, link.path)
    const sent = await opened.send(fields)
    assert.equal(sent.status, 303)
    pages.push(withoutNonce(await (await opened.get(sent.headers.get('location') ?? '')).text()))
  }
  assert.equal(new Set(pages).size, 1)
  const [page = ''] = pages
  assert.ok(page.indexOf('116 123') < page.indexOf('Your answers are stored'))
  assert.match(page, /I need to talk now/)
  assert.doesNotMatch(page, /988/)
})

test('SEC-062 fifty sends of one form at the same moment have one effect, and all get the same answer', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const sent = await Promise.all(Array.from({ length: 50 }, () => opened.send(grave)))
  assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([303]))
  assert.equal(new Set(sent.map(({ headers }) => headers.get('location'))).size, 1)
  assert.equal((await link.rows('check_ins')).length, 1)
  assert.equal((await link.rows('scores')).length, 1)
  assert.equal((await link.rows('alerts')).length, 1)
  assert.equal((await opened.send(grave)).status, 303)
})

test('SEC-022 of fifty forms sent with one link at the same moment one is taken', async () => {
  const link = await aLink(database, kith.origin)
  const forms = await Promise.all(Array.from({ length: 50 }, () => openLinkAt(kith, link.path)))
  const sent = await Promise.all(forms.map((form) => form.send(grave)))
  assert.equal(sent.filter(({ status }) => status === 303).length, 1)
  assert.equal(sent.filter(({ status }) => status === 404).length, 49)
  assert.equal((await link.rows('check_ins')).length, 1)
  assert.equal((await link.rows('alerts')).length, 1)
})

test('MEAS-018 a form with gaps comes back once with everything kept, and is then taken as it is', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const some = asFields('3 1 - 1 2 1 1 0 -')
  const back = await opened.send(some)
  assert.equal(back.status, 400)
  const page = await back.text()
  assert.equal(page.match(/You left this one out/g)?.length, 2)
  assert.match(page, /href="#field-q3">Question 3</)
  assert.match(page, /href="#field-q9">Question 9</)
  assert.equal(page.match(/checked=""/g)?.length, 7)
  assert.ok(page.includes(opened.key))
  assert.equal((await link.rows('check_ins')).length, 0)
  assert.equal((await link.rows('unfinished_forms')).length, 1)
  const sent = await opened.send({ ...some, 'seen-gaps': 'yes' })
  assert.equal(sent.status, 303)
  const [score] = (await link.rows('scores')) as Record<string, unknown>[]
  assert.deepEqual([score?.['total'], score?.['prorated'], score?.['risk']], [12, true, 'unanswered'])
})

test('MEAS-010 an answer that no option has is refused beside its question; nothing is stored, the rest is kept', async () => {
  for (const forged of ['4', '-1', '1.5', 'x', '9999999999999']) {
    const link = await aLink(database, kith.origin)
    const opened = await openLinkAt(kith, link.path)
    const back = await opened.send({ ...calm, q4: forged })
    assert.equal(back.status, 400)
    const page = await back.text()
    assert.equal(page.match(/This answer could not be read/g)?.length, 1)
    assert.equal(page.match(/checked=""/g)?.length, 8)
    assert.equal((await link.rows('check_ins')).length, 0)
    assert.equal((await link.rows('unfinished_forms')).length, 0)
  }
})

test('a made-up question, a huge text and a wrong kind of form are answered calmly', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  assert.equal((await opened.send({ ...calm, q77: '1' })).status, 400)
  assert.equal((await opened.send({ ...calm, q1: '1'.repeat(100_000) })).status, 400)
  const json = await fetch(`${kith.origin}${opened.form}`, {
    method: 'POST',
    headers: { cookie: opened.cookie, origin: kith.origin, 'content-type': 'application/json' },
    body: '{"q1":1}',
  })
  assert.ok(json.status >= 400 && json.status < 500, String(json.status))
  assert.equal((await link.rows('check_ins')).length, 0)
})

test('GAD-7 is asked on the same page', async () => {
  const link = await aLink(database, kith.origin, { instrument: 'gad-7' })
  const opened = await openLinkAt(kith, link.path)
  assert.match(opened.page, /Feeling nervous, anxious/)
  assert.equal((await opened.send(asFields('1 1 1 1 1 1 1'))).status, 303)
  const [score] = (await link.rows('scores')) as Record<string, unknown>[]
  assert.deepEqual([score?.['total'], score?.['risk']], [7, null])
})

test('the page with the questions is one response under 14 kB with its headers, without any script', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const sizes: Record<string, number> = {}
  for (const [name, where] of Object.entries({
    form: opened.form,
    crisis: '/crisis',
    neutral: '/check-in/none',
  })) {
    const response = await opened.get(where)
    const body = await response.text()
    const headers = [...response.headers].map(([key, value]) => `${key}: ${value}\r\n`).join('')
    assert.equal(body.match(/<link/g)?.length, 1, 'the empty icon, so that none is asked for')
    assert.doesNotMatch(body, /<script|<img|style=|src=|@import|url\(/i, name)
    assert.match(response.headers.get('content-security-policy') ?? '', /script-src 'none'/)
    sizes[name] = Buffer.byteLength(headers) + Buffer.byteLength(body)
    sizes[`${name} compressed`] = Buffer.byteLength(headers) + gzipSync(body).length
  }
  assert.ok((sizes['form'] ?? Infinity) < 14_000, JSON.stringify(sizes))
  assert.ok((sizes['form compressed'] ?? Infinity) < 6_000, JSON.stringify(sizes))
})

test('the page says before the first question who reads this and when, and has help and a quick way out on top', async () => {
  const link = await aLink(database, kith.origin)
  const { page } = await openLinkAt(kith, link.path)
  const first = page.indexOf('Little interest')
  for (const words of [
    'Leave quickly',
    '/crisis/GB',
    'you can leave any question out',
    'Nobody here is watching',
  ]) {
    assert.ok(page.includes(words) && page.indexOf(words) < first, words)
  }
  assert.equal(page.match(/<fieldset/g)?.length, 10)
  assert.equal(page.match(/<legend/g)?.length, 10)
  assert.equal(page.match(/type="radio"/g)?.length, 40)
  assert.match(page, /<title>A few questions<\/title>/)
  assert.ok(page.indexOf('how difficult have these problems made it') > page.indexOf('better off dead'))
})
