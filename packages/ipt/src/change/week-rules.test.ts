import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { baselineIn, currentIn, defaultWeekThresholds, phq9, weekRules } from '../index.ts'
import type { CourseInWeeks, DatedTotal, InstrumentId, WeekThresholds } from '../index.ts'

test('IPT-180 nothing is said before day 28, whatever the scores', () => {
  assert.equal(
    progress(27, [
      [0, 20],
      [21, 20],
    ]),
    'too-early',
  )
  assert.equal(
    progress(28, [
      [0, 20],
      [21, 20],
    ]),
    'review-suggested',
  )
})

test('IPT-180 from day 28 a reduction under 20 % suggests a review, exactly 20 % does not', () => {
  assert.equal(
    progress(28, [
      [0, 20],
      [28, 17],
    ]),
    'review-suggested',
  )
  assert.equal(
    progress(28, [
      [0, 20],
      [28, 16],
    ]),
    'on-course',
  )
  assert.equal(
    progress(55, [
      [0, 20],
      [49, 17],
    ]),
    'review-suggested',
  )
})

test('IPT-181 from day 56 a change of plan is due under 5 points or under 25 %', () => {
  assert.equal(
    progress(55, [
      [0, 20],
      [55, 16],
    ]),
    'on-course',
  )
  assert.equal(
    progress(56, [
      [0, 20],
      [56, 16],
    ]),
    'plan-change-due',
  )
  assert.equal(
    progress(56, [
      [0, 20],
      [56, 15],
    ]),
    'on-course',
  )
  assert.equal(
    progress(56, [
      [0, 24],
      [56, 19],
    ]),
    'plan-change-due',
  )
  assert.equal(
    progress(56, [
      [0, 24],
      [56, 18],
    ]),
    'on-course',
  )
})

test('IPT-181 either is enough: a third less and only 4 points, or 5 points and less than a quarter', () => {
  const at56 = (from: number, to: number) =>
    progress(56, [
      [0, from],
      [56, to],
    ])
  assert.deepEqual([at56(12, 8), at56(12, 7)], ['plan-change-due', 'on-course'])
  assert.deepEqual([at56(24, 19), at56(24, 18)], ['plan-change-due', 'on-course'])
})

test('IPT-181 a course of 8 sessions is judged at its midpoint, but not before day 28', () => {
  const scores = [
    [0, 20],
    [28, 16],
  ] as const
  assert.equal(progress(28, scores, { plannedSessions: 8 }), 'plan-change-due')
  assert.equal(progress(28, scores, { plannedSessions: 9 }), 'on-course')
  assert.equal(
    progress(
      48,
      [
        [0, 20],
        [48, 16],
      ],
      { plannedSessions: 8, everyWeeks: 2 },
    ),
    'on-course',
  )
  assert.equal(
    progress(
      49,
      [
        [0, 20],
        [48, 16],
      ],
      { plannedSessions: 8, everyWeeks: 2 },
    ),
    'plan-change-due',
  )
})

test('IPT-181 once due, it stays although the next score is better, until a decision is recorded', () => {
  const scores = [
    [0, 20],
    [56, 18],
    [63, 10],
  ] as const
  assert.equal(progress(63, scores), 'plan-change-due')
  assert.equal(progress(63, scores, { settledUntilDay: 63 }), 'on-course')
})

test('IPT-182 a recorded decision answers the finding until its review day', () => {
  const scores = [
    [0, 20],
    [56, 18],
    [63, 18],
  ] as const
  assert.equal(progress(63, scores, { settledUntilDay: 84 }), 'plan-change-decided')
  assert.equal(progress(84, scores, { settledUntilDay: 84 }), 'plan-change-due')
})

test('IPT-184 without a baseline, or without a scale of the last 28 days, nothing can be judged', () => {
  assert.equal(progress(28, []), 'cannot-judge')
  assert.equal(progress(28, [[0, 20]]), 'cannot-judge')
  assert.equal(
    progress(28, [
      [7, 20],
      [28, 20],
    ]),
    'cannot-judge',
  )
  assert.equal(
    progress(42, [
      [0, 20],
      [14, 10],
    ]),
    'on-course',
  )
  assert.equal(
    progress(43, [
      [0, 20],
      [14, 10],
    ]),
    'cannot-judge',
  )
})

test('IPT-184 weeks are counted, not sessions: a gap in attendance does not put the rule off', () => {
  assert.equal(
    progress(70, [
      [0, 20],
      [7, 19],
      [69, 19],
    ]),
    'plan-change-due',
  )
})

test('IPT-186 5 points above the baseline ask for a review at once, on any day', () => {
  assert.equal(
    worsening(7, [
      [0, 10],
      [7, 15],
    ]),
    'review-now',
  )
  assert.equal(
    worsening(7, [
      [0, 10],
      [7, 14],
    ]),
    'not-worse',
  )
  assert.equal(worsening(7, [[0, 10]]), 'cannot-judge')
  assert.equal(
    worsening(14, [
      [0, 10],
      [7, 16],
      [14, 12],
    ]),
    'not-worse',
  )
})

test('the baseline is the last total at or before session 1, and never a later one', () => {
  const totals = dated([
    [-9, 22],
    [-2, 20],
    [0, 19],
    [7, 12],
    [14, 9],
  ])
  assert.equal(baselineIn(totals)?.total, 19)
  assert.equal(baselineIn(totals.toReversed())?.total, 19)
  assert.equal(baselineIn(totals.slice(3)), null)
  assert.equal(baselineIn(dated(pairsOnOneDay))?.total, 18)
  assert.equal(currentIn(totals, 13)?.total, 12)
  assert.equal(currentIn(totals, 0), null)
})

test('IPT-222 the clinic sets thresholds, and the verdict keeps those that were in force', () => {
  const thresholds: WeekThresholds = { ...defaultWeekThresholds, reviewUnderPercent: 30 }
  const rules = weekRules(
    phq9,
    course(
      28,
      [
        [0, 20],
        [28, 15],
      ],
      { plannedSessions: 8 },
    ),
    thresholds,
  )
  assert.ok(rules.ok)
  assert.equal(rules.value.progress.verdict, 'review-suggested')
  assert.deepEqual(rules.value.progress.thresholds, { ...thresholds, planChangeFromDay: 28 })
  assert.equal(rules.value.progress.inputs['current'], 15)
  assert.match(rules.value.progress.source, /IPT-180/)
})

test('input that cannot be judged is named, and other instruments are refused', () => {
  const bad = weekRules(phq9, course(1.5, [[0.5, 28]], { plannedSessions: 0, everyWeeks: 0 }))
  assert.deepEqual(
    !bad.ok && bad.problem.kind === 'invalid' && bad.problem.fields.map(({ field }) => field),
    ['today', 'plannedSessions', 'everyWeeks', 'totals', 'totals'],
  )
  const other: CourseInWeeks = { ...course(28, []), totals: [{ instrument: 'gad-7', total: 3, day: 0 }] }
  const refused = weekRules<InstrumentId>(phq9, other)
  assert.deepEqual(refused, { ok: false, problem: { kind: 'refused', code: 'change/mixed-instruments' } })
})

test('for any course: nothing before day 28, no change of plan before day 28, and a due one goes only by a decision', () => {
  const scores = fc.array(fc.tuple(fc.integer({ min: -14, max: 140 }), fc.integer({ min: 0, max: 27 })), {
    maxLength: 20,
  })
  const planned = fc.integer({ min: 3, max: 24 })
  fc.assert(
    fc.property(scores, planned, fc.integer({ min: 1, max: 4 }), (pairs, plannedSessions, everyWeeks) => {
      let wasDue = false
      for (let today = 0; today <= 140; today += 1) {
        const verdict = progress(today, pairs, { plannedSessions, everyWeeks })
        assert.equal(verdict === 'too-early', today < 28)
        if (wasDue) assert.equal(verdict, 'plan-change-due')
        wasDue = verdict === 'plan-change-due'
      }
    }),
  )
})

test('IPT-222 thresholds that cannot be are named, and no verdict is made with them', () => {
  const fields = (changes: object) => {
    const rules = weekRules(phq9, course(56, [[0, 20]]), { ...defaultWeekThresholds, ...changes })
    return rules.ok || rules.problem.kind !== 'invalid' ? [] : rules.problem.fields.map(({ field }) => field)
  }
  assert.deepEqual(fields({}), [])
  for (const name of Object.keys(defaultWeekThresholds)) {
    for (const value of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.deepEqual(fields({ [name]: value }), [name], `${name} ${value}`)
    }
  }
  for (const name of ['reviewUnderPercent', 'planChangeUnderPercent']) {
    assert.deepEqual([fields({ [name]: 101 }), fields({ [name]: 100 })], [[name], []])
  }
  for (const name of ['planChangeUnderPoints', 'worsePoints']) {
    assert.deepEqual([fields({ [name]: 0 }), fields({ [name]: 1 })], [[name], []])
  }
  for (const name of ['reviewFromDay', 'planChangeFromDay', 'shortCourseSessions', 'scaleWithinDays']) {
    assert.deepEqual([fields({ [name]: 0 }), fields({ [name]: 200 })], [[], []], name)
  }
  const rules = weekRules(phq9, course(56, [[0, 20]]), { ...defaultWeekThresholds, worsePoints: 0 })
  assert.deepEqual(!rules.ok && rules.problem, {
    kind: 'invalid',
    fields: [{ field: 'worsePoints', code: 'change/threshold-out-of-range' }],
  })
})

test('IPT-185 too little change is a verdict for the clinician: it calls nobody a non-responder and changes nothing', () => {
  const facts = course(60, [
    [0, 20],
    [58, 20],
  ])
  const before = structuredClone(facts)
  const rules = weekRules(phq9, facts)
  assert.ok(rules.ok)
  assert.equal(rules.value.progress.verdict, 'plan-change-due')
  assert.deepEqual(facts, before)
  assert.doesNotMatch(JSON.stringify(rules.value), /non-?respon|patient|resist/i)
})

test('IPT-186 without a baseline, or without a later scale, nothing is said to be worse', () => {
  assert.equal(worsening(30, [[28, 20]]), 'cannot-judge')
  assert.equal(worsening(30, [[0, 20]]), 'cannot-judge')
})

test('IPT-222 what is not known goes into the verdict as null, not as zero', () => {
  const rules = weekRules(phq9, course(28, []))
  assert.ok(rules.ok)
  const { baseline, current, currentDay } = rules.value.progress.inputs
  assert.deepEqual([baseline, current, currentDay], [null, null, null])
})

const pairsOnOneDay = [
  [0, 20],
  [0, 18],
] as const

type Scores = readonly (readonly [day: number, total: number])[]
type Frame = Partial<Pick<CourseInWeeks, 'plannedSessions' | 'everyWeeks' | 'settledUntilDay'>>

function progress(today: number, scores: Scores, frame: Frame = {}) {
  const rules = weekRules(phq9, course(today, scores, frame))
  assert.ok(rules.ok)
  return rules.value.progress.verdict
}

function worsening(today: number, scores: Scores) {
  const rules = weekRules(phq9, course(today, scores))
  assert.ok(rules.ok)
  return rules.value.worsening.verdict
}

function course(today: number, scores: Scores, frame: Frame = {}): CourseInWeeks<'phq-9'> {
  return { today, plannedSessions: 16, everyWeeks: 1, settledUntilDay: null, ...frame, totals: dated(scores) }
}

function dated(scores: Scores): readonly DatedTotal<'phq-9'>[] {
  return scores.map(([day, total]) => ({ instrument: 'phq-9', day, total }))
}
