import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'
import type { Kith } from '../process/start-kith.server.ts'

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

test('whoever keeps Kith running can ask whether it is ready', async () => {
  const answer = await fetch(`${kith.origin}/healthz`)
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { version: 'test', database: 'ready', alerts: 'moving' })
})

test('SEC-030 SEC-031 every document and every error carries the protective headers', async () => {
  for (const path of ['/', '/healthz', '/no-such-page', '/assets/none.js']) {
    const { headers } = await fetch(`${kith.origin}${path}`, { redirect: 'manual' })
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path)
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/, path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000/, path)
    assert.equal(headers.get('x-powered-by'), null, path)
    assert.equal(headers.get('server'), null, path)
  }
})

test('WCAG an address that leads nowhere has a title, and it names Kith to nobody', async () => {
  const page = await (await fetch(`${kith.origin}/no-such-page`)).text()
  assert.deepEqual(page.match(/<title>.*?<\/title>/g), ['<title>There is nothing here</title>'])
})

test('SEC-019 a form sent from another site is refused, and so is one that names no origin', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${kith.origin}/`, { method: 'POST', headers, body: 'a=1' })
  assert.equal((await send({ origin: 'https://elsewhere.example' })).status, 403)
  assert.equal((await send({ origin: kith.origin, 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await send({ origin: 'null' })).status, 403)
  assert.equal((await send({})).status, 403)
  assert.notEqual((await send({ origin: kith.origin })).status, 403)
})

test('SEC-041 a body over one megabyte is refused before it is read', async () => {
  const answer = await fetch(`${kith.origin}/`, {
    method: 'POST',
    headers: { origin: kith.origin },
    body: 'x'.repeat(1_000_001),
  })
  assert.equal(answer.status, 413)
})
