import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { cookieFor, startTestKith } from '../../testing/test-server.server.ts'
import type { Kith } from '../process/start-kith.server.ts'

let database: TestDatabase
let kith: Kith
let cookie: string
const logged: string[] = []
const write = process.stderr.write.bind(process.stderr)

before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Jo Winter')
  await clinic.addCourse(clinician.actor.staffId, await clinic.addPatient(clinician.actor.staffId))
  cookie = await cookieFor(database.db, clinician)
  // A mistake of ours, as one would be made: the program asks for a column that is not there.
  const admin = new pg.Client(database.admin)
  await admin.connect()
  await admin.query('alter table kith.courses rename column planned_sessions to planned')
  await admin.end()
  process.stderr.write = (line: string) => logged.push(line) > 0
})
after(async () => {
  process.stderr.write = write
  await kith.stop()
  await database.close()
})

test('SEC-039 a mistake of ours shows a reference, and the log has the same one with a code and no words', async () => {
  for (const path of ['/patients', '/patients.data']) {
    logged.length = 0
    const page = await fetch(`${kith.origin}${path}`, { headers: { cookie } })
    const text = await page.text()
    assert.equal(page.status, 500)
    const reference = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? 'none'
    assert.doesNotMatch(text, /planned_sessions|column|select|node_modules/i)
    const line = logged.find((one) => one.includes(reference)) ?? '{}'
    const { event, code } = JSON.parse(line) as { event?: string; code?: string }
    assert.deepEqual([event, code], ['fault', '42703'])
    assert.doesNotMatch(logged.join(''), /planned_sessions|does not exist|select |patients\?/i)
  }
})

test('SEC-039 two mistakes have two references', async () => {
  const one = await (await fetch(`${kith.origin}/patients`, { headers: { cookie } })).text()
  const other = await (await fetch(`${kith.origin}/patients`, { headers: { cookie } })).text()
  const reference = /[2-9A-Z]{4}-[2-9A-Z]{4}/
  assert.notEqual(reference.exec(one)?.[0], reference.exec(other)?.[0])
})
