import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { randomToken } from '#platform/secrets/secrets.server.ts'

import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
before(async () => {
  surface = await openSurface()
})
after(() => surface.close())

const open = (token: string) => surface.send({ method: 'GET', path: `/check-in/${token}` })
const plain = (page: string) => page.replaceAll(/nonce="[^"]*"/g, '')

test('SEC-040 who tries very many links is told to wait, on the same page; a link that is good opens all the same', async () => {
  const { records } = await surface.layPeople()
  const first = await open(randomToken())
  let refused = first
  let misses = 1
  for (; refused.status === 404 && misses <= 60; misses += 1) refused = await open(randomToken())
  assert.equal(refused.status, 429)
  assert.ok(misses > 20, 'a patient who tries an old link again is not in the way of this')
  assert.match(refused.headers['retry-after'] ?? '', /^\d{1,3}$/)
  assert.equal(plain(refused.body), plain(first.body))
  assert.match(refused.body, /116 123/)
  assert.equal((await open(records.own.token)).status, 303)
})
