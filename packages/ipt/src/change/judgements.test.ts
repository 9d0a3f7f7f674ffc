import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  caseloadStatus,
  caseness,
  compare,
  cudos,
  gad7,
  isTotalOf,
  minimalImportantDifference,
  outcomeRates,
  partialResponse,
  phq9,
  recovery,
  reliableChange,
  reliableChangeOverall,
  reliableRecovery,
  remission,
  response,
  setReliableChange,
  setThresholds,
  strictRemission,
  suddenGains,
  weekRules,
  who5,
} from '../index.ts'
import type { Comparison, Instrument, InstrumentId, Judgement } from '../index.ts'

const nhs = 'NHS Talking Therapies manual'
const unpublished = 'no constant is published for this instrument (MEAS-043)'

const depression = of(phq9, 20, 9)
const measures = { depression, anxiety: of(gad7, 12, 3) }

/** What each verdict says of itself: its stable rule, the rule in words, the thresholds in force, and the source. */
const told: readonly [Judgement<unknown>, string, string, Readonly<Record<string, number>>, string][] = [
  [
    response(depression),
    'change/response',
    'The current total is at most half of the baseline, and the baseline was high enough.',
    { baselineFrom: 10, reductionPercent: 50 },
    'HEDIS depression response; doi:10.1176/appi.ps.201900295',
  ],
  [
    partialResponse(depression),
    'change/partial-response',
    'The total has fallen by a quarter of the baseline or more, and by less than half.',
    { fromPercent: 25, belowPercent: 50 },
    'ICSI',
  ],
  [
    remission(depression),
    'change/remission',
    'The current total is below the cut-off for remission.',
    { below: 5 },
    'Kroenke 2001',
  ],
  [
    strictRemission(of(cudos, 40, 9)),
    'change/strict-remission',
    'The current total is below the narrower cut-off for remission.',
    { below: 11 },
    'Zimmerman 2017: 10 or lower',
  ],
  [
    minimalImportantDifference(depression),
    'change/minimal-important-difference',
    'The total is better by at least the smallest difference that matters.',
    { points: 5 },
    'Löwe 2004, doi:10.1097/00005650-200412000-00006 (2 SEM)',
  ],
  [
    reliableChange(depression),
    'change/reliable-change',
    'The total has fallen or risen by more than measurement error explains.',
    { points: 6 },
    nhs,
  ],
  [
    reliableChange(of(cudos, 40, 9)),
    'change/reliable-change',
    'The total has fallen or risen by more than measurement error explains.',
    {},
    unpublished,
  ],
  [
    caseness(depression),
    'change/caseness',
    'A total at or above the cut-off counts as a case.',
    { caseFrom: 10 },
    nhs,
  ],
  [
    recovery(measures),
    'change/recovery',
    'A case at the start on either measure, and below both cut-offs now.',
    { 'phq-9 case from': 10, 'phq-9 reliable': 6, 'gad-7 case from': 8, 'gad-7 reliable': 4 },
    nhs,
  ],
  [
    reliableChangeOverall({ depression, anxiety: null }),
    'change/reliable-change-overall',
    'A reliable change on one measure that the other does not contradict.',
    { 'phq-9 case from': 10, 'phq-9 reliable': 6 },
    nhs,
  ],
  [
    reliableRecovery({ depression, anxiety: null }),
    'change/reliable-recovery',
    'Recovery together with reliable improvement.',
    { 'phq-9 case from': 10, 'phq-9 reliable': 6 },
    nhs,
  ],
  [
    caseloadStatus(phq9, total(phq9, 20), total(phq9, 9)),
    'change/caseload-status',
    'Below the cut-off for remission and not so at baseline, else reliable change.',
    { remissionBelow: 5, reliable: 6 },
    `Kroenke 2001; ${nhs}`,
  ],
  [
    caseloadStatus(cudos, total(cudos, 20), total(cudos, 9)),
    'change/caseload-status',
    'Below the cut-off for remission and not so at baseline, else reliable change.',
    { remissionBelow: 20 },
    'Zimmerman 2008: 19 or lower',
  ],
]

for (const [judgement, rule, inWords, thresholds, source] of told) {
  test(`IPT-222 ${rule} tells its rule in words, its thresholds and its source (${source})`, () => {
    const { verdict: _verdict, inputs: _inputs, ...rest } = judgement
    assert.deepEqual(rest, { rule, inWords, thresholds, source })
  })
}

test('IPT-222 the rules of weeks 4 and 8 tell themselves in words', () => {
  const totals = [{ ...total(phq9, 20), day: 0 }]
  const rules = weekRules(phq9, {
    today: 60,
    plannedSessions: 16,
    everyWeeks: 1,
    totals,
    settledUntilDay: null,
  })
  assert.ok(rules.ok)
  const { progress, worsening } = rules.value
  assert.deepEqual(
    [progress.rule, progress.inWords, progress.source],
    [
      'change/weeks-without-improvement',
      'Too little reduction from the baseline for the number of weeks since session 1.',
      'IPT-180, IPT-181, IPT-184; Swartz 2023: change the plan after 4 to 8 weeks',
    ],
  )
  assert.deepEqual(
    [worsening.rule, worsening.inWords, worsening.source, worsening.verdict],
    [
      'change/worse-than-baseline',
      'The total lies above the baseline by at least the points given.',
      'IPT-186',
      'cannot-judge',
    ],
  )
})

test('IPT-222 a sudden gain tells its rule, and whose thresholds it used', () => {
  const [gain] = valueOf(suddenGains(phq9, [18, 17, 18, 9, 8, 9]))
  assert.deepEqual(
    [gain?.rule, gain?.inWords, gain?.source],
    [
      'change/sudden-gain',
      'A drop between two sessions that is large, large for the score before it, and holds.',
      'Tang & DeRubeis 1999, adapted to PHQ-9',
    ],
  )
})

test('MEAS-040 each outcome names its source and, in words, whom it counts', () => {
  const course = { sessionsAttended: 4, measures: { depression, anxiety: null } }
  const rates = valueOf(outcomeRates([course]))
  const whom = 'people with at least 2 attended sessions and 2 scores'
  assert.deepEqual(
    rates.map(({ completed }) => completed.ofWhom),
    [
      `${whom}, who were a case at the start`,
      `${whom}, who were a case at the start`,
      whom,
      whom,
      `${whom}, who began at 10 or above`,
      whom,
    ],
  )
  for (const { source } of rates) {
    assert.equal(source, 'NHS Talking Therapies manual; Kith adds the figure over all who started (MEAS-040)')
  }
})

test('MEAS-041 totals of different instruments do not compare, on either side; impossible totals are named', () => {
  const mixed = { instrument: 'gad-7', total: 3 } as unknown as { instrument: 'phq-9'; total: number }
  for (const [from, to] of [
    [mixed, total(phq9, 3)],
    [total(phq9, 3), mixed],
  ] as const) {
    const compared = compare(phq9, from, to)
    assert.deepEqual(!compared.ok && compared.problem, { kind: 'refused', code: 'change/mixed-instruments' })
  }
  assert.deepEqual(
    [-1, 0, 27, 28, 3.5, Number.NaN].map((points) => isTotalOf(phq9, points)),
    [false, true, true, false, false, false],
  )
  assert.deepEqual(
    [-4, 0, 2, 4, 100, 104].map((points) => isTotalOf(who5, points)),
    [false, true, false, true, true, false],
  )
})

test('MEAS-043 each threshold can be set, from 1 point to the highest total', () => {
  const names = [
    'mcid',
    'reliable',
    'remissionBelow',
    'strictRemissionBelow',
    'caseFrom',
    'responseFrom',
    'suddenGain',
  ] as const
  for (const name of names) {
    for (const points of [1, 27]) {
      assert.deepEqual(valueOf(setThresholds(phq9, { [name]: points })).change[name], {
        points,
        source: 'set by the clinic',
      })
    }
    assert.equal(setThresholds(phq9, { [name]: 28 }).ok, false)
  }
})

test('MEAS-043 a constant that only the whole range reaches is still one; what cannot be is told by its code', () => {
  const widest = setReliableChange(phq9, { standardDeviation: 9.7, reliability: 0.02, from: 'x' })
  assert.equal(valueOf(widest).change.reliable?.points, 27)
  const none = setReliableChange(phq9, { standardDeviation: -1, reliability: 2, from: '' })
  assert.deepEqual(!none.ok && none.problem, {
    kind: 'invalid',
    fields: [
      { field: 'standardDeviation', code: 'change/deviation-out-of-range' },
      { field: 'reliability', code: 'change/reliability-out-of-range' },
      { field: 'from', code: 'change/source-missing' },
    ],
  })
})

test('thresholds of a sudden gain at their edges; what cannot be is told by its code', () => {
  const edge = { points: 1, percent: 100, scoresEachSide: 3, reversalPercent: 1 } as const
  assert.equal(valueOf(suddenGains(phq9, [9, 9, 9, 0, 0, 0], edge)).length, 1)
  assert.equal(suddenGains(phq9, [], { ...edge, points: 27, percent: 1, reversalPercent: 100 }).ok, true)
  const wrong = suddenGains(phq9, [null, 28], { ...edge, points: 28 })
  assert.deepEqual(!wrong.ok && wrong.problem, {
    kind: 'invalid',
    fields: [
      { field: 'points', code: 'change/threshold-out-of-range' },
      { field: 'session 2', code: 'change/total-out-of-range' },
    ],
  })
})

test('a mean that has risen is no gain, however far apart the scores are', () => {
  assert.deepEqual(valueOf(suddenGains(phq9, [0, 0, 12, 6, 27, 27])), [])
})

function of<Id extends InstrumentId>(instrument: Instrument<Id>, from: number, to: number): Comparison<Id> {
  return valueOf(compare(instrument, total(instrument, from), total(instrument, to)))
}

function total<Id extends InstrumentId>({ id }: Instrument<Id>, points: number) {
  return { instrument: id, total: points }
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  assert.ok(result.ok)
  return result.value
}
