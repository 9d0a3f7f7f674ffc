import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import type { Day } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { changeInventory } from '#features/inventory/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import { startSession } from '#features/sessions/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { readChecklist } from './read-checklist.server.ts'
import { readOpenInSession } from './read-initial-phase.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId
const today = '2026-11-23' as Day

describe('the seven components of the initial phase', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    course = await clinic.addCourse(clinician.actor.staffId, await clinic.addPatient(clinician.actor.staffId))
  })

  test('IPT-030 all are open before anything was written', async () => {
    assert.deepEqual(
      await states(),
      Array.from({ length: 7 }, () => ['open', null]),
    )
  })

  test('IPT-030 what was begun is in progress, with the session and who, and with what it still lacks', async () => {
    await fill({ 'said.treatable': 'yes', 'said.improvement-expected': 'yes' })
    assert.deepEqual(await line('hope'), {
      component: 'hope',
      state: 'in-progress',
      last: { session: 0, by: 'Dr Ash' },
      gaps: ['initial/alternatives-not-spoken-of'],
    })
  })

  test('IPT-030 IPT-032 one is done once its page holds all of it, whatever the state of the others', async () => {
    await hold()
    await fill({
      'said.treatable': 'yes',
      'said.improvement-expected': 'yes',
      'said.other-treatments': 'yes',
    })
    assert.deepEqual(await line('hope'), {
      component: 'hope',
      state: 'done',
      last: { session: 1, by: 'Dr Ash' },
      gaps: [],
    })
    assert.equal((await states()).filter(([state]) => state === 'open').length, 6)
  })

  test('IPT-030 naming somebody in the inventory begins it; its domains are still open', async () => {
    const step = { kind: 'add', id: newId(), fields: { name: 'Anna', relation: 'sister' } } as const
    assert.ok((await changeInventory(clinician, course, step)).ok)
    const inventory = await line('inventory')
    assert.equal(inventory?.state, 'in-progress')
    assert.ok(inventory?.gaps.includes('initial/domains-open'))
  })

  test('IPT-031 the page of the session under way lists what is open; that of another session does not', async () => {
    await hold()
    const open = await readOpenInSession(clinician, course, 1)
    assert.ok(open.ok)
    assert.equal(open.value?.initialSessions, 3)
    assert.equal(open.value?.checklist.hope.state, 'open')
    assert.deepEqual(await readOpenInSession(clinician, course, 2), { ok: true, value: null })
  })
})

async function fill(values: Record<string, string>): Promise<void> {
  const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [''] }))
  const saved = await saveSheet(clinician, course, 'hope', changes)
  assert.ok(saved.ok && saved.value.conflicts.length === 0)
}

async function hold(): Promise<void> {
  const appointmentId = await clinic.addAppointment(course, clinician.actor.staffId, clinician.at)
  const started = await startSession(clinician, { courseId: course, number: 1, appointmentId, key: newId() })
  assert.ok(started.ok)
}

const lines = async () => (await clinic.inside((tx) => readChecklist(tx, course, today))).lines
const line = async (component: string) => (await lines()).find((one) => one.component === component)
const states = async () => (await lines()).map(({ state, last }) => [state, last])
