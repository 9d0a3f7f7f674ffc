import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import type { Day } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { answerSheetForm } from './answer-sheet-form.server.ts'
import { mayWriteSheet } from './may-write-sheet.server.ts'
import { readChanges } from './read-changes.server.ts'
import { saveSheet } from './save-sheet.server.ts'
import { readSheet } from './sheets-store.server.ts'
import type { SheetChange } from './sheet.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId

describe('a sheet of the chart', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    course = await clinic.addCourse(clinician.actor.staffId, await clinic.addPatient(clinician.actor.staffId))
  })

  test('what is typed into its fields is kept field by field, with who wrote it and when', async () => {
    await save({ name: 'words', to: 'It eases.', known: [''] }, { name: 'doubts', to: 'yes', known: [''] })
    const stored = await sheet()
    assert.deepEqual(stored.values, { words: 'It eases.', doubts: 'yes' })
    assert.deepEqual(stored.changed, { at: clinician.at, by: 'Dr Ash' })
  })

  test('SEC-063 two people in different fields both keep what they wrote; in one field they are shown both', async () => {
    const other = clinician
    await save({ name: 'words', to: 'It eases.', known: [''] })
    await save({ name: 'doubts', to: 'yes', known: [''] })
    const clash = await saveSheet(other, course, 'hope', [
      { name: 'words', to: 'It passes.', known: [''] },
      { name: 'doubts', to: 'no', known: ['yes'] },
    ])
    assert.ok(clash.ok)
    assert.deepEqual(clash.value.conflicts, [{ name: 'words', theirs: 'It eases.', by: 'Dr Ash' }])
    assert.deepEqual((await sheet()).values, { words: 'It eases.', doubts: 'no' })
    await save({ name: 'words', to: 'It passes.', known: ['', 'It eases.'] })
    assert.equal((await sheet()).values['words'], 'It passes.')
  })

  test('IPT-001 what stands in the sheets of a course that has ended stays as it is', async () => {
    await save({ name: 'words', to: 'It eases.', known: [''] })
    await clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ phase: 'ended', ended_on: '2026-11-23' as Day, ending: 'completed' })
        .where('id', '=', course)
        .execute(),
    )
    const late = [{ name: 'words', to: 'It passes.', known: ['It eases.'] }]
    assert.deepEqual(await saveSheet(clinician, course, 'hope', late), {
      ok: false,
      problem: { kind: 'refused', code: 'course/ended' },
    })
    assert.equal(await clinic.inside((tx) => mayWriteSheet(tx, clinician, course)), false)
    assert.deepEqual((await sheet()).values, { words: 'It eases.' })
  })

  test('SEC-062 a save that was sent again after a lost answer is no conflict', async () => {
    const change = { name: 'words', to: 'It eases.', known: [''] }
    await save(change)
    const again = await saveSheet(clinician, course, 'hope', [change])
    assert.ok(again.ok)
    assert.deepEqual(again.value.conflicts, [])
  })

  test('each former value of a field stays in history, with who changed it', async () => {
    await save({ name: 'words', to: 'first', known: [''] })
    await save({ name: 'words', to: 'second', known: ['first'] })
    const former = await clinic.inside((tx) =>
      tx.selectFrom('history').select('former').where('table_name', '=', 'sheet_fields').execute(),
    )
    assert.deepEqual(
      former.map(({ former }) => (former as { value: string }).value),
      ['first'],
    )
  })

  test('a field that no sheet has, and a text beyond 20,000 characters, are refused and nothing is stored', async () => {
    const result = await saveSheet(clinician, course, 'hope', [
      { name: 'words', to: 'kept?', known: [''] },
      { name: 'no such name', to: 'x', known: [''] },
      { name: 'long', to: 'x'.repeat(20_001), known: [''] },
    ])
    assert.deepEqual(result, {
      ok: false,
      problem: {
        kind: 'invalid',
        fields: { 'no such name': 'sheet/no-such-field', long: 'sheet/too-long' },
      },
    })
    assert.deepEqual((await sheet()).values, {})
  })

  test('sent without scripts, fields that nobody touched overwrite nobody', async () => {
    await save({ name: 'words', to: 'by another page', known: [''] })
    const stale = { 'was:words': '', words: '', 'was:doubts': '', doubts: 'no' }
    assert.deepEqual(await answerSheetForm(clinician, course, 'hope', stale), { ok: true, value: null })
    assert.deepEqual((await sheet()).values, { words: 'by another page', doubts: 'no' })
  })

  test('SEC-063 sent without scripts into a field that somebody else wrote, the form comes back with both', async () => {
    await save({ name: 'words', to: 'by another page', known: [''] })
    const typed = { 'was:words': '', words: 'mine' }
    const answer = await answerSheetForm(clinician, course, 'hope', typed)
    assert.ok(answer.ok)
    assert.deepEqual(answer.value?.conflicts, [{ name: 'words', theirs: 'by another page', by: 'Dr Ash' }])
    assert.equal(answer.value?.typed['words'], 'mine')
  })

  test('the sheets of a course that one does not treat are absent, to read and to write', async () => {
    const stranger = await clinic.addStaff(['clinician'], 'Dr Elm')
    assert.deepEqual(await saveSheet(stranger, course, 'hope', [{ name: 'words', to: 'x', known: [''] }]), {
      ok: false,
      problem: { kind: 'absent' },
    })
  })

  test('SEC-003 a form in which nothing was changed is no way past the door either', async () => {
    const stranger = await clinic.addStaff(['clinician'], 'Dr Elm')
    assert.deepEqual(await answerSheetForm(stranger, course, 'hope', { 'was:words': '', words: '' }), {
      ok: false,
      problem: { kind: 'absent' },
    })
  })

  test('a save that is not made of fields is not read', () => {
    assert.equal(readChanges({ changes: [] }), null)
    assert.equal(readChanges({ changes: [{ name: 'words', to: 7, known: [] }] }), null)
    assert.deepEqual(readChanges({ changes: [{ name: 'words', to: 'x', known: [''] }] }), [
      { name: 'words', to: 'x', known: [''] },
    ])
  })
})

async function save(...changes: SheetChange[]): Promise<void> {
  const result = await saveSheet(clinician, course, 'hope', changes)
  assert.ok(result.ok)
}

function sheet() {
  return clinic.inside((tx) => readSheet(tx, course, 'hope'))
}
