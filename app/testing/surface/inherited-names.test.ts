import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Matrix } from '../matrix/principals.server.ts'
import { filledPath } from './filled-path.ts'
import { formsOn, type ShownForm } from './forms-on.ts'
import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
let people: Matrix
before(async () => {
  surface = await openSurface()
  people = await surface.layPeople()
})
after(() => surface.close())

// Signing out takes no fields; the others would shut out whoever asks.
const leftAlone = /^\/(sign-out|account\/password|settings\/staff\/)/
const tooLong = 'x'.repeat(120_000)

test('SEC-039 words that every object of the language answers to are words like any other, in every field of every form', async () => {
  const wrong: string[] = []
  let sent = 0
  for (const who of ['treating', 'lead']) {
    const cookie = people.principals.find(({ name }) => name === who)?.cookie ?? ''
    for (const path of surface.paths.map((pattern) => filledPath(pattern, people.records.own))) {
      if (leftAlone.test(path) || (who === 'lead' && !path.startsWith('/settings'))) continue
      const page = await open(path, cookie)
      for (const form of page.status === 200 ? formsOn(page.body) : []) {
        const to = form.action ?? path
        if (leftAlone.test(to)) continue
        for (const fields of [...eachFieldAlone(form), ...everyFieldAtOnce(form)]) {
          sent += 1
          const { status } = await send(to, cookie, fields)
          if (status >= 500)
            wrong.push(`${status} at ${to} by ${who}: ${JSON.stringify(fields).slice(0, 200)}`)
        }
      }
      const { status } = await open(path, cookie)
      if (status >= 500) wrong.push(`${status} at ${path} by ${who}, with such words stored`)
    }
  }
  assert.deepEqual(wrong, [])
  assert.ok(sent > 300, `${sent} were sent`)
})

type Fields = (readonly [string, string])[]

/** What sends a form and what it is told apart by stays as it is. */
const isHandle = (name: string) => /^(key|version|intent)$|^was:/.test(name)

function everyFieldAtOnce({ fields }: ShownForm): Fields[] {
  return ['__proto__', 'constructor', 'toString'].map((word) =>
    fields.map(([name, value]) => [name, isHandle(name) ? value : word]),
  )
}

/** A sheet comes back with what was typed if one of its fields cannot be taken, so that each is drawn as it was sent. */
function eachFieldAlone({ fields }: ShownForm): Fields[] {
  const handles = fields.filter(([name]) => isHandle(name))
  const isSheet = handles.some(([name]) => name.startsWith('was:'))
  if (!isSheet || !handles.some(([, value]) => value === 'keep')) return []
  const refused: Fields = [
    ['was:another', ''],
    ['another', tooLong],
  ]
  const names = new Set(fields.map(([name]) => name).filter((name) => !isHandle(name)))
  return [...names].map((name) => [...handles, [name, '__proto__'], ...refused])
}

const open = (path: string, cookie: string) => surface.send({ method: 'GET', path, headers: { cookie } })

const send = (path: string, cookie: string, fields: Fields) =>
  surface.send({
    method: 'POST',
    path,
    headers: {
      cookie,
      origin: surface.kith.origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  })
