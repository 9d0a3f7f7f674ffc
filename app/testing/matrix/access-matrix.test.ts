import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'

import pg from 'pg'
import type { ServerBuild } from 'react-router'

import { handlersOf, publicRoutes, type Handler } from '#platform/http/route-policies.server.ts'
import { newId } from '#platform/ids.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

import { makeClinic } from '../test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../test-database.server.ts'
import { startTestKith } from '../test-server.server.ts'
import { expectedAccess, type Expected } from './expected-access.ts'
import { layMatrix, type Matrix, type Principal } from './principals.server.ts'
import type { Records } from './records.server.ts'

let database: TestDatabase
let kith: Kith
let handlers: Handler[]
let matrix: Matrix

before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
  const folder =
    process.env['KITH_BUILD_DIRECTORY'] ?? fileURLToPath(new URL('../../../build', import.meta.url))
  handlers = handlersOf((await import(pathToFileURL(`${folder}/server/index.js`).href)) as ServerBuild)
  matrix = await layMatrix(database.db, await makeClinic(database.db), await makeClinic(database.db))
})
after(async () => {
  await kith.stop()
  await database.close()
})

type Place = keyof Matrix['records']
type Answer = { status: number; location: string; body: string }

test('SEC-001 every loader and action is expected by name, and at most twelve routes are open to anybody', () => {
  assert.deepEqual(
    handlers
      .map((handler) => `${handler.route} ${handler.method}`)
      .filter((name) => expectedAccess[name] === undefined),
    [],
  )
  assert.ok(publicRoutes.length <= 12)
})

test('SEC-002 every route, asked by every kind of visitor about every kind of record, answers those alone who may', async () => {
  const wrong: string[] = []
  let cells = 0
  const before = await fingerprint()
  for (const handler of handlers.filter(({ method }) => method === 'loader')) {
    for (const principal of matrix.principals) {
      for (const place of places(handler, principal)) {
        cells += 1
        const answer = await ask(handler, principal, matrix.records[place])
        const isIn = gotIn(answer)
        if (isIn !== mayEnter(handler, principal, place)) wrong.push(cell(handler, principal, place, answer))
      }
    }
  }
  for (const handler of handlers.filter(({ method }) => method === 'action')) {
    for (const principal of matrix.principals) {
      for (const place of places(handler, principal)) {
        if (mayEnter(handler, principal, place)) continue
        cells += 1
        const answer = await ask(handler, principal, matrix.records[place])
        if (gotIn(answer)) wrong.push(cell(handler, principal, place, answer))
      }
    }
  }
  assert.equal(await fingerprint(), before, 'a reading or a refused act changed a record')
  assert.deepEqual(wrong, [])
  assert.ok(matrix.principals.length >= 17)
  process.stdout.write(`# ${cells} cells\n`)
})

test('SEC-002 those who may act get past the door: nobody of them is written down as refused', async () => {
  const deniedBefore = await denials()
  const wrong: string[] = []
  for (const handler of handlers.filter(({ method }) => method === 'action')) {
    const expected = expectedOf(handler)
    if (expected === 'anybody' || expected === 'link' || expected === 'token') continue
    for (const principal of matrix.principals) {
      if (!mayEnter(handler, principal, 'own')) continue
      const answer = await ask(handler, principal, matrix.records.own)
      // A form that asks for nothing known may be answered with 404; a refusal would stand in the trail.
      if (!gotIn(answer) && answer.status !== 404) wrong.push(cell(handler, principal, 'own', answer))
    }
  }
  assert.deepEqual(wrong, [])
  assert.deepEqual((await denials()).slice(deniedBefore.length), [])
})

test('SEC-006 a record of another clinic and a record that never was are answered alike, to the byte', async () => {
  const different: string[] = []
  for (const handler of handlers.filter(({ path }) => namesRecord(path))) {
    for (const principal of matrix.principals.filter((one) => one.signedIn !== 'no' && !isStranger(one))) {
      const [other, absent] = [
        await ask(handler, principal, matrix.records.otherClinic),
        await ask(handler, principal, matrix.records.absent),
      ]
      if (withoutIds(other) !== withoutIds(absent))
        different.push(cell(handler, principal, 'otherClinic', other))
    }
  }
  assert.deepEqual(different, [])
})

function expectedOf(handler: Handler): Expected {
  const expected = expectedAccess[`${handler.route} ${handler.method}`]
  if (expected === undefined) throw new Error(`nobody said who may use ${handler.route} ${handler.method}`)
  return expected
}

function mayEnter(handler: Handler, principal: Principal, place: Place): boolean {
  const expected = expectedOf(handler)
  if (expected === 'anybody') return true
  if (expected === 'link' || expected === 'token') return false // holders are tried where links and tokens are made
  if (expected === 'one-factor') return principal.signedIn !== 'no'
  if (principal.signedIn !== 'two-factors' || (expected.fresh === true && !principal.isFresh)) return false
  if (namesRecord(handler.path) && (isStranger(principal) || place === 'otherClinic' || place === 'absent'))
    return false
  const relations = place === 'own' || place === 'neighbour' ? principal.relations[place] : []
  return principal.roles.some((role) => {
    const enough = expected.roles[role]
    return (
      enough !== undefined && (enough.length === 0 || enough.some((relation) => relations.includes(relation)))
    )
  })
}

// The strangers' own clinic holds records of theirs: to them it is not the other clinic.
function places(handler: Handler, principal: Principal): Place[] {
  if (!namesRecord(handler.path)) return ['own']
  return isStranger(principal)
    ? ['own', 'neighbour', 'absent']
    : ['own', 'neighbour', 'otherClinic', 'absent']
}

function isStranger(principal: Principal): boolean {
  return principal.name.startsWith('strange')
}

function namesRecord(path: string): boolean {
  return /:(patient|course|alert|member)/.test(path)
}

async function ask(handler: Handler, principal: Principal, records: Records): Promise<Answer> {
  const path = handler.path.replace(/:(\w+)\??/g, (_, name: string) => records[name as keyof Records])
  const headers = { cookie: principal.cookie, origin: kith.origin, 'sec-fetch-site': 'same-origin' }
  const response = await fetch(
    kith.origin + path,
    handler.method === 'loader'
      ? { headers, redirect: 'manual' }
      : { method: 'POST', headers, redirect: 'manual', body: bodyFor(handler) },
  )
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    body: await response.text(),
  }
}

function bodyFor(handler: Handler): URLSearchParams | Blob {
  if (handler.route === 'routes/course-inventory-steps') {
    const step = { kind: 'domain', domain: 'housing', to: 'deferred', known: ['open', 'deferred'] }
    return new Blob([JSON.stringify({ steps: [step] })], { type: 'application/json' })
  }
  if (handler.route === 'routes/course-timeline-draft') {
    const draft = { form: 'event', rowId: newId(), key: newId(), fields: { what: 'words' } }
    return new Blob([JSON.stringify(draft)], { type: 'application/json' })
  }
  if (handler.route === 'routes/course-sheet') {
    const change = { name: 'words', to: 'spoken of', known: ['', 'spoken of'] }
    return new Blob([JSON.stringify({ changes: [change] })], { type: 'application/json' })
  }
  if (handler.route !== 'routes/course-session-draft')
    return new URLSearchParams({ intent: 'nothing-of-the-kind' })
  const turn = JSON.stringify({ body: 'words', version: 0, writer: newId(), turn: 1 })
  return new Blob([turn], { type: 'application/json' })
}

/** A page, a form that came back, or an act: anything but the door's own answers. */
function gotIn({ status, location, body }: Answer): boolean {
  const isAskedToSignInAgain = status === 422 && body.includes('Sign in again first')
  if ([401, 403, 404].includes(status) || isAskedToSignInAgain) return false
  return !(status >= 300 && status < 400 && /^\/sign-in(\/again)?\?next=/.test(location))
}

function withoutIds({ status, location, body }: Answer): string {
  const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? 'no nonce'
  const neutral = (text: string) =>
    text.replaceAll(nonce, 'NONCE').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'ID')
  return `${status} ${neutral(location)} ${neutral(body)}`
}

function cell(handler: Handler, principal: Principal, place: Place, answer: Answer): string {
  return `${handler.route} ${handler.method} · ${principal.name} · ${place} → ${answer.status} ${answer.location}`
}

async function denials(): Promise<string[]> {
  const client = new pg.Client(database.admin)
  await client.connect()
  try {
    const { rows } = await client.query<{ said: string }>(
      `select s.name || ' · ' || (e.detail->>'policy') || ' · ' || coalesce(e.subject_kind, '') as said
       from kith.audit_entries e join kith.staff s on s.clinic_id = e.clinic_id and s.id = e.actor_id
       where e.outcome = 'denied' order by e.recorded_at`,
    )
    return rows.map(({ said }) => said)
  } finally {
    await client.end()
  }
}

/** What every table but the trail and the sign-in sessions holds, as one hash. */
async function fingerprint(): Promise<string> {
  const client = new pg.Client(database.admin)
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r'
       and c.relname not like 'audit%' and c.relname not like 'sign_in%' and c.relname not like 'migrations%' order by 1`,
    )
    const hash = createHash('sha256')
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ all: string | null }>(
        `select string_agg(t::text, '\n' order by t::text) as all from kith.${name} t`,
      )
      hash.update(`${name}:${rows[0]?.all ?? ''};`)
    }
    return hash.digest('hex')
  } finally {
    await client.end()
  }
}
