import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { newId } from '#platform/ids.ts'

import type { Matrix } from '../matrix/principals.server.ts'
import { openSurface, type Surface } from './surface.server.ts'

type Creating = {
  what: string
  who: string
  path: string
  fields: Record<string, string>
  /** The field that says something else in the other body. */
  other: Record<string, string>
  counted: string
  sends?: number
}

let surface: Surface
let people: Matrix
before(async () => {
  surface = await openSurface()
  people = await surface.layPeople()
})
after(() => surface.close())

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

/** Every form that makes something, with what is counted to see how often it was made. */
function creatingForms(): Creating[] {
  const { own, neighbour } = people.records
  return [
    {
      what: 'a patient',
      who: 'treating',
      path: '/patients/new',
      fields: { name: 'Ada Quill', country: 'GB', language: 'en', phone: '+44 20 7946 0001' },
      other: { name: 'Bo Quill' },
      counted: `patients where name like '%Quill'`,
    },
    {
      what: 'an invitation',
      who: 'lead',
      path: '/settings/staff/invite',
      fields: { name: 'Cy Quill', email: 'cy@staff.example', roles: 'clinician' },
      other: { name: 'Di Quill', email: 'di@staff.example' },
      counted: `staff where name like '%Quill'`,
    },
    {
      what: 'a concern',
      who: 'treating',
      path: `/courses/${own.course}/concern`,
      fields: { words: 'Did not come, and does not answer.' },
      other: { words: 'Something else.' },
      counted: `alert_signals where words is not null`,
    },
    {
      what: 'a note on an alert',
      who: 'alert owner',
      path: `/alerts/${own.alert}`,
      fields: { intent: 'note', version: '1', note: 'Rang twice.' },
      other: { note: 'Rang three times.' },
      counted: `alert_events where kind = 'noted'`,
    },
    {
      what: 'taking an alert',
      who: 'neighbour',
      path: `/alerts/${neighbour.alert}`,
      fields: { intent: 'take', version: '1' },
      other: { version: '2' },
      counted: `alert_events where kind = 'acknowledged'`,
    },
    {
      what: 'closing an alert',
      who: 'neighbour',
      path: `/alerts/${neighbour.alert}`,
      fields: {
        intent: 'close',
        version: '2',
        assessment: 'At home with a sister.',
        outcome: 'more-contact',
        nextStep: 'Ring on Thursday.',
        nextReviewOn: day(3),
      },
      other: { assessment: 'Alone.' },
      counted: `alert_events where kind = 'closed'`,
    },
    {
      what: 'a check-in entered by staff',
      who: 'treating',
      path: `/courses/${own.course}/check-ins/new`,
      fields: { mode: 'telephone', 'answered-on': day(0), ...answers('1') },
      other: answers('2'),
      counted: `check_ins where mode = 'telephone'`,
    },
    {
      what: 'an appointment',
      who: 'treating',
      path: `/courses/${own.course}/appointments`,
      fields: { intent: 'add', on: day(20), at: '11:00', format: 'video' },
      other: { at: '12:00' },
      counted: `appointments where format = 'video'`,
    },
  ]
}

test('SEC-062 each creating form: fifty sends of one key have one effect and one answer; other words under it are refused', async () => {
  for (const form of creatingForms()) {
    const cookie = people.principals.find(({ name }) => name === form.who)?.cookie ?? ''
    const key = newId()
    const send = async (changes: Record<string, string> = {}) => {
      const body = new URLSearchParams({ ...form.fields, ...changes, key }).toString()
      const { status, headers } = await surface.send({
        method: 'POST',
        path: form.path,
        headers: { cookie, origin: surface.kith.origin, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
      return `${status} ${headers.location ?? ''}`
    }
    const before = await count(form.counted)
    const answersGiven = new Set(await Promise.all(Array.from({ length: 50 }, () => send())))
    assert.equal((await count(form.counted)) - before, 1, form.what)
    assert.equal(answersGiven.size, 1, `${form.what}: ${[...answersGiven].join(' | ')}`)
    assert.match([...answersGiven][0] ?? '', /^30[23] /, form.what)
    assert.match(await send(form.other), /^409/, form.what)
    assert.equal(await send(), [...answersGiven][0], form.what)
    assert.equal((await count(form.counted)) - before, 1, form.what)
  }
})

test('SEC-062 a key that a colleague used opens nothing, and tells nothing of what they did', async () => {
  const key = newId()
  const send = async (who: string) => {
    const cookie = people.principals.find(({ name }) => name === who)?.cookie ?? ''
    const { status, headers, body } = await surface.send({
      method: 'POST',
      path: '/patients/new',
      headers: { cookie, origin: surface.kith.origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        key,
        name: 'Eli Quince',
        country: 'GB',
        language: 'en',
        phone: '1234567',
      }).toString(),
    })
    return { status, to: headers.location ?? '', body }
  }
  const first = await send('treating')
  assert.equal(first.status, 302 + Number(first.status === 303))
  const second = await send('neighbour')
  assert.equal(second.status, 409)
  assert.equal(second.to, '')
  assert.ok(!second.body.includes(first.to))
})

function answers(each: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 9 }, (_, item) => [`q${item + 1}`, item === 8 ? '0' : each]))
}

async function count(what: string): Promise<number> {
  return (await surface.rows<{ n: number }>(`select count(*)::int as n from kith.${what}`))[0]?.n ?? -1
}
