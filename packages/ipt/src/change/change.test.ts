import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  caseloadStatus,
  caseness,
  compare,
  gad7,
  minimalImportantDifference,
  partialResponse,
  percentDrop,
  phq2,
  phq9,
  recovery,
  reliableChange,
  reliableChangeOverall,
  reliableRecovery,
  remission,
  response,
} from '../index.ts'
import type { Comparison, InstrumentId } from '../index.ts'

const none = 'no-reliable-change'
const notCase = 'not-a-case-at-start'
const table = [
  // baseline, current, drop, response, remission, MCID, reliable, recovery, reliable recovery
  [20, 10, 10, 'yes', 'no', 'yes', 'improved', 'not-recovered', 'not-recovered'],
  [20, 9, 11, 'yes', 'no', 'yes', 'improved', 'recovered', 'recovered'],
  [10, 5, 5, 'yes', 'no', 'yes', none, 'recovered', 'not-recovered'],
  [12, 4, 8, 'yes', 'yes', 'yes', 'improved', 'recovered', 'recovered'],
  [9, 4, 5, 'not-applicable', 'yes', 'yes', none, notCase, notCase],
  [15, 8, 7, 'no', 'no', 'yes', 'improved', 'recovered', 'recovered'],
  [15, 10, 5, 'no', 'no', 'yes', none, 'not-recovered', 'not-recovered'],
  [8, 14, -6, 'not-applicable', 'no', 'no', 'deteriorated', notCase, notCase],
  [18, 18, 0, 'no', 'no', 'no', none, 'not-recovered', 'not-recovered'],
] as const

for (const [baseline, current, drop, responded, remitted, mcid, reliable, recovered, reliably] of table) {
  test(`MEAS-045 PHQ-9 ${baseline} -> ${current} is judged as in the table of the reference`, () => {
    const depression = phq(baseline, current)
    for (const anxiety of [null, gad(5, 5)]) {
      assert.equal(depression.drop, drop)
      assert.equal(response(depression).verdict, responded)
      assert.equal(remission(depression).verdict, remitted)
      assert.equal(minimalImportantDifference(depression).verdict, mcid)
      assert.equal(reliableChange(depression).verdict, reliable)
      assert.equal(reliableChangeOverall({ depression, anxiety }).verdict, reliable)
      assert.equal(recovery({ depression, anxiety }).verdict, recovered)
      assert.equal(reliableRecovery({ depression, anxiety }).verdict, reliably)
    }
  })
}

test('MEAS-042 no pair of PHQ-9 totals is a response, or an improvement, and a deterioration at once', () => {
  everyPair((comparison) => {
    const { verdict } = reliableChange(comparison)
    if (verdict === 'deteriorated') {
      assert.notEqual(response(comparison).verdict, 'yes')
      assert.equal(partialResponse(comparison).verdict === 'yes', false)
      assert.equal(minimalImportantDifference(comparison).verdict, 'no')
    }
    assert.ok(!(response(comparison).verdict === 'yes' && partialResponse(comparison).verdict === 'yes'))
  })
})

test('MEAS-042 over both measures, deterioration and improvement exclude each other, and contradiction is neither', () => {
  everyPair((depression) => {
    for (const [from, to] of [
      [10, 10],
      [10, 6],
      [10, 14],
      [14, 0],
    ] as const) {
      const measures = { depression, anxiety: gad(from, to) }
      const phqDrop = depression.drop >= 6
      const phqRise = depression.drop <= -6
      const gadDrop = from - to >= 4
      const gadRise = to - from >= 4
      const improved = (phqDrop && !gadRise) || (gadDrop && !phqRise)
      const deteriorated = (phqRise && !gadDrop) || (gadRise && !phqDrop)
      assert.ok(!(improved && deteriorated))
      const expected = improved ? 'improved' : deteriorated ? 'deteriorated' : none
      assert.equal(reliableChangeOverall(measures).verdict, expected)
    }
  })
})

test('recovery looks at both measures: a case by anxiety alone, and no recovery while one is still a case', () => {
  assert.equal(recovery({ depression: phq(9, 9), anxiety: gad(8, 7) }).verdict, 'recovered')
  assert.equal(recovery({ depression: phq(20, 5), anxiety: gad(7, 8) }).verdict, 'not-recovered')
  assert.equal(recovery({ depression: phq(9, 12), anxiety: gad(7, 7) }).verdict, notCase)
})

test('partial response is a quarter or more and less than half of the baseline', () => {
  assert.equal(partialResponse(phq(20, 15)).verdict, 'yes')
  assert.equal(partialResponse(phq(20, 16)).verdict, 'no')
  assert.equal(partialResponse(phq(20, 11)).verdict, 'yes')
  assert.equal(partialResponse(phq(20, 10)).verdict, 'no')
  assert.equal(partialResponse(phq(0, 0)).verdict, 'not-applicable')
})

test('the drop in percent is rounded half up, and a baseline of 0 has none', () => {
  assert.equal(percentDrop(phq(20, 9)), 55)
  assert.equal(percentDrop(phq(8, 7)), 13)
  assert.equal(percentDrop(phq(16, 18)), -12)
  assert.equal(percentDrop(phq(0, 3)), null)
})

test('GAD-7 has its own numbers: 4 points are reliable and matter, 8 is a case', () => {
  assert.equal(reliableChange(gad(12, 8)).verdict, 'improved')
  assert.equal(reliableChange(gad(12, 9)).verdict, none)
  assert.equal(minimalImportantDifference(gad(12, 8)).verdict, 'yes')
  assert.deepEqual(caseness(gad(8, 7)).verdict, { atBaseline: true, now: false })
})

test('MEAS-043 without a published number nothing is claimed', () => {
  const compared = compare(phq2, { instrument: 'phq-2', total: 6 }, { instrument: 'phq-2', total: 0 })
  assert.ok(compared.ok)
  for (const metric of [response, remission, minimalImportantDifference, reliableChange, caseness]) {
    assert.equal(metric(compared.value).verdict, 'no-threshold')
  }
  assert.equal(remission(gad(8, 0)).verdict, 'no-threshold')
})

test('MEAS-041 totals of two instruments never compare', () => {
  const stored: { instrument: InstrumentId; total: number } = { instrument: 'gad-7', total: 8 }
  const mixed = compare<InstrumentId>(phq9, { instrument: 'phq-9', total: 8 }, stored)
  assert.deepEqual(mixed, { ok: false, problem: { kind: 'refused', code: 'change/mixed-instruments' } })
  assert.equal(
    caseloadStatus<InstrumentId>(phq9, { instrument: 'phq-9', total: 8 }, stored).verdict,
    'cannot-judge',
  )
})

test('a total that the instrument cannot give is named', () => {
  const total = (points: number) => ({ instrument: 'phq-9' as const, total: points })
  const compared = compare(phq9, total(28), total(1.5))
  assert.deepEqual(compared.ok ? null : compared.problem, {
    kind: 'invalid',
    fields: [
      { field: 'baseline', code: 'change/total-out-of-range' },
      { field: 'current', code: 'change/total-out-of-range' },
    ],
  })
})

test('IPT-222 every verdict carries its rule, inputs, thresholds and source', () => {
  assert.deepEqual(response(phq(20, 10)), {
    verdict: 'yes',
    rule: 'change/response',
    inWords: 'The current total is at most half of the baseline, and the baseline was high enough.',
    inputs: { instrument: 'phq-9', baseline: 20, current: 10 },
    thresholds: { baselineFrom: 10, reductionPercent: 50 },
    source: 'HEDIS depression response; doi:10.1176/appi.ps.201900295',
  })
  assert.deepEqual(recovery({ depression: phq(20, 9), anxiety: null }).inputs, {
    'phq-9 baseline': 20,
    'phq-9 current': 9,
    'gad-7 baseline': null,
    'gad-7 current': null,
  })
})

test('HAZ-020 HAZ-022 a caseload says improving from 6 points down, worse from 6 points up, remitted below 5', () => {
  const status = (from: number | null, to: number | null) => {
    const total = (points: number | null) =>
      points === null ? null : { instrument: 'phq-9' as const, total: points }
    return caseloadStatus(phq9, total(from), total(to)).verdict
  }
  assert.equal(status(18, 12), 'improving')
  assert.equal(status(18, 13), 'no-change')
  assert.equal(status(12, 18), 'worse')
  assert.equal(status(12, 17), 'no-change')
  assert.equal(status(5, 4), 'remitted')
  assert.equal(status(5, 5), 'no-change')
  assert.equal(status(4, 3), 'no-change')
  assert.equal(status(4, 10), 'worse')
  assert.equal(status(12, null), 'cannot-judge')
  assert.equal(status(null, 12), 'cannot-judge')
})

test('IPT-222 a row of the caseload shows what it was judged on', () => {
  const judged = caseloadStatus(phq9, null, null)
  assert.deepEqual(judged.inputs, { instrument: 'phq-9', baseline: null, current: null })
  assert.deepEqual(judged.thresholds, { remissionBelow: 5, reliable: 6 })
  assert.deepEqual(caseloadStatus(gad7, null, null).thresholds, { reliable: 4 })
})

function phq(from: number, to: number): Comparison<'phq-9'> {
  const compared = compare(phq9, { instrument: 'phq-9', total: from }, { instrument: 'phq-9', total: to })
  assert.ok(compared.ok)
  return compared.value
}

function gad(from: number, to: number): Comparison<'gad-7'> {
  const compared = compare(gad7, { instrument: 'gad-7', total: from }, { instrument: 'gad-7', total: to })
  assert.ok(compared.ok)
  return compared.value
}

function everyPair(visit: (comparison: Comparison<'phq-9'>) => void): void {
  for (let from = 0; from <= 27; from += 1) for (let to = 0; to <= 27; to += 1) visit(phq(from, to))
}
