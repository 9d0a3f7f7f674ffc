import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { disputeMarker } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { startSession } from '#features/sessions/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'
import { changeInventory } from './change-inventory.server.ts'
import { inventoryOf } from './index.server.ts'
import type { InventoryStep } from './inventory-step.ts'
import { labelsOf } from './circle-people.ts'
import type { FieldChange } from './inventory-step.ts'
import { readInventoryPage } from './read-inventory-page.server.ts'
import { readSteps } from './read-step.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let supervisor: typeof clinician
let course: CourseId

describe('the inventory', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    supervisor = await clinic.addStaff(['supervisor'], 'Prof Oak')
    const patient = await clinic.addPatient(clinician.actor.staffId)
    course = await clinic.addCourse(clinician.actor.staffId, patient, {
      plannedSessions: 12,
      supervisorId: supervisor.actor.staffId,
    })
  })

  test('IPT-050 somebody is added with a name and a relation, and everything of them is kept', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'closenessNow', 8, [null])
    await change(id, 'good', 'She listens.', [''])
    await change(id, 'domains', ['confiding', 'family-of-origin'], [[]])
    const [person] = (await inventory()).persons
    assert.equal(person?.name, 'Anna')
    assert.equal(person?.relation, 'sister')
    assert.equal(person?.closenessNow, 8)
    assert.equal(person?.good, 'She listens.')
    assert.deepEqual(person?.domains, ['confiding', 'family-of-origin'])
  })

  test('SEC-062 adding the same person twice adds one; somebody without a name is refused beside the field', async () => {
    const step: InventoryStep = { kind: 'add', id: newId(), fields: { name: 'Anna' } }
    const results = await Promise.all([run(step), run(step), run(step)])
    assert.ok(results.every((result) => result.ok && result.value.kind === 'saved'))
    assert.equal((await inventory()).persons.length, 1)
    assert.deepEqual(await run({ kind: 'add', id: newId(), fields: { name: ' ' } }), {
      ok: false,
      problem: { kind: 'invalid', fields: { name: 'inventory/name-missing' } },
    })
  })

  test('SEC-063 two people on one page: different fields are both kept, one field shows both values', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'closenessNow', 8, [null])
    await change(id, 'good', 'She listens.', [''])
    const clash = await change(id, 'closenessNow', 2, [null])
    assert.ok(clash.ok && clash.value.kind === 'conflict')
    assert.deepEqual(clash.value.fields, ['closenessNow'])
    assert.equal(clash.value.person.closenessNow, 8)
    assert.equal((await inventory()).persons[0]?.closenessNow, 8)
    const settled = await change(id, 'closenessNow', 2, [null, 8])
    assert.ok(settled.ok && settled.value.kind === 'saved')
  })

  test('a save that was sent again after a lost answer is no conflict, and a late one changes nothing', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'good', 'She', [''])
    assert.equal((await change(id, 'good', 'She', [''])).ok, true)
    await change(id, 'good', 'She listens', ['', 'She'])
    const late = await change(id, 'good', 'She lis', ['', 'She'])
    assert.ok(late.ok && late.value.kind === 'conflict')
    assert.equal((await inventory()).persons[0]?.good, 'She listens')
  })

  test('IPT-051 expectations that are not shared and cannot be negotiated are the marker of a dispute', async () => {
    const id = await add('Ben', 'brother')
    await change(id, 'ofTheOther', 'That he calls.', [''])
    await change(id, 'reciprocal', 'no', [null])
    await change(id, 'negotiable', 'no', [null])
    const [person] = (await inventory()).persons
    assert.equal(disputeMarker(person?.expectations ?? null).verdict, 'marker')
  })

  test('IPT-053 a death is told to the timeline with its date as it was said and as it was understood', async () => {
    const id = await add('Ruth', 'mother')
    await change(id, 'life', 'deceased', ['living'])
    await change(id, 'diedSaid', 'spring 2019', [''])
    const [ruth] = (await inventory()).persons
    assert.ok(ruth?.life.state === 'deceased' && ruth.life.died.state === 'understood')
    assert.deepEqual([ruth.life.died.said, ruth.life.died.date.edtf], ['spring 2019', '2019-21'])
  })

  test('a date that cannot be understood is kept as it was said, and is no date', async () => {
    const id = await add('Ruth', 'mother')
    await change(id, 'life', 'deceased', ['living'])
    await change(id, 'diedSaid', 'when the leaves had gone', [''])
    const [ruth] = (await inventory()).persons
    assert.ok(ruth?.life.state === 'deceased')
    assert.equal(ruth.life.died.state, 'not-understood')
    const { page } = await pageFor(clinician)
    assert.deepEqual(page.current.people[0]?.died, {
      words: 'when the leaves had gone',
      isUnderstood: false,
      edtf: null,
    })
  })

  test('taking somebody out is undone with everything that was kept of them', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'good', 'She listens.', [''])
    await run({ kind: 'remove', id })
    assert.equal((await inventory()).persons.length, 0)
    await run({ kind: 'restore', id })
    assert.equal((await inventory()).persons[0]?.good, 'She listens.')
  })

  test('IPT-050 each of the eleven domains is reviewed, has nothing to note, or waits', async () => {
    await run({ kind: 'domain', domain: 'friends', to: 'reviewed', known: ['open'] })
    await run({ kind: 'domain', domain: 'housing', to: 'deferred', known: ['open'] })
    const { domains } = await inventory()
    assert.equal(Object.keys(domains).length, 11)
    assert.deepEqual([domains.friends, domains.housing, domains.health], ['reviewed', 'deferred', 'open'])
    const clash = await run({ kind: 'domain', domain: 'friends', to: 'deferred', known: ['open'] })
    assert.deepEqual(clash, {
      ok: true,
      value: { kind: 'domain-conflict', domain: 'friends', state: 'reviewed' },
    })
  })

  test('IPT-220 each session keeps its own version; first and last say who moved', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'closenessNow', 3, [null])
    assert.equal((await pageFor(clinician)).page.comparison, null)
    await hold(1)
    await change(id, 'closenessNow', 7, [3])
    await hold(2)
    await change(id, 'closenessNow', 9, [7])
    await add('Ben', 'brother')
    const { page } = await pageFor(clinician)
    assert.deepEqual(page.sessions, [0, 1, 2])
    assert.deepEqual(page.comparison?.change.moves[0]?.closeness, [3, 9])
    assert.equal(page.comparison?.change.arrived.length, 1)
    const middle = await pageFor(clinician, { from: 1, to: 2 })
    assert.deepEqual(middle.page.comparison?.change.moves[0]?.closeness, [7, 9])
  })

  test('SEC-003 the supervisor reads and does not write; a colleague finds nothing', async () => {
    const id = await add('Anna', 'sister')
    assert.equal((await pageFor(supervisor)).page.mayWrite, false)
    assert.deepEqual(await changeInventory(supervisor, course, { kind: 'remove', id }), forbidden)
    const other = await clinic.addStaff(['clinician'], 'Dr Elm')
    assert.deepEqual(await readInventoryPage(other, course, { from: null, to: null }), absent)
    assert.deepEqual(await changeInventory(other, course, { kind: 'remove', id }), absent)
  })

  test('a person of one course cannot be changed through another', async () => {
    const id = await add('Anna', 'sister')
    const patient = await clinic.addPatient(clinician.actor.staffId)
    const other = await clinic.addCourse(clinician.actor.staffId, patient)
    assert.deepEqual(await changeInventory(clinician, other, { kind: 'remove', id }), absent)
    const taken = await changeInventory(clinician, other, { kind: 'add', id, fields: { name: 'X' } })
    assert.deepEqual(taken, { ok: false, problem: { kind: 'conflict', code: 'submission/other-content' } })
  })

  test('IPT-054 with the names hidden nobody is called by name', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'alias', 'A.', [''])
    await add('Ben', 'brother')
    const { page } = await pageFor(clinician)
    assert.deepEqual([...labelsOf(page.current, true).values()], ['A.', 'brother'])
    assert.deepEqual([...labelsOf(page.current, false).values()], ['Anna', 'Ben'])
  })

  test('SEC-047 the trail names no one: every change is in it, and none of what was typed', async () => {
    const id = await add('Anna', 'sister')
    await change(id, 'difficult', 'He shouts.', [''])
    const entries = await clinic.inside((tx) => tx.selectFrom('audit_entries').selectAll().execute())
    assert.deepEqual(entries.map(({ action }) => action).toSorted(), [
      'inventory.person-added',
      'inventory.person-changed',
    ])
    assert.doesNotMatch(JSON.stringify(entries), /Anna|sister|shouts/)
  })

  test('what is no step is not taken: unknown fields, ratings out of range, too much text', () => {
    const id = newId()
    const one = (change: unknown) => readSteps({ steps: [{ kind: 'change', id, changes: [change] }] })
    assert.ok(one({ field: 'good', to: 'x', known: [''] }))
    assert.equal(one({ field: 'good', to: 'x'.repeat(4_001), known: [''] }), null)
    assert.equal(one({ field: 'closenessNow', to: 11, known: [null] }), null)
    assert.equal(one({ field: 'removed', to: true, known: [false] }), null)
    assert.equal(one({ field: 'harms', to: ['gossip'], known: [[]] }), null)
    assert.equal(readSteps({ steps: [] }), null)
    assert.equal(readSteps(null), null)
  })
})

const absent = { ok: false, problem: { kind: 'absent' } }
const forbidden = { ok: false, problem: { kind: 'forbidden' } }

function run(step: InventoryStep) {
  return changeInventory(clinician, course, step)
}

async function add(name: string, relation: string): Promise<string> {
  const id = newId()
  const added = await run({ kind: 'add', id, fields: { name, relation } })
  assert.ok(added.ok)
  return id
}

function change(id: string, field: FieldChange['field'], to: FieldChange['to'], known: FieldChange['known']) {
  return run({ kind: 'change', id, changes: [{ field, to, known }] })
}

function inventory() {
  return clinic.inside((tx) => inventoryOf(tx, course))
}

async function pageFor(
  who: typeof clinician,
  wish: { from: number | null; to: number | null } = { from: null, to: null },
) {
  const read = await readInventoryPage(who, course, wish)
  assert.ok(read.ok)
  return { page: read.value }
}

async function hold(number: number): Promise<void> {
  const appointmentId = await clinic.addAppointment(
    course,
    clinician.actor.staffId,
    `2026-11-${16 + number}T15:00:00.000Z`,
  )
  const started = await startSession(clinician, { courseId: course, number, appointmentId, key: newId() })
  assert.ok(started.ok)
}
