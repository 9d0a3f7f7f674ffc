import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  benchmarkFromCourses,
  mayShowRates,
  caseloadStatus,
  compare,
  cudos,
  gad7,
  isTotalOf,
  minimalImportantDifference,
  outcomeRates,
  partialResponse,
  phq9,
  qidsSr16,
  reliableChange,
  reliableChangeIndex,
  remission,
  response,
  setReliableChange,
  setThresholds,
  strictRemission,
  suddenGains,
  weekRules,
  who5,
} from '../index.ts'
import type { Comparison, FinishedCourse, Instrument, InstrumentId } from '../index.ts'

test('C05 CUDOS remission is 19 or lower, strict remission 10 or lower, and the cut-off used is kept', () => {
  const now = (total: number) => of(cudos, 40, total)
  assert.deepEqual(
    [10, 11, 19, 20].map((total) => [remission(now(total)).verdict, strictRemission(now(total)).verdict]),
    [
      ['yes', 'yes'],
      ['yes', 'no'],
      ['yes', 'no'],
      ['no', 'no'],
    ],
  )
  assert.deepEqual(remission(now(20)).thresholds, { below: 20 })
  assert.deepEqual(strictRemission(now(20)).thresholds, { below: 11 })
  assert.equal(strictRemission(of(phq9, 20, 0)).verdict, 'no-threshold')
})

test('QIDS-SR16 remission is 5 or lower', () => {
  assert.deepEqual(
    [5, 6].map((total) => remission(of(qidsSr16, 20, total)).verdict),
    ['yes', 'no'],
  )
})

test('MEAS-043 without a published constant CUDOS and QIDS-SR16 have no reliable change, and remission still shows', () => {
  for (const comparison of [of(cudos, 64, 30), of(qidsSr16, 27, 10)]) {
    assert.equal(reliableChange(comparison).verdict, 'no-threshold')
    assert.equal(response(comparison).verdict, 'no-threshold')
    assert.equal(minimalImportantDifference(comparison).verdict, 'no-threshold')
  }
  const status = (now: number) =>
    caseloadStatus(cudos, { instrument: 'cudos', total: 40 }, { instrument: 'cudos', total: now }).verdict
  assert.equal(status(19), 'remitted')
  assert.equal(status(25), 'cannot-judge')
})

test('MEAS-043 a clinic enters its own constant: 1.96 x sqrt(2) x SD x sqrt(1 - r), and its origin stays with each verdict', () => {
  const statistics = { standardDeviation: 12.3, reliability: 0.92, from: ' own sample, 2026 ' }
  assert.ok(Math.abs(reliableChangeIndex(statistics) - 9.6432) < 0.0001)
  const own = setReliableChange(cudos, statistics)
  assert.ok(own.ok)
  const verdict = (from: number, to: number) => reliableChange(of(own.value, from, to))
  assert.equal(verdict(30, 21).verdict, 'no-reliable-change')
  assert.equal(verdict(30, 20).verdict, 'improved')
  assert.equal(verdict(20, 30).verdict, 'deteriorated')
  assert.deepEqual(verdict(30, 20).thresholds, { points: 10 })
  assert.equal(verdict(30, 20).source, '1.96 x sqrt(2) x SD x sqrt(1 - r), SD 12.3, r 0.92: own sample, 2026')
  assert.deepEqual(remission(of(own.value, 40, 19)).thresholds, { below: 20 })
  assert.equal(cudos.change.reliable, undefined)
})

test('MEAS-043 statistics that cannot be are refused by name, and so is a constant that nobody could reach', () => {
  const sample = { standardDeviation: 6, reliability: 0.9, from: 'x' }
  const codes = (change: Partial<typeof sample>) => {
    const result = setReliableChange(phq9, { ...sample, ...change })
    if (result.ok) return []
    const { problem } = result
    return problem.kind === 'refused' ? [problem.code] : problem.fields.map(({ field }) => field)
  }
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ standardDeviation: 0, reliability: 1, from: ' ' }), [
    'standardDeviation',
    'reliability',
    'from',
  ])
  assert.deepEqual(codes({ standardDeviation: 28, reliability: 0 }), ['standardDeviation', 'reliability'])
  assert.deepEqual(codes({ standardDeviation: Number.NaN, reliability: Number.NaN }), [
    'standardDeviation',
    'reliability',
  ])
  assert.deepEqual(codes({ standardDeviation: 27, reliability: 0.99 }), [])
  assert.deepEqual(codes({ standardDeviation: 27, reliability: 0.1 }), ['change/never-reliable'])
})

test('IPT-222 thresholds that a clinic sets are kept with each verdict, and say who set them', () => {
  const set = setThresholds(phq9, { reliable: 7, remissionBelow: 4, mcid: 3, suddenGain: 8 })
  assert.ok(set.ok)
  const changed = reliableChange(of(set.value, 20, 14))
  assert.equal(changed.verdict, 'no-reliable-change')
  assert.deepEqual([changed.thresholds, changed.source], [{ points: 7 }, 'set by the clinic'])
  assert.equal(remission(of(set.value, 20, 4)).verdict, 'no')
  assert.equal(minimalImportantDifference(of(set.value, 20, 17)).verdict, 'yes')
  assert.equal(response(of(set.value, 20, 10)).source, phq9.change.responseFrom?.source)
  const refused = setThresholds(phq9, { mcid: 0, caseFrom: 28, responseFrom: 9.5, strictRemissionBelow: 27 })
  assert.deepEqual(!refused.ok && refused.problem.fields, [
    { field: 'mcid', code: 'change/threshold-out-of-range' },
    { field: 'caseFrom', code: 'change/threshold-out-of-range' },
    { field: 'responseFrom', code: 'change/threshold-out-of-range' },
  ])
})

test('on WHO-5 more is better: 10 points up matter, and no rule about lower symptoms speaks', () => {
  assert.deepEqual(
    [of(who5, 40, 52), of(who5, 40, 48), of(who5, 52, 40)].map((c) => minimalImportantDifference(c).verdict),
    ['yes', 'no', 'no'],
  )
  assert.equal(partialResponse(of(who5, 60, 40)).verdict, 'not-applicable')
  assert.equal(isTotalOf(who5, 50), false)
  const course = { today: 60, plannedSessions: 16, everyWeeks: 1, totals: [], settledUntilDay: null }
  const rules = weekRules(who5, course)
  assert.equal(
    !rules.ok && rules.problem.kind === 'refused' && rules.problem.code,
    'change/not-a-symptom-scale',
  )
  const gains = suddenGains(who5, [40, 60])
  assert.equal(
    !gains.ok && gains.problem.kind === 'refused' && gains.problem.code,
    'change/not-a-symptom-scale',
  )
})

const gainsIn = (totals: readonly (number | null)[], thresholds?: Parameters<typeof suddenGains>[2]) => {
  const found = suddenGains(phq9, totals, thresholds)
  assert.ok(found.ok)
  return found.value.map(({ verdict }) => [
    verdict.fromSession,
    verdict.toSession,
    verdict.drop,
    verdict.reversedAtSession,
  ])
}

test('a sudden gain is a drop of 6 points or more, of a quarter or more, that holds over three scores on each side', () => {
  assert.deepEqual(gainsIn([18, 17, 18, 9, 8, 9]), [[3, 4, 9, null]])
  assert.deepEqual(gainsIn([18, 17, 18, 13, 13, 13]), []) // 5 points
  assert.deepEqual(gainsIn([18, 18, 18, 12, 12, 12]), [[3, 4, 6, null]]) // exactly 6, no spread
  assert.deepEqual(gainsIn([25, 25, 25, 19, 19, 19]), []) // 24 %
  assert.deepEqual(gainsIn([24, 24, 24, 18, 18, 18]), [[3, 4, 6, null]]) // exactly 25 %
  assert.deepEqual(gainsIn([8, 14, 20, 12, 16, 17]), []) // a drop that does not hold
})

test('the critical t is that of the number of scores: 4.303, 3.182 and 2.776', () => {
  const found = suddenGains(phq9, [18, 17, 18, 9, 8, 9])
  assert.ok(found.ok)
  assert.deepEqual(found.value[0]?.inputs, { instrument: 'phq-9', before: '18 17 18', after: '9 8 9' })
  assert.deepEqual(found.value[0]?.thresholds, {
    points: 6,
    percent: 25,
    scoresEachSide: 3,
    reversalPercent: 50,
    criticalT: 2.776,
  })
  // By hand, 2 + 2: t = 2.83 is below 4.303, t = 5.66 above it.
  assert.deepEqual(gainsIn([20, 16, 8, 12]), [])
  assert.deepEqual(gainsIn([20, 18, 10, 12]), [[2, 3, 8, null]])
  // 2 + 3: t = 2.87 is below 3.182 (and above 2.776), t = 3.68 above it.
  assert.deepEqual(gainsIn([21, 16, 10, 13, 13]), [])
  assert.deepEqual(gainsIn([18, 16, 10, 13, 9]), [[2, 3, 6, 4]])
})

test('gaps and the ends of a course: at least two scores are needed on each side of a drop', () => {
  assert.deepEqual(gainsIn([20, 8, 8, 8]), [])
  assert.deepEqual(gainsIn([20, 20, 20, 8]), [])
  assert.deepEqual(gainsIn([20, null, 20, 8, null, 8]), [[3, 4, 12, null]])
  assert.deepEqual(gainsIn([20, 20, null, 8, 8]), [])
  assert.deepEqual(gainsIn([]), [])
})

test('a reversal is the loss of half of the gain or more at any later session', () => {
  assert.deepEqual(gainsIn([18, 18, 18, 8, 8, 8, 12]), [[3, 4, 10, null]])
  assert.deepEqual(gainsIn([18, 18, 18, 8, 8, 8, 12, null, 13, 20]), [[3, 4, 10, 9]])
})

test('a clinic sets what counts as a sudden gain, on a scale without a constant too', () => {
  const own = { points: 10, percent: 30, scoresEachSide: 2, reversalPercent: 40 } as const
  assert.deepEqual(gainsIn([18, 17, 18, 9, 8, 9], own), [])
  const found = suddenGains(cudos, [40, 40, 20, 20], own)
  assert.equal(found.ok && found.value[0]?.source, 'thresholds set by the clinic')
  assert.equal(found.ok && found.value[0]?.thresholds['criticalT'], 4.303)
  const none = suddenGains(cudos, [40, 40, 20, 20])
  assert.deepEqual(!none.ok && none.problem, { kind: 'refused', code: 'change/no-sudden-gain-constant' })
  const bad = suddenGains(phq9, [28, 3], { ...own, points: 0, percent: 101, reversalPercent: 0.5 })
  assert.deepEqual(
    !bad.ok && bad.problem.kind === 'invalid' && bad.problem.fields.map(({ field }) => field),
    ['points', 'percent', 'reversalPercent', 'session 1'],
  )
})

test('a number of scores on each side that cannot be is named, and not taken for a course without gains', () => {
  for (const scoresEachSide of [1, 4, 2.5, Number.NaN] as unknown as readonly (2 | 3)[]) {
    const thresholds = { points: 6, percent: 25, scoresEachSide, reversalPercent: 50 }
    const gains = suddenGains(phq9, [18, 17, 18, 9, 8, 9], thresholds)
    assert.deepEqual(!gains.ok && gains.problem, {
      kind: 'invalid',
      fields: [{ field: 'scoresEachSide', code: 'change/threshold-out-of-range' }],
    })
  }
  const two = suddenGains(phq9, [18, 18, 9, 9], {
    points: 6,
    percent: 25,
    scoresEachSide: 2,
    reversalPercent: 50,
  })
  assert.equal(two.ok && two.value.length, 1)
})

test('sudden gains in 2,000 random courses agree with the conditions written out in floating point', () => {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const squares = (values: number[]) => values.reduce((a, b) => a + (b - mean(values)) ** 2, 0)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 27 }), { maxLength: 16 }), (totals) => {
      const expected = totals.flatMap((from, at) => {
        const to = totals[at + 1]
        const before = totals.slice(Math.max(0, at - 2), at + 1)
        const after = totals.slice(at + 1, at + 4)
        if (to === undefined || before.length < 2 || after.length < 2) return []
        const freedom = before.length + after.length - 2
        const pooled = (squares(before) + squares(after)) / freedom
        const t = (mean(before) - mean(after)) / Math.sqrt(pooled * (1 / before.length + 1 / after.length))
        const critical = [4.303, 3.182, 2.776][freedom - 2] ?? Number.NaN
        return from - to >= 6 && from - to >= 0.25 * from && t > critical ? [at + 1] : []
      })
      assert.deepEqual(
        gainsIn(totals).map(([session]) => session),
        expected,
      )
    }),
    { numRuns: 2000 },
  )
})

const courses: readonly FinishedCourse[] = [
  course(8, 20, 4),
  course(16, 20, 12),
  course(4, 12, 20),
  course(2, 8, 7),
  course(1, 20, 9),
  { sessionsAttended: 5, measures: null },
  { sessionsAttended: 0, measures: null },
]

test('MEAS-040 each outcome is counted over two denominators, which are said in words', () => {
  const rates = outcomeRates(courses)
  assert.ok(rates.ok)
  assert.deepEqual(
    rates.value.map(({ metric, completed, allStarters }) => [
      metric,
      `${completed.count} of ${completed.of}`,
      `${allStarters.count} of ${allStarters.of}`,
    ]),
    [
      ['recovery', '1 of 3', '2 of 5'],
      ['reliable-recovery', '1 of 3', '2 of 5'],
      ['reliable-improvement', '2 of 4', '3 of 6'],
      ['reliable-deterioration', '1 of 4', '1 of 6'],
      ['response', '1 of 3', '2 of 5'],
      ['remission', '1 of 4', '1 of 6'],
    ],
  )
  const [recovery, , improvement] = rates.value
  assert.equal(
    recovery?.completed.ofWhom,
    'people with at least 2 attended sessions and 2 scores, who were a case at the start',
  )
  assert.equal(
    recovery?.allStarters.ofWhom,
    'people who attended a first session, who were a case at the start or whose start is not known',
  )
  assert.equal(improvement?.allStarters.ofWhom, 'people who attended a first session')
})

test('MEAS-040 a number of sessions that cannot be is refused by its place', () => {
  const rates = outcomeRates([course(2, 20, 4), { sessionsAttended: -1, measures: null }])
  assert.deepEqual(!rates.ok && rates.problem.fields, [
    { field: 'course 2', code: 'change/not-a-number-of-sessions' },
  ])
  const none = outcomeRates([])
  assert.deepEqual(none.ok && none.value[0]?.completed.of, 0)
})

test('IPT-212 figures over courses wait for 20 completed ones, and none of them belongs to a clinician', () => {
  assert.deepEqual(mayShowRates(19), {
    ok: false,
    problem: { kind: 'refused', code: 'change/too-few-courses' },
  })
  assert.deepEqual(mayShowRates(20), { ok: true, value: { thresholds: { from: 20 } } })
  assert.equal(mayShowRates(20, 30).ok, false)
  assert.equal(mayShowRates(Number.NaN).ok, false)
  assert.equal(benchmarkFromCourses, 20)
  const rates = outcomeRates([])
  assert.ok(rates.ok)
  assert.doesNotMatch(JSON.stringify(rates.value), /clinician|rank/i)
})

function of<Id extends InstrumentId>(instrument: Instrument<Id>, from: number, to: number): Comparison<Id> {
  const compared = compare(
    instrument,
    { instrument: instrument.id, total: from },
    { instrument: instrument.id, total: to },
  )
  assert.ok(compared.ok)
  return compared.value
}

function course(sessionsAttended: number, from: number, to: number): FinishedCourse {
  return { sessionsAttended, measures: { depression: of(phq9, from, to), anxiety: of(gad7, 5, 5) } }
}
