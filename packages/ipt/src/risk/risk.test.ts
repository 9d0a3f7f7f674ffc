import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addPlanVersion,
  addTrigger,
  alertLevel,
  alertLevels,
  assessmentBlocksEn,
  assessmentDecisionsEn,
  blamingWordsEn,
  closeWithAssessment,
  cudos,
  currentPlan,
  deficitWordsEn,
  emptyPlanParts,
  epdsRiskItem,
  fieldsNotAsked,
  findDeniedWords,
  hospitalDecisionsEn,
  hospitalPrompt,
  hospitalQuestionsEn,
  levelOf,
  mayCompleteNote,
  pastAttemptTrigger,
  phq9,
  planPrompt,
  qidsSr16,
  readAnswers,
  readAssessment,
  readClosing,
  readConcern,
  readDay,
  readInstant,
  riskSignals,
  safetyPlanPartsEn,
  safetyPlanTitleEn,
  signAssessment,
  signalsOfItem,
  sourceOf,
  takeBy,
  weekdayOf,
} from '../index.ts'
import type { Day, Instant, OpenAlert, RiskAssessment, RiskTrigger, SafetyPlan } from '../index.ts'

const now = instant('2026-11-23T09:30:00Z')
const later = '2026-11-24T09:00:00Z'

test('SAFE-001 the trigger table: PHQ-9 9, CUDOS 14 and 15, QIDS 12, EPDS 10, for every answer', () => {
  const levels = (
    items: readonly Parameters<typeof signalsOfItem>[0][],
    answers: readonly (number | null)[],
  ) => items.map((item) => answers.map((answer) => signalsOfItem(item, answer, null)[0]?.level ?? null))
  const [none, ask] = [null, 'ask']
  const upTo3 = [null, 0, 1, 2, 3]
  assert.deepEqual(levels(phq9.risk, upTo3), [[ask, none, 'review', 'priority', 'priority']])
  assert.deepEqual(levels(qidsSr16.risk, upTo3), [[ask, none, 'review', 'priority', 'priority']])
  assert.deepEqual(levels([epdsRiskItem], upTo3), [[ask, none, 'review', 'review', 'review']])
  assert.deepEqual(levels(cudos.risk, [...upTo3, 4]), [
    [ask, none, 'review', 'review', 'review', 'review'],
    [ask, none, 'review', 'priority', 'priority', 'priority'],
  ])
  assert.deepEqual(
    [phq9, cudos, qidsSr16].map(({ risk }) => risk.map(({ item }) => item)),
    [['q9'], ['q14', 'q15'], ['q12']],
  )
})

test('SAFE-001 a concern of staff or of a third party is a priority, in words and with an author', () => {
  for (const kind of ['staff-concern', 'third-party-report'] as const) {
    const read = readConcern({ kind, words: 'He gave his dog away.', by: 'dr-1' })
    assert.ok(read.ok)
    assert.equal(levelOf(read.value), 'priority')
  }
  const bad = readConcern({ kind: 'score', words: ' ' })
  assert.deepEqual(bad.ok ? [] : bad.problem.fields.map(({ code }) => code), [
    'risk/kind-unknown',
    'risk/words-missing',
    'risk/author-missing',
  ])
})

test('SAFE-001 an attempt in the last three months is a priority, also when it only may have been', () => {
  const today = day('2026-11-23')
  const level = (earliest: Day | null, latest: Day | null) =>
    pastAttemptTrigger({ earliest, latest }, today)?.level ?? null
  assert.equal(level(null, addDays(today, -92)), 'priority')
  assert.equal(level(null, addDays(today, -93)), null)
  assert.equal(level(day('2026-01-01'), day('2026-12-31')), 'priority')
  assert.equal(level(day('2020-01-01'), null), 'ask')
  assert.equal(
    pastAttemptTrigger({ earliest: null, latest: addDays(today, -93) }, today, 120)?.level,
    'priority',
  )
})

test('SAFE-002 SAFE-005 one open alert for each source, and no trigger is ever lost or quieter than before', () => {
  fc.assert(
    fc.property(fc.array(triggers(), { maxLength: 12 }), (given) => {
      let alerts: readonly OpenAlert[] = []
      for (const trigger of given) {
        const before = new Map(alerts.map((alert) => [alert.source, alertLevels.indexOf(alertLevel(alert))]))
        alerts = addTrigger(alerts, trigger)
        for (const alert of alerts) {
          assert.ok(alertLevels.indexOf(alertLevel(alert)) >= (before.get(alert.source) ?? 0))
        }
      }
      assert.equal(new Set(alerts.map(({ source }) => source)).size, alerts.length)
      assert.equal(alerts.flatMap(({ triggers: held }) => held).length, given.length)
      for (const trigger of given) {
        assert.ok(alerts.find(({ source }) => source === sourceOf(trigger))?.triggers.includes(trigger))
      }
    }),
  )
})

test('SAFE-007 a priority is taken on the same day, a review by the next working day; a clinic may set it', () => {
  const friday = day('2026-11-27')
  const isWeekday = (each: Day) => weekdayOf(each) < 6
  assert.equal(takeBy('priority', friday, isWeekday), friday)
  assert.equal(takeBy('review', friday, isWeekday), '2026-11-30')
  assert.equal(takeBy('ask', day('2026-11-24'), isWeekday), '2026-11-25')
  assert.equal(takeBy('review', friday, isWeekday, { ask: 1, review: 2, priority: 0 }), '2026-12-01')
  assert.equal(takeBy('priority', day('2026-11-28'), isWeekday), '2026-11-28')
  assert.equal(
    takeBy('review', friday, () => false),
    friday,
  )
})

test('SAFE-010 every block of the reference exists; each field is asked, not asked or declined, and no number', () => {
  assert.deepEqual(Object.keys(assessmentBlocksEn), [
    'context',
    'ideation',
    'intent',
    'plan',
    'means',
    'past',
    'factors',
    'protective',
    'patientsView',
    'others',
  ])
  const empty = assessment({})
  const all = Object.values(assessmentBlocksEn).flatMap((fields) => Object.keys(fields)).length
  assert.equal(fieldsNotAsked(empty).length, all)
  const one = assessment({
    answers: {
      intent: { expressed: { state: 'asked', answer: 'none told' } },
      means: { firearms: { state: 'declined' } },
    },
  })
  assert.equal(fieldsNotAsked(one).length, all - 2)
  assert.deepEqual(one.answers.means.firearms, { state: 'declined' })
})

test('SAFE-010 what cannot be read is named by its path, and nothing that was typed is lost', () => {
  const codes = (raw: Record<string, unknown>) => {
    const read = readAssessment(raw)
    return read.ok ? [] : read.problem.fields.map(({ field, code }) => `${field} ${code}`)
  }
  assert.deepEqual(codes({ answers: { intent: { expressed: { state: 'asked', answer: ' ' } } } }), [
    'answers.intent.expressed risk/answer-missing',
  ])
  assert.deepEqual(codes({ answers: { intent: { expressed: { state: 'declined', answer: 'x' } } } }), [
    'answers.intent.expressed risk/state-unknown',
  ])
  assert.deepEqual(codes({ answers: { weather: {}, intent: { score: 3 } } }), [
    'answers risk/field-unknown',
    'answers.intent risk/field-unknown',
  ])
  assert.deepEqual(
    codes({
      score: 3,
      decision: 'observe',
      hospital: 'maybe',
      nextReviewAt: 'soon',
      meansSafety: 3,
      screeners: 'x',
      needs: 3,
    }),
    [
      'assessment risk/field-unknown',
      'nextReviewAt instant/unreadable',
      'screeners risk/text-unreadable',
      'needs risk/text-unreadable',
      'decision risk/decision-unknown',
      'hospital risk/decision-unknown',
      'meansSafety risk/decision-unknown',
    ],
  )
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('answers', 'decision', 'consulted', 'screeners', 'safetyPlan'),
        fc.anything(),
      ),
      (raw) => {
        readAssessment(raw)
      },
    ),
  )
})

test('SAFE-011 an assessment is signed with something asked, a judgement, both decisions and the next review', () => {
  const whole = {
    answers: { ideation: { wish: { state: 'declined' } } },
    formulation: 'in words',
    decision: 'more-contact',
    hospital: 'no',
    nextReviewAt: later,
  }
  const code = (changes: object) => {
    const signed = signAssessment(assessment({ ...whole, ...changes }), { by: 'dr-1', at: now })
    return signed.ok ? 'signed' : signed.problem.code
  }
  assert.equal(code({}), 'signed')
  assert.equal(code({ answers: {} }), 'risk/nothing-asked')
  assert.equal(code({ formulation: ' ' }), 'risk/judgement-missing')
  assert.equal(code({ decision: null }), 'risk/decision-missing')
  assert.equal(code({ hospital: null }), 'risk/hospital-not-decided')
  assert.equal(code({ nextReviewAt: null }), 'risk/review-missing')
  assert.equal(signAssessment(assessment(whole), { by: ' ', at: now }).ok, false)
})

test('SAFE-008 a zero rules nothing out: an assessment is signed at any time, without an alert, a form or an answer above zero', () => {
  const zeros = readAnswers(phq9, Object.fromEntries(phq9.items.map(({ id }) => [id, 0])))
  assert.ok(zeros.ok)
  assert.deepEqual(riskSignals(phq9, zeros.value), [])
  const signed = signAssessment(
    assessment({
      answers: { context: { source: { state: 'asked', answer: 'his sister rang' } } },
      formulation: 'Not told on the form.',
      decision: 'more-contact',
      hospital: 'no',
      nextReviewAt: later,
    }),
    { by: 'dr-1', at: now },
  )
  assert.equal(signed.ok && signed.value.answers.context.trigger.state, 'not-asked')
})

test('SAFE-018 a screener is data in the assessment: it decides nothing and closes nothing', () => {
  const withScreener = assessment({ screeners: ['screener done elsewhere: negative'] })
  assert.deepEqual([withScreener.decision, withScreener.hospital], [null, null])
  assert.equal(signAssessment(withScreener, { by: 'dr-1', at: now }).ok, false)
})

test('SAFE-011 an alert is closed with an assessment, a referenced one, or the steps tried to reach the patient', () => {
  const signed = signAssessment(
    assessment({
      answers: { ideation: { wish: { state: 'declined' } } },
      formulation: 'x',
      decision: 'emergency',
      hospital: 'yes',
      nextReviewAt: later,
    }),
    { by: 'dr-1', at: now },
  )
  assert.ok(signed.ok)
  assert.equal(closeWithAssessment(signed.value, { by: 'dr-1', at: now, signedAfterRaised: true }).ok, true)
  const early = closeWithAssessment(signed.value, { by: 'dr-1', at: now, signedAfterRaised: false })
  assert.equal(early.ok ? '' : early.problem.code, 'risk/assessment-before-alert')
  const codes = (raw: object) => {
    const read = readClosing({ by: 'dr-1', at: now, ...raw })
    return read.ok ? [] : read.problem.fields.map(({ code }) => code)
  }
  const elsewhere = {
    how: 'assessed-elsewhere',
    reference: 'hospital letter',
    decision: 'more-contact',
    nextReviewAt: later,
  }
  assert.deepEqual(codes(elsewhere), [])
  assert.deepEqual(codes({ ...elsewhere, reference: '', decision: 'none', nextReviewAt: null }), [
    'risk/reference-missing',
    'risk/decision-missing',
    'instant/unreadable',
  ])
  assert.deepEqual(codes({ how: 'no-contact-possible', stepsTried: ['called twice'] }), [])
  for (const stepsTried of [undefined, [], [' '], ['called', 3], 'called'])
    assert.deepEqual(codes({ how: 'no-contact-possible', stepsTried }), ['risk/steps-missing'])
  assert.deepEqual(codes({ how: 'answer-is-zero-now', by: '' }), [
    'risk/author-missing',
    'risk/closing-unknown',
  ])
})

test('SAFE-012 no session note is complete while a priority alert is open, unless it says how each was handled', () => {
  const alert = fc.record({
    id: fc.constantFrom('a1', 'a2', 'a3', '__proto__'),
    level: fc.constantFrom(...alertLevels),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(alert, { selector: ({ id }) => id }),
      fc.dictionary(fc.constantFrom('a1', 'a2', 'a3'), fc.constantFrom('', ' ', 'seen today')),
      (alerts, handled) => {
        const open = alerts.filter(
          ({ id, level }) => level === 'priority' && !(Object.hasOwn(handled, id) && handled[id]?.trim()),
        )
        assert.equal(mayCompleteNote(alerts, handled).ok, open.length === 0)
      },
    ),
  )
})

test('SAFE-013 before the decision about hospital there are questions, and no recommendation', () => {
  assert.equal(hospitalPrompt(assessment({ hospital: 'no' })), null)
  const words = hospitalPrompt(assessment({}))?.words ?? ''
  assert.equal(words.split('?').length - 1, hospitalQuestionsEn.length)
  assert.doesNotMatch(words, /should|recommend|must|required/)
})

test('SAFE-014 no score, no number and no grade of risk anywhere in what is recorded or said', () => {
  const texts = [
    ...alertLevels,
    ...Object.entries(assessmentBlocksEn).flatMap(([block, fields]) => [
      block,
      ...Object.keys(fields),
      ...Object.values(fields),
    ]),
    ...Object.entries({ ...assessmentDecisionsEn, ...hospitalDecisionsEn, ...safetyPlanPartsEn }).flat(),
    ...hospitalQuestionsEn,
    safetyPlanTitleEn,
  ]
  for (const text of texts) {
    assert.doesNotMatch(
      text,
      /\b(score|scale|total|points?|low|medium|moderate|high|severity|probab\w*|likel\w*|predict\w*)\b/i,
      text,
    )
    for (const list of [blamingWordsEn, deficitWordsEn])
      assert.deepEqual(findDeniedWords(text, list), [], text)
  }
  const numbers = (value: unknown): boolean =>
    typeof value === 'number' ||
    (typeof value === 'object' && value !== null && Object.values(value).some(numbers))
  assert.equal(numbers(assessment({})), false)
})

test('SAFE-020 a plan is made by patient and clinician, with review day and copies; versions append', () => {
  const raw = {
    parts: { services: [{ words: 'crisis line', phone: '116 123' }] },
    authors: { patient: 'P.', clinician: 'dr-1' },
    madeOn: '2026-11-23',
    reviewOn: '2026-12-07',
    copies: [{ to: 'patient', on: '2026-11-23' }],
  }
  const first = plan(null, raw)
  const second = plan(first, { ...raw, parts: {} })
  assert.deepEqual(
    second.map(({ version }) => version),
    [1, 2],
  )
  assert.equal(second[0], first[0])
  assert.equal(currentPlan(second).version, 2)
  assert.deepEqual(emptyPlanParts(currentPlan(first)), [
    'noticing',
    'onMyOwn',
    'distraction',
    'toTell',
    'surroundings',
  ])
  const codes = (changes: object) => {
    const read = addPlanVersion(null, { ...raw, ...changes })
    return read.ok ? [] : read.problem.fields.map(({ code }) => code)
  }
  assert.deepEqual(codes({ authors: { patient: 'P.' } }), ['plan/author-missing'])
  assert.deepEqual(codes({ authors: { patient: ' ', clinician: 'dr-1' } }), ['plan/author-missing'])
  assert.deepEqual(codes({ copies: [{ to: ' ', on: '2026-11-23' }] }), ['plan/copy-unreadable'])
  assert.deepEqual(codes({ reviewOn: '2026-11-22' }), ['plan/review-before-plan'])
  assert.deepEqual(codes({ parts: { toTell: [{ words: ' ' }], more: [] } }), [
    'plan/part-unknown',
    'plan/entry-missing',
  ])
  for (const parts of [3, { toTell: 'my sister' }]) assert.deepEqual(codes({ parts }), ['plan/part-unknown'])
  const badCopies = [[{ to: '' }], [{ to: 'patient' }], [{ to: 3, on: '2026-11-23' }], 'patient', [null]]
  for (const copies of badCopies) assert.deepEqual(codes({ copies }), ['plan/copy-unreadable'])
})

test('SAFE-021 a number in a plan can be called by a tap', () => {
  for (const phone of ['988', '112', '+44 116 123', '0800 111 0 111', '(02) 555-01'])
    assert.equal(phoneIsRead(phone), true, phone)
  for (const phone of ['call my sister', '1', 'javascript:alert(1)', '', 988, '9'.repeat(31)])
    assert.equal(phoneIsRead(phone), false, String(phone))
})

test('SAFE-022 a plan has no end date and no function to delete it', async () => {
  const plans = await import('./safety-plan.ts')
  for (const name of Object.keys(plans)) assert.doesNotMatch(name, /delete|remove|expire|close|end/i)
  const [version] = plan(null, {
    parts: {},
    authors: { patient: 'P.', clinician: 'dr-1' },
    madeOn: '2026-11-23',
    reviewOn: '2026-11-23',
  })
  assert.deepEqual(Object.keys(version).sort(), [
    'authors',
    'copies',
    'madeOn',
    'parts',
    'reviewOn',
    'version',
  ])
})

test('SAFE-023 the plan is opened again after review and priority, at the ending, after discharge, on its day', () => {
  const rule = (occasion: Parameters<typeof planPrompt>[0]) => planPrompt(occasion, null)?.rule ?? null
  assert.equal(rule({ occasion: 'alert', level: 'ask' }), null)
  for (const level of ['review', 'priority'] as const)
    assert.equal(rule({ occasion: 'alert', level }), 'plan/make-one')
  for (const occasion of ['termination', 'discharge', 'review-day'] as const)
    assert.equal(rule({ occasion }), 'plan/make-one')
  const existing = plan(null, {
    parts: {},
    authors: { patient: 'P.', clinician: 'dr-1' },
    madeOn: '2026-11-23',
    reviewOn: '2026-11-23',
  })
  assert.equal(planPrompt({ occasion: 'termination' }, existing)?.rule, 'plan/open-again')
})

test('SAFE-020 the plan is in words of our own: no name, title, heading or number of a published form', () => {
  const texts = [safetyPlanTitleEn, ...Object.values(safetyPlanPartsEn)].join('\n')
  for (const phrase of [
    'stanley',
    'safety plan',
    'warning signs',
    'internal coping',
    'social settings',
    'distraction',
    'making the environment safe',
    'step 1',
    'one thing',
  ]) {
    assert.ok(!texts.toLowerCase().includes(phrase), phrase)
  }
  assert.doesNotMatch(texts, /\d/)
})

test('SAFE-010 consultation, explicit "not asked", steps for safety and screeners are kept as they were sent', () => {
  const kept = assessment({
    answers: { factors: { pain: { state: 'not-asked' }, loss: null } },
    consulted: { withWhom: 'dr-2', advice: 'see tomorrow' },
    meansSafety: 'done',
    safetyPlan: 'updated',
    screeners: ['done elsewhere'],
  })
  assert.deepEqual(kept.consulted, { withWhom: 'dr-2', advice: 'see tomorrow' })
  assert.deepEqual(
    [kept.meansSafety, kept.safetyPlan, kept.screeners],
    ['done', 'updated', ['done elsewhere']],
  )
  assert.equal(assessment({}).consulted, null)
  assert.deepEqual(problemsOf({ consulted: 'dr-2' }), ['consulted risk/text-unreadable'])
  for (const answers of [[], 'all', 3])
    assert.ok(problemsOf({ answers }).includes('answers risk/field-unknown'))
  assert.deepEqual(problemsOf({ answers: null }), [])
})

test('SAFE-002 SAFE-011 where an alert comes from, and what a closing holds', () => {
  const [signal] = signalsOfItem(epdsRiskItem, 1, null)
  assert.ok(signal)
  assert.equal(sourceOf({ kind: 'answer', instrument: 'epds', signal }), 'answer:epds')
  assert.equal(sourceOf({ kind: 'staff-concern', words: 'x', by: 'dr-1' }), 'staff-concern')
  const closed = readClosing({
    how: 'no-contact-possible',
    stepsTried: ['called twice'],
    by: 'dr-1',
    at: now,
  })
  assert.deepEqual(closed, {
    ok: true,
    value: { how: 'no-contact-possible', stepsTried: ['called twice'], by: 'dr-1', at: now },
  })
  const elsewhere = {
    how: 'assessed-elsewhere',
    reference: 'letter',
    decision: 'more-contact',
    nextReviewAt: later,
    by: 'dr-1',
    at: now,
  }
  assert.deepEqual(readClosing(elsewhere), { ok: true, value: elsewhere })
  const unsigned = closeWithAssessment({} as Parameters<typeof closeWithAssessment>[0], {
    by: ' ',
    at: now,
    signedAfterRaised: true,
  })
  assert.equal(unsigned.ok ? '' : unsigned.problem.code, 'risk/author-missing')
  const nobody = readConcern({ kind: 'staff-concern', words: 'x', by: ' ' })
  assert.equal(nobody.ok, false)
})

test('SAFE-023 the prompt to open the plan says why, and with which version', () => {
  const existing = plan(null, {
    parts: {},
    authors: { patient: 'P.', clinician: 'dr-1' },
    madeOn: '2026-11-23',
    reviewOn: '2026-11-23',
  })
  const without = planPrompt({ occasion: 'alert', level: 'review' }, null)
  const withOne = planPrompt({ occasion: 'discharge' }, existing)
  assert.deepEqual(without?.inputs, { occasion: 'alert', level: 'review', version: null })
  assert.deepEqual(withOne?.inputs, { occasion: 'discharge', level: null, version: 1 })
  assert.match(without?.words ?? '', /no plan for hard moments yet/)
  assert.match(withOne?.words ?? '', /still fits/)
  for (const words of [without?.words ?? '', withOne?.words ?? '']) {
    for (const list of [blamingWordsEn, deficitWordsEn]) assert.deepEqual(findDeniedWords(words, list), [])
  }
})

function problemsOf(raw: Record<string, unknown>): readonly string[] {
  const read = readAssessment(raw)
  return read.ok ? [] : read.problem.fields.map(({ field, code }) => `${field} ${code}`)
}

function assessment(raw: Record<string, unknown>): RiskAssessment {
  const read = readAssessment(raw)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

function plan(earlier: SafetyPlan | null, raw: Record<string, unknown>): SafetyPlan {
  const read = addPlanVersion(earlier, raw)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

function phoneIsRead(phone: unknown): boolean {
  return addPlanVersion(null, {
    parts: { services: [{ words: 'line', phone }] },
    authors: { patient: 'P.', clinician: 'dr-1' },
    madeOn: '2026-11-23',
    reviewOn: '2026-11-23',
  }).ok
}

function triggers(): fc.Arbitrary<RiskTrigger> {
  const answer = fc
    .record({
      instrument: fc.constantFrom('phq-9', 'qids-sr16'),
      given: fc.option(fc.integer({ min: 1, max: 3 })),
    })
    .map(({ instrument, given }): RiskTrigger => {
      const [signal] = signalsOfItem(phq9.risk[0] ?? epdsRiskItem, given, null)
      assert.ok(signal)
      return { kind: 'answer', instrument, signal }
    })
  const concern = fc
    .constantFrom('staff-concern' as const, 'third-party-report' as const)
    .map((kind): RiskTrigger => ({ kind, words: 'x', by: 'dr-1' }))
  const attempt = fc
    .constantFrom('ask' as const, 'priority' as const)
    .map((level): RiskTrigger => ({ kind: 'past-attempt', level, when: { earliest: null, latest: null } }))
  return fc.oneof(answer, concern, attempt)
}

function day(text: string): Day {
  const read = readDay(text)
  assert.ok(read.ok)
  return read.value
}

function instant(text: string): Instant {
  const read = readInstant(text)
  assert.ok(read.ok)
  return read.value
}
