import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Kith } from '#platform/process/start-kith.server.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../../testing/test-server.server.ts'
import { aLink, asFields, openLinkAt } from './link.fixture.ts'

let database: TestDatabase
let kith: Kith
const write = process.stderr.write.bind(process.stderr)
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
})
after(async () => {
  process.stderr.write = write
  await kith.stop().catch(() => undefined)
  await database.close()
})

test('SEC-066 when the database is down the answers stay on the page, it says that they are not stored, and help is there', async () => {
  const link = await aLink(database, kith.origin)
  const opened = await openLinkAt(kith, link.path)
  const staff = await cookieFor(database.db, link.clinician)
  const lines: string[] = []
  process.stderr.write = (line: string) => lines.push(line) > 0
  await kith.database.appPool.end()

  const back = await opened.send({ ...asFields('3 2 1 0 3 2 1 0 3'), started: '2026-11-23T09:00:00.000Z' })
  assert.equal(back.status, 503)
  const page = await back.text()
  assert.match(page, /Your answers are not stored/)
  assert.match(page, /116 123/)
  assert.equal(page.match(/checked=""/g)?.length, 9)
  assert.ok(page.includes(opened.key), 'the same key, so that a second try counts once')
  assert.doesNotMatch(page, /<script/)

  const form = await opened.get(opened.form)
  assert.equal(form.status, 503)
  assert.match(await form.text(), /116 123/)
  const received = await opened.get(`/check-in/received/${link.linkId}`)
  assert.equal(received.status, 503)
  const opening = await fetch(`${kith.origin}${link.path}`)
  assert.equal(opening.status, 503)
  assert.match(await opening.text(), /988/)
  const crisis = await fetch(`${kith.origin}/crisis/GB`, { headers: { cookie: staff } })
  assert.equal(crisis.status, 200)
  assert.match(await crisis.text(), /tel:116123/)

  assert.ok(lines.length > 0)
  for (const line of lines) assert.doesNotMatch(line, /"q\d|check-in\/[\w-]{43}/)
})
