import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { componentGaps, type Day, type InitialEvidence, type Instant } from '@kith/ipt'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { enterCheckIn } from '#features/check-ins/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { filledIn } from './assessment.fixture.ts'
import { assessmentIn } from './assessment-in.ts'
import { diagnosisEvidence, diagnosisOf, markAssessmentDone, readAssessmentPage } from './index.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId
const today = '2026-11-23' as Day

describe('the assessment of a course', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    course = await clinic.addCourse(clinician.actor.staffId, await clinic.addPatient(clinician.actor.staffId))
  })

  test('IPT-035 marked done it becomes a record with clinician, date, code and each answer with its source and author', async () => {
    await fill(filledIn(today))
    assert.deepEqual(await markDone(), { ok: true, value: null })
    const [line] = (await page()).records
    assert.deepEqual([line?.by, line?.at], ['Dr Ash', clinician.at])
    const [row] = await stored()
    assert.deepEqual(
      [row?.classification, row?.code, row?.recorded_on, row?.hospital],
      ['dsm-5-tr', 'F33.1', today, 'no'],
    )
    const record = row?.record as { answers: { symptoms: Record<string, unknown> } }
    const by = clinician.actor.staffId
    assert.deepEqual(record.answers.symptoms['mood'], { answer: 'present', source: 'patient', by })
    assert.deepEqual(record.answers.symptoms['psychomotor'], { answer: 'absent', source: 'observation', by })
  })

  test('IPT-038 it is not done before suicidality was assessed today and hospital care was decided', async () => {
    const { suicidality = '', hospital = '', 'suicidality-words': found = '', ...rest } = filledIn(today)
    await fill(rest)
    assert.deepEqual(await refusal(), { suicidality: 'suicidality', hospital: 'hospital-care' })
    await fill({ suicidality: `assessed:2026-11-22`, 'suicidality-words': found, hospital })
    assert.deepEqual(await refusal(), { suicidality: 'suicidality' })
    await fill({ suicidality: `elsewhere:${today}` })
    assert.deepEqual(await refusal(), { 'suicidality-reference': 'suicidality' })
    await fill({ suicidality, 'suicidality-words': '' })
    assert.deepEqual(await refusal(), { 'suicidality-words': 'assessment/suicidality-words-missing' })
    assert.equal((await stored()).length, 0)
    await fill({ 'suicidality-words': found })
    assert.deepEqual(await markDone(), { ok: true, value: null })
  })

  test('IPT-038 the database itself refuses a record without suicidality of its day or without a reference', async () => {
    await fill(filledIn(today))
    await markDone()
    const [row] = await stored()
    assert.ok(row)
    const put = (change: object) =>
      clinic.inside((tx) =>
        tx
          .insertInto('diagnosis_records')
          .values({
            ...row,
            record: JSON.stringify(row.record),
            sheet: JSON.stringify(row.sheet),
            id: newId(),
            ...change,
          })
          .execute(),
      )
    await assert.rejects(put({ suicidality_on: '2026-11-20' }))
    await assert.rejects(put({ suicidality: 'assessed-elsewhere', suicidality_reference: '' }))
    await assert.rejects(
      clinic.inside((tx) => tx.updateTable('diagnosis_records').set({ code: 'F33.0' }).execute()),
      /permission denied/,
    )
  })

  test('IPT-036 DX-020 each part of the basis and each exclusion that was not asked is named', async () => {
    const {
      'basis.family': _family,
      'exclusion.bipolar.finding': _finding,
      'exclusion.bipolar.decided': _decided,
      ...rest
    } = filledIn(today)
    await fill(rest)
    assert.deepEqual(await refusal(), {
      'basis.family': 'basis:family',
      'exclusion.bipolar.finding': 'not-asked:bipolar',
    })
  })

  test('DX-021 after mania or hypomania no unipolar depression is recorded, whoever found it and wherever it stands', async () => {
    await fill({ ...filledIn(today), 'fact.hypomanic-episode.answer': 'yes' })
    assert.deepEqual(await refusal(), { 'exclusion.bipolar.finding': 'diagnosis/mania-known' })
    await fill({ 'fact.hypomanic-episode.answer': 'no', 'exclusion.bipolar.finding': 'yes' })
    assert.deepEqual(await refusal(), { 'exclusion.bipolar.finding': 'diagnosis/mania-known' })
    await fill({ 'fact.hypomanic-episode.answer': '', 'exclusion.bipolar.finding': 'unclear' })
    assert.deepEqual(await refusal(), { 'exclusion.bipolar.finding': 'diagnosis/mania-not-asked' })
  })

  test('IPT-039 it is not done before the illness was named, in words that are kept', async () => {
    await fill({ ...filledIn(today), named: 'no' })
    assert.deepEqual(await refusal(), { named: 'illness-not-named' })
    await fill({ named: 'yes', 'named-words': ' ' })
    assert.deepEqual(await refusal(), { 'named-words': 'illness-not-named' })
  })

  test('IPT-040 staff get the diagnosis with its code, the patient the name that was released and nothing else', async () => {
    assert.equal(await clinic.inside((tx) => diagnosisOf(tx, course)), null)
    await fill({ ...filledIn(today), 'released-name': '' })
    await markDone()
    const unnamed = await clinic.inside((tx) => diagnosisOf(tx, course))
    assert.deepEqual(unnamed, {
      diagnosis: 'Depression: recurrent, moderate (F33.1)',
      diagnosisForPatient: '',
    })
    await fill({ 'released-name': 'Depression', 'diagnosis-words': 'Third episode, after the move' })
    await markDone()
    const named = await clinic.inside((tx) => diagnosisOf(tx, course))
    assert.deepEqual(named, {
      diagnosis: 'Third episode, after the move (F33.1)',
      diagnosisForPatient: 'Depression',
    })
  })

  test('IPT-040 IPT-078 a name with a code, or with a word that is not for patients, is not released', async () => {
    await fill({ ...filledIn(today), 'released-name': 'Depression F33.1' })
    assert.deepEqual(await refusal(), { 'released-name': 'assessment/released-name-code' })
    await fill({ 'released-name': 'interpersonal deficits' })
    assert.deepEqual(await refusal(), { 'released-name': 'assessment/released-name-word' })
  })

  test('IPT-041 DX-005 a score of 27 makes no symptom, no verdict and no diagnosis; it is a hint with its date', async () => {
    await answerPhq9(3)
    const { hints, riskAnswers, sheet } = await page()
    assert.equal(hints?.of.mood, 'Item 2: “Nearly every day” (3)')
    assert.deepEqual([hints?.instrument, hints?.on], ['PHQ-9', '2026-11-20'])
    assert.deepEqual(riskAnswers, [
      { on: '2026-11-20', instrument: 'PHQ-9', words: 'Item 9: “Nearly every day” (3)' },
    ])
    assert.deepEqual(sheet.values, {})
    const reading = assessmentIn(sheet.values, { today, by: 'x', authorOf: () => 'x' })
    assert.equal(reading.dsm.episode.verdict, 'undetermined')
    assert.equal(reading.icd.episode.verdict, 'undetermined')
    assert.equal(reading.record.diagnosis, null)
    assert.equal((await markDone()).ok, false)
    assert.equal(await clinic.inside((tx) => diagnosisOf(tx, course)), null)
  })

  test('a later record stands beside the earlier one; the same again is not a new one', async () => {
    await fill(filledIn(today))
    await markDone()
    assert.deepEqual(await markDone(), {
      ok: false,
      problem: { kind: 'refused', code: 'assessment/nothing-changed' },
    })
    assert.equal((await page()).changedSince, false)
    await fill({ severity: 'severe', code: 'F33.2' }, '2026-11-23T10:00:00.000Z')
    assert.equal((await page()).changedSince, true)
    await markDone('2026-11-23T10:05:00.000Z')
    const { records, changedSince } = await page()
    assert.deepEqual(
      records.map(({ diagnosis }) => diagnosis),
      ['Depression: recurrent, severe, not psychotic (F33.2)', 'Depression: recurrent, moderate (F33.1)'],
    )
    assert.equal(changedSince, false)
  })

  test('SEC-062 the same request sent twice makes one record', async () => {
    await fill(filledIn(today))
    const key = newId()
    const results = await Promise.all([
      markAssessmentDone(clinician, course, { key }),
      markAssessmentDone(clinician, course, { key }),
    ])
    assert.deepEqual(
      results.map(({ ok }) => ok),
      [true, true],
    )
    assert.equal((await stored()).length, 1)
  })

  test('IPT-001 an assessment of a course that has ended is not marked done any more', async () => {
    await fill(filledIn(today))
    await clinic.inside((tx) =>
      tx.updateTable('courses').set({ phase: 'ended', ended_on: today, ending: 'completed' }).execute(),
    )
    assert.deepEqual(await markAssessmentDone(clinician, course, { key: newId() }), {
      ok: false,
      problem: { kind: 'refused', code: 'course/ended' },
    })
    assert.deepEqual(await stored(), [])
  })

  test('IPT-030 the overview learns what is missing before the record, and nothing more once it is made', async () => {
    const read = () => clinic.inside((tx) => diagnosisEvidence(tx, course, today))
    assert.deepEqual((await read()).last, null)
    await fill({ suicidality: `assessed:${today}` })
    const begun = await read()
    assert.deepEqual(begun.last, { by: 'Dr Ash', at: clinician.at })
    const gaps = async () => componentGaps('diagnosis', { ...untouched, diagnosis: (await read()).evidence })
    assert.deepEqual(await gaps(), [
      'initial/hospital-care-not-decided',
      'initial/diagnosis-not-complete',
      'initial/diagnosis-not-told',
    ])
    await fill(filledIn(today))
    await markDone()
    assert.deepEqual(await gaps(), [])
  })

  test('SEC-001 a supervisor reads and records nothing; to a colleague there is no assessment', async () => {
    const supervisor = await clinic.addStaff(['supervisor'])
    const colleague = await clinic.addStaff(['clinician'])
    await clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ supervisor_id: supervisor.actor.staffId })
        .where('id', '=', course)
        .execute(),
    )
    await fill(filledIn(today))
    const seen = await readAssessmentPage(supervisor, course)
    assert.ok(seen.ok && !seen.value.mayWrite)
    assert.equal((await markAssessmentDone(supervisor, course, { key: newId() })).ok, false)
    assert.deepEqual(await readAssessmentPage(colleague, course), { ok: false, problem: { kind: 'absent' } })
  })
})

/** A course in which nothing else of the initial phase was begun. */
const untouched: InitialEvidence = {
  diagnosis: {
    recordComplete: false,
    toldToPatient: false,
    suicidality: 'not-assessed',
    hospitalCareDecided: false,
  },
  sickRole: { explained: false, limits: false, duties: false },
  inventory: { gaps: [] },
  timeline: { anchorsDated: false, eventsLaidOver: false },
  problemArea: { formulationAgreed: false },
  hope: { prognosis: false, alternatives: false },
  contract: { agreed: false, gaps: [] },
}

async function page() {
  const read = await readAssessmentPage(clinician, course)
  assert.ok(read.ok)
  return read.value
}

async function fill(values: Readonly<Record<string, string>>, at: string = clinician.at): Promise<void> {
  const { values: now } = (await page()).sheet
  const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [now[name] ?? ''] }))
  const saved = await saveSheet({ ...clinician, at: at as Instant }, course, 'assessment', changes)
  assert.ok(saved.ok)
}

function markDone(at: string = clinician.at) {
  return markAssessmentDone({ ...clinician, at: at as Instant }, course, { key: newId() })
}

async function refusal(): Promise<Readonly<Record<string, string>>> {
  const result = await markDone()
  assert.ok(!result.ok && result.problem.kind === 'invalid', JSON.stringify(result))
  return result.problem.fields
}

function stored() {
  return clinic.inside((tx) =>
    tx
      .selectFrom('diagnosis_records')
      .selectAll()
      .where('course_id', '=', course)
      .orderBy('recorded_at')
      .execute(),
  )
}

/** A paper form of three days ago, each answer the same. */
async function answerPhq9(each: number): Promise<void> {
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`q${index + 1}`, String(each)]))
  const entered = await enterCheckIn(clinician, course, {
    key: newId(),
    answers,
    leftOut: ['q10'],
    mode: 'paper',
    appointmentId: null,
    startedAt: null,
    answeredOn: '2026-11-20',
  })
  assert.ok(entered.ok)
}
