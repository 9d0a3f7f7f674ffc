import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { saveSheet } from '../sheets/save-sheet.server.ts'
import type { SheetKind } from '../sheets/sheet.ts'
import type { CourseId } from '#platform/ids.ts'

import { hopeOffers } from './hope-words.ts'
import { answerWorkForm, hopeEvidence, readWorkPage, sickRoleEvidence } from './index.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId

describe('pieces of work on the chart', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    course = await clinic.addCourse(clinician.actor.staffId, await clinic.addPatient(clinician.actor.staffId))
  })

  test('IPT-083 hope is spoken of once outlook and alternatives are ticked, and says who ticked them last', async () => {
    assert.deepEqual(await hopeNow(), { evidence: { prognosis: false, alternatives: false }, last: null })
    await keep('hope', { 'said.treatable': 'yes', 'said.other-treatments': 'yes' })
    assert.deepEqual((await hopeNow()).evidence, { prognosis: false, alternatives: true })
    await keep('hope', { 'said.improvement-expected': 'yes' })
    const { evidence, last } = await hopeNow()
    assert.deepEqual(evidence, { prognosis: true, alternatives: true })
    assert.deepEqual(last, { by: 'Dr Ash', at: clinician.at })
  })

  test('IPT-045 the sick role is explained by its day, limited by what is excused, and has what is taken on', async () => {
    assert.deepEqual((await sickRoleNow()).evidence, { explained: false, limits: false, duties: false })
    await keep('sick-role', { 'excused.1.what': 'cooking', expectedWeeks: 'some' })
    assert.deepEqual((await sickRoleNow()).evidence, { explained: false, limits: true, duties: false })
    await keep('sick-role', { explainedOn: '2026-11-23', 'takenOn.coming-to-sessions': 'yes' })
    assert.deepEqual((await sickRoleNow()).evidence, { explained: true, limits: true, duties: true })
  })

  test('without scripts, words that are offered are put below what was typed, and both are kept', async () => {
    const typed = { 'was:words': '', words: 'We will see.', offer: 'words:treatable' }
    assert.deepEqual(await answerWorkForm(clinician, course, 'hope', typed, hopeOffers), {
      ok: true,
      value: null,
    })
    const page = await readWorkPage(clinician, course, 'hope')
    assert.ok(page.ok)
    assert.equal(page.value.sheet.values['words'], `We will see.\n${hopeOffers[0]?.words}`)
  })

  test('SEC-048 opening a page of the chart is an entry in the trail, with which page it was', async () => {
    await readWorkPage(clinician, course, 'hope')
    const entries = await clinic.inside((tx) =>
      tx
        .selectFrom('audit_entries')
        .select(['action', 'detail'])
        .where('action', '=', 'sheet.read')
        .execute(),
    )
    assert.deepEqual(entries, [{ action: 'sheet.read', detail: { sheet: 'hope' } }])
  })

  test('a page of a course that one does not treat is absent; the supervisor reads it and may not write', async () => {
    const stranger = await clinic.addStaff(['clinician'], 'Dr Elm')
    assert.deepEqual(await readWorkPage(stranger, course, 'hope'), { ok: false, problem: { kind: 'absent' } })
    const supervisor = await clinic.addStaff(['supervisor'], 'Dr Yew')
    const patient = await clinic.addPatient(clinician.actor.staffId)
    const supervised = await clinic.addCourse(clinician.actor.staffId, patient, {
      supervisorId: supervisor.actor.staffId,
    })
    const page = await readWorkPage(supervisor, supervised, 'hope')
    assert.ok(page.ok)
    assert.equal(page.value.mayWrite, false)
  })
})

async function keep(sheet: SheetKind, values: Record<string, string>): Promise<void> {
  const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [''] }))
  const result = await saveSheet(clinician, course, sheet, changes)
  assert.ok(result.ok)
}

function hopeNow() {
  return clinic.inside((tx) => hopeEvidence(tx, course))
}

function sickRoleNow() {
  return clinic.inside((tx) => sickRoleEvidence(tx, course))
}
