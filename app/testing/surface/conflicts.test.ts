import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { newId } from '#platform/ids.ts'

import type { Matrix } from '../matrix/principals.server.ts'
import { formsOn } from './forms-on.ts'
import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
let people: Matrix
before(async () => {
  surface = await openSurface()
  people = await surface.layPeople()
})
after(() => surface.close())

const cookieOf = (who: string) => people.principals.find(({ name }) => name === who)?.cookie ?? ''

/** The form of a page with its hidden parts, as somebody has it before them. */
async function formAt(path: string, has: string, who = 'treating'): Promise<Record<string, string>> {
  const { body } = await surface.send({ method: 'GET', path, headers: { cookie: cookieOf(who) } })
  const form = formsOn(body).find(({ fields }) => fields.some(([name]) => name === has))
  assert.ok(form, `${path} has a form with ${has}`)
  return Object.fromEntries(form.fields)
}

const send = (path: string, fields: Record<string, string>, who = 'treating') =>
  surface.send({
    method: 'POST',
    path,
    headers: {
      cookie: cookieOf(who),
      origin: surface.kith.origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  })

test('SEC-063 of two who change the details of one patient, the second is shown both and overwrites nothing', async () => {
  const path = `/patients/${people.records.own.patient}/edit`
  const [mine, theirs] = [await formAt(path, 'name'), await formAt(path, 'name', 'cover')]
  const words = { country: 'GB', language: 'en' }
  assert.equal((await send(path, { ...mine, ...words, name: 'Kim Sorrel-Ames' })).status, 303)
  const second = await send(path, { ...theirs, ...words, name: 'Kym Sorrel' }, 'cover')
  assert.equal(second.status, 409)
  assert.match(second.body, /Kym Sorrel/)
  assert.match(second.body, /Kim Sorrel-Ames/)
  const stored = await surface.rows<{ name: string }>(
    `select name from kith.patients where id = '${people.records.own.patient}'`,
  )
  assert.equal(stored[0]?.name, 'Kim Sorrel-Ames')
})

test('SEC-063 SEC-039 a version that is none is a version somebody else has changed: asked again, never a fault', async () => {
  const { own } = people.records
  for (const version of ['', 'NaN', '-1', '0', '1.5', '1e3', '99999999999', '9007199254740993', 'Infinity']) {
    const details = { key: newId(), name: 'Kim', country: 'GB', language: 'en', version }
    assert.equal((await send(`/patients/${own.patient}/edit`, details)).status, 409, version)
    const to = people.records.neighbour.member
    const handing = await send(`/courses/${own.course}/hand-over`, { key: newId(), to, version })
    assert.equal(handing.status, 409, version)
    const roles = { intent: 'roles', roles: 'clinician', version }
    assert.equal((await send(`/settings/staff/${own.member}`, roles, 'lead')).status, 409, version)
  }
})
