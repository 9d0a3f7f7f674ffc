import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'

import type { Day } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { readCourseHeader, readPhase } from '#features/courses/index.server.ts'
import { readOpenInSession } from '#features/initial-phase/index.server.ts'
import { violatedConstraint } from '#platform/db/violation.server.ts'
import { newId } from '#platform/ids.ts'

import { boundaryField } from './contract-boundaries.ts'
import { readContract } from './contract-fields.ts'
import { agree, policies, setUpCourse, type } from './contract.fixture.ts'
import {
  contractOf,
  followTable,
  putBackAgreed,
  readContractPage,
  readContractSheet,
} from './index.server.ts'
import { storedTerms } from './stored-contract.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let scene: Awaited<ReturnType<typeof setUpCourse>>
beforeEach(async () => {
  scene = await setUpCourse(database)
  await type(scene.clinician, scene.courseId, policies)
})

const initial = boundaryField(12, 'initial')
const termination = boundaryField(12, 'termination')
const table = { initial: 3, middle: 7, termination: 2 }

test('IPT-010 boundaries are moved with the contract, and what speaks of phases follows them', async () => {
  await holdThree()
  assert.deepEqual((await phasePage()).prompts, ['pathway/agree-the-focus'])
  await write({ [initial]: '4', [termination]: '1' })
  assert.deepEqual((await header()).phases, table)
  assert.equal(await notice(), 'The phases are moved by hand: 4 initial, 7 middle, 1 termination.')
  assert.ok((await agreed()).ok)
  assert.deepEqual((await header()).phases, { initial: 4, middle: 7, termination: 1 })
  assert.deepEqual((await phasePage()).prompts, [])
  const open = await readOpenInSession(scene.clinician, scene.courseId, 3)
  assert.equal(open.ok && open.value?.initialSessions, 4)
})

test('IPT-010 an end that is left empty stays where the table has it, and what the table says is not moved', async () => {
  await write({ [initial]: '2' })
  assert.ok((await agreed()).ok)
  assert.deepEqual((await header()).phases, { initial: 2, middle: 8, termination: 2 })
  await write({ [initial]: '3', [termination]: '2' }, ['2'])
  assert.ok((await agreed({ reason: 'As usual' })).ok)
  assert.equal((await header()).course.boundaries, null)
})

test('IPT-010 what leaves no middle phase, or is no number, is said beside its field and is not agreed', async () => {
  for (const [typed, problems] of [
    [{ [initial]: '10' }, { [initial]: 'pathway/no-middle-left' }],
    [{ [initial]: '6', [termination]: '6' }, { [termination]: 'pathway/no-middle-left' }],
    [{ [initial]: '', [termination]: 'none' }, { [termination]: 'contract/not-a-phase-length' }],
    [{ [termination]: '0' }, { [termination]: 'contract/not-a-phase-length' }],
  ] as const) {
    await write(typed, ['10', '6', 'none'])
    const { sheet } = await page()
    assert.deepEqual(readContract('acute', sheet.values).problems, problems)
    assert.deepEqual(await agreed(), refused('contract/not-readable'))
  }
  const { boundaries, problems } = readContract('maintenance', { sessions: '12', [initial]: '12' })
  assert.deepEqual([boundaries, problems[initial]], [null, undefined])
})

test('IPT-010 unusual boundaries are agreed all the same', async () => {
  await write({ [initial]: '6', [termination]: '5' })
  assert.ok((await agreed()).ok)
  assert.deepEqual((await header()).phases, { initial: 6, middle: 1, termination: 5 })
})

test('IPT-010 one click puts the phases back to the table, and what was typed can come back', async () => {
  await write({ [initial]: '4', [termination]: '1' })
  assert.ok((await agreed()).ok)
  const back = await followTable(scene.clinician, scene.courseId)
  assert.deepEqual(back.ok && back.value.former, { [initial]: '4', [termination]: '1' })
  assert.equal(await notice(), 'The phases follow the table again: 3 initial, 7 middle, 2 termination.')
  assert.ok((await agreed({ reason: 'It was enough' })).ok)
  assert.deepEqual((await header()).phases, table)
})

test('IPT-010 IPT-015 another number puts moved boundaries back to the table, and that is said before it is agreed', async () => {
  await write({ [initial]: '4', [termination]: '1' })
  assert.ok((await agreed()).ok)
  await write({ sessions: '16' }, ['12'])
  assert.equal(
    await notice(),
    'The phases were moved by hand for 12 sessions. With 16 they follow the table again: 3 initial, 10 middle, 3 termination.',
  )
  assert.ok((await agreed({ reason: 'A second loss' })).ok)
  assert.deepEqual((await header()).phases, { initial: 3, middle: 10, termination: 3 })
  await write({ sessions: '12' }, ['16'])
  assert.ok((await agreed({ reason: 'Twelve after all' })).ok)
  assert.deepEqual((await header()).phases, table)
})

test('IPT-010 IPT-015 with another number the boundaries can be moved anew', async () => {
  await write({ sessions: '16', [boundaryField(16, 'initial')]: '5' }, ['12'])
  assert.ok((await agreed()).ok)
  assert.deepEqual((await header()).phases, { initial: 5, middle: 8, termination: 3 })
})

test('IPT-015 each version keeps the boundaries that were agreed, and a change that is given up leaves them', async () => {
  await write({ [initial]: '4' })
  assert.ok((await agreed()).ok)
  await write({ [initial]: '2', [boundaryField(16, 'initial')]: '5' }, ['4'])
  assert.equal((await page()).isChanged, true)
  assert.ok((await putBackAgreed(scene.clinician, scene.courseId)).ok)
  const { isChanged, sheet, versions } = await page()
  assert.deepEqual([isChanged, sheet.values[initial]], [false, '4'])
  assert.equal(sheet.values[boundaryField(16, 'initial')], '')
  assert.deepEqual(
    versions.map(({ terms }) => terms.boundaries),
    [{ initial: 4, termination: 2 }],
  )
})

test('IPT-010 an agreement of before boundaries could be moved follows the table', async () => {
  assert.ok((await agreed()).ok)
  const stored = await scene.clinic.inside((tx) => contractOf(tx, scene.courseId))
  assert.ok(stored)
  const { boundaries: _, ...before } = stored.terms
  assert.deepEqual(storedTerms(before), { ...before, boundaries: null })
})

test('IPT-010 the database itself refuses boundaries without a middle, and keeps those that were', async () => {
  await assert.rejects(
    move({ initial_sessions: 10, termination_sessions: 2 }),
    (error) => violatedConstraint(error) === 'boundaries_leave_a_middle',
  )
  await assert.rejects(
    move({ initial_sessions: 4, termination_sessions: null }),
    (error) => violatedConstraint(error) === 'boundaries_leave_a_middle',
  )
  await write({ [initial]: '4' })
  assert.ok((await agreed()).ok)
  await followTable(scene.clinician, scene.courseId)
  assert.ok((await agreed({ reason: 'It was enough' })).ok)
  const former = await scene.clinic.inside((tx) =>
    tx
      .selectFrom('history')
      .select('former')
      .where('table_name', '=', 'courses')
      .where('row_id', '=', scene.courseId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow(),
  )
  assert.equal((former.former as Record<string, unknown>)['initial_sessions'], 4)
})

function write(fields: Record<string, string>, known: readonly string[] = []) {
  return type(scene.clinician, scene.courseId, fields, known)
}

async function page() {
  const read = await readContractPage(scene.clinician, scene.courseId)
  assert.ok(read.ok)
  return read.value
}

async function phasePage() {
  const read = await readPhase(scene.clinician, scene.courseId)
  assert.ok(read.ok)
  return read.value
}

async function header() {
  const read = await scene.clinic.inside((tx) => readCourseHeader(tx, scene.courseId))
  assert.ok(read)
  return read
}

/** What the form says, with which the patient agrees, of the phases. */
async function notice() {
  const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
  return sheet.ok ? sheet.value.agreeing?.phases : undefined
}

function agreed(typed: Record<string, string> = {}) {
  return agree(scene.clinician, scene.courseId, typed)
}

function move(boundaries: { initial_sessions: number; termination_sessions: number | null }) {
  return scene.clinic.inside((tx) =>
    tx.updateTable('courses').set(boundaries).where('id', '=', scene.courseId).execute(),
  )
}

async function holdThree() {
  for (const [index, id] of scene.appointmentIds.slice(0, 3).entries()) {
    await scene.clinic.inside(async (tx) => {
      await tx.updateTable('appointments').set({ state: 'held' }).where('id', '=', id).execute()
      await tx
        .insertInto('sessions')
        .values({
          clinic_id: scene.clinic.id,
          id: newId(),
          course_id: scene.courseId,
          appointment_id: id,
          number: index + 1,
          format: 'in-person',
          held_on: '2026-11-23' as Day,
          started_at: scene.clinician.at,
          created_by: scene.clinician.actor.staffId,
        })
        .execute()
    })
  }
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}
