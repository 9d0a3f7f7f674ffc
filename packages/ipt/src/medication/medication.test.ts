import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  blamingWordsEn,
  combinationPrompt,
  doseBars,
  findDeniedWords,
  homeworkWordsEn,
  isTakenNow,
  medicationFields,
  medicationWordsEn,
  medicineTakenEn,
  readMedication,
} from '../index.ts'
import type { CombinationFacts, Medication } from '../index.ts'

const reading = { hemisphere: 'north' } as const

test('IPT-200 a medicine is kept with prescriber, doses and their days, stop, side effects, and how it is taken', () => {
  const raw = {
    drug: 'sertraline',
    prescriber: 'Dr Hale',
    doses: [
      { dose: '50 mg', from: '2026-09' },
      { dose: '100 mg', from: '2026-11-02' },
    ],
    sideEffects: ['dry mouth'],
    taken: 'on-some-days',
    takenWords: 'not when I feel well',
  }
  const medication = read(raw)
  assert.deepEqual(
    medication.doses.map(({ dose, from }) => [dose, from.state === 'understood' && from.date.edtf]),
    [
      ['50 mg', '2026-09'],
      ['100 mg', '2026-11-02'],
    ],
  )
  assert.deepEqual(
    [medication.prescriber, medication.sideEffects, medication.taken, medication.takenWords],
    ['Dr Hale', ['dry mouth'], 'on-some-days', 'not when I feel well'],
  )
  assert.equal(
    medicationWordsEn(medication),
    'sertraline 100 mg, prescribed by Dr Hale, taken on some days, side effects as told: dry mouth.',
  )
  const stopped = read({ ...raw, stopped: { case: 'stopped', when: '2027-01', why: 'felt well' } })
  assert.equal(
    medicationWordsEn(stopped),
    'sertraline 100 mg, prescribed by Dr Hale, stopped, side effects as told: dry mouth.',
  )
  assert.deepEqual([isTakenNow(medication), isTakenNow(stopped)], [true, false])
  assert.equal(isTakenNow(read({ ...raw, taken: 'not-at-present' })), false)
  assert.equal(medicationWordsEn(read({ drug: 'lithium' })), 'lithium.')
})

test('IPT-200 doses lie on the axis of scores and events, each up to the next; what was not dated stays off it', () => {
  const bars = doseBars(
    read({
      drug: 'sertraline',
      doses: [
        { dose: '50 mg', from: '2026-09' },
        { dose: '75 mg', from: 'after the holidays' },
        { dose: '100 mg', from: '2026-11-02' },
      ],
    }),
    reading,
  )
  const day = { earliest: '2026-11-02', latest: '2026-11-02' }
  assert.deepEqual(bars, [
    { dose: '50 mg', from: { earliest: '2026-09-01', latest: '2026-09-30' }, to: null, goesOn: false },
    { dose: '75 mg', from: null, to: day, goesOn: false },
    { dose: '100 mg', from: day, to: null, goesOn: true },
  ])
  const [bar] = doseBars(
    read({ drug: 'a', doses: [{ dose: '1', from: '2026' }], stopped: { case: 'stopped', when: '2026-12' } }),
    reading,
  )
  assert.deepEqual(bar?.to, { earliest: '2026-12-01', latest: '2026-12-31' })
  assert.equal(bar?.goesOn, false)
})

test('IPT-200 what cannot be is named by its field; dates that may be in order are kept', () => {
  const dose = (from: string, words = '50 mg') => ({ dose: words, from })
  assert.deepEqual(faults({ drug: ' ' }), ['drug medication/drug-missing'])
  assert.deepEqual(faults({ drug: 'a', doses: [dose('2026-11'), dose('2026-09')] }), [
    'doses.1.from medication/doses-out-of-order',
  ])
  assert.deepEqual(faults({ drug: 'a', doses: [dose('2026', ''), dose('2026-09', ' ')] }), [
    'doses.1.dose medication/dose-missing',
  ])
  const stopped = (when: string) => ({
    drug: 'a',
    doses: [dose('2026-11')],
    stopped: { case: 'stopped', when },
  })
  assert.deepEqual(faults(stopped('2026-10-31')), ['stopped.when medication/stopped-before-start'])
  for (const when of ['2026-11-01', '2026', '', 'some day']) assert.deepEqual(faults(stopped(when)), [], when)
  assert.deepEqual(faults({ drug: 'a', dosePerDay: 3 }), ['record technique/field-unknown'])
})

test('IPT-201 severe depression, psychotic features or a change of plan bring up a combination, with the source', () => {
  const none: CombinationFacts = {
    severity: 'moderate',
    psychoticFeatures: false,
    planChangeDue: false,
    onMedication: false,
  }
  const prompt = (changes: Partial<CombinationFacts>) => combinationPrompt({ ...none, ...changes })
  assert.equal(prompt({}), null)
  assert.equal(prompt({ severity: null, psychoticFeatures: null }), null)
  assert.match(prompt({ severity: 'severe' })?.words ?? '', /: the depression is severe\./)
  assert.match(prompt({ psychoticFeatures: true })?.words ?? '', /: there are psychotic features\./)
  assert.match(prompt({ planChangeDue: true })?.words ?? '', /: a change of plan is due\./)
  assert.match(
    prompt({ severity: 'severe', planChangeDue: true })?.words ?? '',
    /: the depression is severe; a change of plan is due\./,
  )
  assert.equal(prompt({ severity: 'severe', onMedication: true }), null)
  const { rule, inputs, source } = prompt({ severity: 'severe' }) ?? { rule: '', inputs: {}, source: '' }
  assert.equal(rule, 'medication/consider-combination')
  assert.deepEqual(inputs, { ...none, severity: 'severe' })
  assert.match(source, /IPT-201; Cuijpers 2016, doi:10\.1176\/appi\.ajp\.2015\.15091141/)
})

test('IPT-202 no dose is worked out, no drug is named, and nothing is credited with a change', () => {
  for (const { kind } of Object.values(medicationFields)) assert.ok(!['whole', 'scale'].includes(kind))
  const words = combinationPrompt({
    severity: 'severe',
    psychoticFeatures: true,
    planChangeDue: true,
    onMedication: false,
  })?.words
  assert.doesNotMatch(words ?? '', /\bmg\b|\d|because of|thanks to|due to|sertraline|SSRI/i)
})

test('IPT-200 IPT-003 how a medicine is taken is said in neutral words', () => {
  const words = [
    ...Object.values(medicineTakenEn),
    ...Object.values(medicationFields).map(({ label }) => label),
  ]
  for (const text of words) {
    for (const list of [blamingWordsEn, homeworkWordsEn])
      assert.deepEqual(findDeniedWords(text, list), [], text)
  }
})

function read(raw: unknown): Medication {
  const result = readMedication(raw, reading)
  assert.ok(result.ok, JSON.stringify(result.ok || result.problem))
  return result.value
}

function faults(raw: unknown): readonly string[] {
  const result = readMedication(raw, reading)
  return result.ok ? [] : result.problem.fields.map(({ field, code }) => `${field} ${code}`)
}
