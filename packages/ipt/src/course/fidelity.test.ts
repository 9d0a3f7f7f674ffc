import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  annotatedScores,
  blamingWordsEn,
  fidelityFields,
  findDeniedWords,
  mayReadAlliance,
  readFidelityCheck,
  stancesEn,
} from '../index.ts'
import type { AllianceReader, Day, LinkStatement } from '../index.ts'

test('IPT-210 a clinician may note focus, link, strategies, techniques and stance of a session; all of it is optional', () => {
  const none = readFidelityCheck({})
  assert.deepEqual(none.ok && none.value, {
    focusKept: null,
    linkMade: null,
    strategies: [],
    techniques: [],
    stance: [],
    note: '',
  })
  const check = {
    focusKept: 'in-part',
    linkMade: 'yes',
    strategies: ['both sides of the relationship'],
    techniques: ['communication-analysis', 'role-play'],
    stance: ['warm', 'active', 'advocate'],
    note: 'more room for feeling',
  }
  const read = readFidelityCheck(check)
  assert.deepEqual(read.ok && read.value, check)
  assert.deepEqual(Object.keys(stancesEn), ['warm', 'active', 'advocate'])
})

test('IPT-210 what cannot be read is named by its place, and there is no number that could become a score', () => {
  const read = readFidelityCheck({ focusKept: 'mostly', stance: ['warm', 'warm'], score: 3 })
  assert.deepEqual(!read.ok && read.problem.fields, [
    { field: 'record', code: 'technique/field-unknown' },
    { field: 'focusKept', code: 'technique/choice-unknown' },
    { field: 'stance', code: 'technique/choice-twice' },
  ])
  const strange = readFidelityCheck({ techniques: ['role-play', 'hypnosis'] })
  assert.deepEqual(!strange.ok && strange.problem.fields, [
    { field: 'techniques.1', code: 'fidelity/technique-unknown' },
  ])
  for (const { kind, label } of Object.values(fidelityFields)) {
    assert.ok(!['whole', 'scale'].includes(kind))
    assert.deepEqual(findDeniedWords(label, blamingWordsEn), [])
  }
})

test('MEAS-031 members of a group never see the alliance, the clinician only if the patient was told so', () => {
  const code = (reader: AllianceReader, patientWasTold: boolean) => {
    const may = mayReadAlliance(reader, { patientWasTold })
    return may.ok ? null : may.problem.code
  }
  for (const told of [true, false]) {
    assert.equal(code('group-member', told), 'alliance/never-shown')
    assert.equal(code('visitor', told), 'alliance/never-shown')
    assert.equal(code('patient', told), null)
  }
  assert.equal(code('own-clinician', true), null)
  assert.equal(code('own-clinician', false), 'alliance/patient-not-told')
})

test('IPT-107 the curve has the week’s events beside its points; a gap hides no event, and no event hides a point', () => {
  const link: LinkStatement = {
    kind: 'event-to-mood',
    event: 'Argued with her son',
    mood: 'worse',
    words: '',
  }
  const on = (day: string) => day as Day
  const sessions = [
    { session: 3, on: on('2026-12-07'), total: null, link },
    { session: 1, on: on('2026-11-23'), total: 18, link: null },
    { session: 2, on: on('2026-11-30'), total: 0, link: { kind: 'no-link-this-week' } as const },
  ]
  assert.deepEqual(
    annotatedScores(sessions).map(({ session, total, words }) => [session, total, words]),
    [
      [1, 18, null],
      [2, 0, 'No link found this week.'],
      [3, null, 'Argued with her son; mood was worse after it.'],
    ],
  )
  assert.deepEqual(annotatedScores(sessions)[2]?.link, link)
  assert.equal(sessions[0]?.session, 3)
})
