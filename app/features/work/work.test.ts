import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { preparationGaps } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { readCourseHeader } from '../courses/read-course-header.server.ts'
import { saveSheet } from '../sheets/save-sheet.server.ts'
import type { SheetKind } from '../sheets/sheet.ts'
import type { CourseId } from '#platform/ids.ts'

import { hopeOffers } from './hope-words.ts'
import {
  answerWorkForm,
  hopeEvidence,
  readHope,
  readPreparation,
  sickRoleEvidence,
  sickRoleReview,
} from './index.server.ts'
import { preparationIn } from './preparation.ts'

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

  test('IPT-046 the sick role comes up again half way through the middle phase and at the end, until it is handed back', async () => {
    assert.deepEqual(await reviewIn('termination', 11), [])
    await keep('sick-role', { 'excused.0.what': 'cooking' })
    assert.deepEqual(await reviewIn('middle', 4), [])
    assert.deepEqual(await reviewIn('middle', 9), ['sick-role/review'])
    assert.deepEqual(await reviewIn('termination', 11), ['sick-role/hand-back'])
    await keep('sick-role', { 'handedBack.case': 'whole', 'handedBack.whole.session': '11' })
    assert.deepEqual(await reviewIn('termination', 12), [])
  })

  test('IPT-020 what the patient’s record knows is shown and not asked again; what is not settled is named', async () => {
    const page = await readPreparation(clinician, course)
    assert.ok(page.ok)
    const { known } = page.value
    const open = preparationGaps(preparationIn({}, known))
    assert.ok(!open.includes('language') && !open.includes('crisisRegion'))
    assert.ok(open.includes('consentToTreatment') && open.includes('preferredName'))
    const settled = {
      nameAsRecorded: 'yes',
      consentToTreatment: 'given',
      consentToDataUse: 'given',
      interpreter: 'none',
      accessibility: 'nothing',
      emergencyContact: 'her sister',
      locationRule: 'agreed',
    }
    assert.deepEqual(preparationGaps(preparationIn(settled, known)), [])
    const refused = { ...settled, consentToTreatment: 'not-given', interpreter: 'what?' }
    assert.deepEqual(preparationGaps(preparationIn(refused, known)), ['consentToTreatment', 'interpreter'])
  })

  test('IPT-021 the scale of the course is asked for until it was given once', async () => {
    const page = await readPreparation(clinician, course)
    assert.ok(page.ok)
    assert.equal(page.value.baseline?.rule, 'course/baseline-scales')
  })

  test('without scripts, words that are offered are put below what was typed, and both are kept', async () => {
    const typed = { 'was:words': '', words: 'We will see.', offer: 'words:treatable' }
    assert.deepEqual(await answerWorkForm(clinician, course, 'hope', typed), {
      ok: true,
      value: null,
    })
    const page = await readHope(clinician, course)
    assert.ok(page.ok)
    assert.equal(page.value.sheet.values['words'], `We will see.\n${hopeOffers[0]?.words}`)
  })

  test('SEC-048 opening a page of the chart is an entry in the trail, with which page it was', async () => {
    await readHope(clinician, course)
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
    assert.deepEqual(await readHope(stranger, course), { ok: false, problem: { kind: 'absent' } })
    const supervisor = await clinic.addStaff(['supervisor'], 'Dr Yew')
    const patient = await clinic.addPatient(clinician.actor.staffId)
    const supervised = await clinic.addCourse(clinician.actor.staffId, patient, {
      supervisorId: supervisor.actor.staffId,
    })
    const page = await readHope(supervisor, supervised)
    assert.ok(page.ok)
    assert.equal(page.value.mayWrite, false)
  })
})

async function keep(sheet: SheetKind, values: Record<string, string>): Promise<void> {
  const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [''] }))
  const result = await saveSheet(clinician, course, sheet, changes)
  assert.ok(result.ok)
}

async function reviewIn(phase: 'middle' | 'termination', session: number): Promise<readonly string[]> {
  return clinic.inside(async (tx) => {
    const header = await readCourseHeader(tx, course)
    assert.ok(header !== null)
    const prompts = await sickRoleReview(tx, { ...header, course: { ...header.course, phase } }, session)
    return prompts.map(({ rule }) => rule)
  })
}

function hopeNow() {
  return clinic.inside((tx) => hopeEvidence(tx, course))
}

function sickRoleNow() {
  return clinic.inside((tx) => sickRoleEvidence(tx, course))
}
