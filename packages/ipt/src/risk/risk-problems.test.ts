import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addPlanVersion,
  addTrigger,
  alertLevel,
  closeWithAssessment,
  epdsRiskItem,
  fieldsNotAsked,
  hospitalPrompt,
  levelOf,
  mayCompleteNote,
  pastAttemptTrigger,
  planPrompt,
  readAssessment,
  readClosing,
  readConcern,
  safetyPlanTitleEn,
  signAssessment,
} from '../index.ts'
import type { Day, Instant, OpenAlert, RiskSignal, RiskTrigger } from '../index.ts'

const at = '2026-11-23T09:30:00Z' as Instant
const nextReviewAt = '2026-11-24T09:00:00Z'

/** "field code" of each problem, in order. */
function problems(result: { ok: true; value: unknown } | { ok: false; problem: unknown }): readonly string[] {
  if (result.ok) return []
  const { problem } = result as { problem: { fields?: { field: string; code: string }[]; code?: string } }
  return problem.fields?.map(({ field, code }) => `${field} ${code}`) ?? [problem.code ?? '']
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  assert.ok(result.ok)
  return result.value
}

test('SAFE-001 a concern that cannot be read is named field by field, with its code', () => {
  assert.deepEqual(problems(readConcern({ kind: 'rumour', words: ' ', by: '' })), [
    'kind risk/kind-unknown',
    'words risk/words-missing',
    'by risk/author-missing',
  ])
  assert.deepEqual(problems(readConcern({ kind: 'staff-concern', words: 7, by: 7 })), [
    'words risk/words-missing',
    'by risk/author-missing',
  ])
  assert.deepEqual(epdsRiskItem, {
    item: 'q10',
    atLeast: 1,
    priorityFrom: null,
    signal: 'self-harm-thoughts',
    source: 'EPDS item 10, SAFE-001 trigger table',
  })
})

test('SAFE-002 SAFE-005 an alert asks for somebody as soon as the foremost of its triggers, whichever came last', () => {
  const answer = (level: RiskSignal['level']): RiskTrigger => ({
    kind: 'answer',
    instrument: 'phq-9',
    signal: { level } as RiskSignal,
  })
  const levelAfter = (...triggers: readonly RiskTrigger[]) =>
    triggers.reduce<readonly OpenAlert[]>(addTrigger, []).map(alertLevel)
  assert.deepEqual(levelAfter(answer('ask')), ['ask'])
  assert.deepEqual(levelAfter(answer('review')), ['review'])
  assert.deepEqual(levelAfter(answer('review'), answer('ask')), ['review'])
  assert.deepEqual(levelAfter(answer('priority'), answer('ask'), answer('review')), ['priority'])
  const concern: RiskTrigger = { kind: 'third-party-report', words: 'He rang.', by: 'dr-1' }
  assert.deepEqual(levelAfter(answer('ask'), concern), ['ask', 'priority'])
})

test('SAFE-001 a past attempt is a priority while it may be recent, is asked about without a date, and is neither long after', () => {
  const on = (latest: string | null) =>
    pastAttemptTrigger({ earliest: null, latest: latest as Day | null }, '2026-11-23' as Day)
  assert.deepEqual(on('2026-10-01'), {
    kind: 'past-attempt',
    level: 'priority',
    when: { earliest: null, latest: '2026-10-01' },
  })
  assert.deepEqual(on(null), {
    kind: 'past-attempt',
    level: 'ask',
    when: { earliest: null, latest: null },
  })
  assert.equal(on('2026-01-01'), null)
  assert.deepEqual(
    [on('2026-10-01'), on(null)].map((trigger) => trigger && levelOf(trigger)),
    ['priority', 'ask'],
  )
})

test('SAFE-010 an answer beside "not asked", and a state that is none, are faults and not dropped', () => {
  const read = (entry: unknown) => problems(readAssessment({ answers: { intent: { expressed: entry } } }))
  const unknown = ['answers.intent.expressed risk/state-unknown']
  assert.deepEqual(read({ state: 'not-asked', answer: 'said nothing' }), unknown)
  assert.deepEqual(read({ state: 'perhaps' }), unknown)
  assert.deepEqual(read({}), unknown)
  assert.deepEqual([read({ state: 'not-asked' }), read({ state: 'declined' }), read(null)], [[], [], []])
  assert.deepEqual(problems(readAssessment({ answers: [] })), ['answers risk/field-unknown'])
  assert.deepEqual(problems(readAssessment({ answers: 'none' }))[0], 'answers risk/field-unknown')
})

test('SAFE-023 the plan is opened again after a review or a priority, and an unanswered item comes first', () => {
  const rule = (level: 'ask' | 'review' | 'priority') => planPrompt({ occasion: 'alert', level }, null)?.rule
  assert.deepEqual(
    [rule('ask'), rule('review'), rule('priority')],
    [undefined, 'plan/make-one', 'plan/make-one'],
  )
  for (const occasion of ['termination', 'discharge', 'review-day'] as const) {
    assert.equal(planPrompt({ occasion }, null)?.rule, 'plan/make-one')
  }
})

test('SAFE-020 a review on the day of the plan is in order, one before it is not, and one bad day is told once', () => {
  const authors = { patient: 'Ada', clinician: 'dr-1' }
  const add = (madeOn: string, reviewOn: string) =>
    problems(addPlanVersion(null, { authors, madeOn, reviewOn }))
  assert.deepEqual(add('2026-11-23', '2026-11-23'), [])
  assert.deepEqual(add('2026-11-23', '2026-11-22'), ['reviewOn plan/review-before-plan'])
  assert.deepEqual(add('2026-11-23', 'soon'), ['reviewOn day/unreadable'])
  assert.deepEqual(add('soon', '2026-11-23'), ['madeOn day/unreadable'])
})

test('SAFE-010 what was asked and answered is kept word for word, and so is every text of the judgement', () => {
  const raw = {
    answers: {
      intent: { expressed: { state: 'asked', answer: ' Not today. ' }, expectation: { state: 'declined' } },
    },
    screeners: ['C-SSRS elsewhere: see letter'],
    formulation: 'Tired of fighting.',
    needs: 'Sleep.',
    agreedActions: 'Call on Thursday.',
    nextReviewAt,
    decision: 'continue-as-planned',
    hospital: 'no',
    consulted: { withWhom: 'Dr B.', advice: 'See again soon.' },
    meansSafety: 'done',
    safetyPlan: 'updated',
  }
  const read = readAssessment(raw)
  const { answers, ...rest } = valueOf(read)
  assert.deepEqual({ ...rest, answers: raw.answers }, raw)
  assert.deepEqual(answers.intent['expressed' as keyof typeof answers.intent], {
    state: 'asked',
    answer: ' Not today. ',
  })
  const open = fieldsNotAsked(valueOf(read))
  assert.ok(open.includes('means.firearms') && !open.includes('intent.expressed'))
  for (const step of ['done', 'updated', 'declined', 'not-asked']) {
    assert.equal(valueOf(readAssessment({ meansSafety: step })).meansSafety, step)
  }
})

test('SAFE-010 what is left out is empty and not asked; nothing is made up', () => {
  for (const absent of [undefined, null]) {
    const raw = { formulation: absent, consulted: absent, answers: absent, nextReviewAt: absent }
    const { formulation, consulted, screeners, meansSafety } = valueOf(readAssessment(raw))
    assert.deepEqual([formulation, consulted, screeners, meansSafety], ['', null, [], 'not-asked'])
  }
})

test('SAFE-010 each text that cannot be read is named by its path', () => {
  const raw = {
    screeners: [7],
    formulation: 7,
    needs: 7,
    agreedActions: 7,
    consulted: { withWhom: 7, advice: 7 },
    answers: { intent: { expressed: { state: 'declined', answer: 'x' } }, means: 'x' },
  }
  assert.deepEqual(problems(readAssessment(raw)).toSorted(), [
    'agreedActions risk/text-unreadable',
    'answers.intent.expressed risk/state-unknown',
    'answers.means risk/field-unknown',
    'consulted.advice risk/text-unreadable',
    'consulted.withWhom risk/text-unreadable',
    'formulation risk/text-unreadable',
    'needs risk/text-unreadable',
    'screeners.0 risk/text-unreadable',
  ])
})

test('SAFE-011 an assessment without an author is not signed and closes nothing', () => {
  const ready = {
    answers: { intent: { expressed: { state: 'declined' } } },
    formulation: 'x',
    decision: 'continue-as-planned',
    hospital: 'no',
    nextReviewAt,
  }
  const assessment = valueOf(readAssessment(ready))
  assert.deepEqual(problems(signAssessment(assessment, { by: ' ', at })), ['risk/author-missing'])
  const signed = valueOf(signAssessment(assessment, { by: 'dr-1', at }))
  assert.deepEqual(problems(closeWithAssessment(signed, { by: ' ', at, signedAfterRaised: true })), [
    'risk/author-missing',
  ])
  const undecided = valueOf(readAssessment({ ...ready, decision: null }))
  assert.deepEqual(problems(signAssessment(undecided, { by: 'dr-1', at })), ['risk/decision-missing'])
})

test('SAFE-011 each thing that a closing lacks is named with its code', () => {
  assert.deepEqual(problems(readClosing({ how: 'assessed-elsewhere', by: ' ', at: 'now', decision: 'x' })), [
    'by risk/author-missing',
    'at instant/unreadable',
    'reference risk/reference-missing',
    'decision risk/decision-missing',
    'nextReviewAt instant/unreadable',
  ])
  assert.deepEqual(problems(readClosing({ how: 'forgotten', by: 'dr-1', at })), ['how risk/closing-unknown'])
  for (const stepsTried of [[], [' '], 'called']) {
    assert.deepEqual(problems(readClosing({ how: 'no-contact-possible', by: 'dr-1', at, stepsTried })), [
      'stepsTried risk/steps-missing',
    ])
  }
})

test('SAFE-012 a note waits for each open priority by its code, and blank words handle nothing', () => {
  const alerts = [{ id: 'a1', level: 'priority' }] as const
  assert.deepEqual(mayCompleteNote(alerts, { a1: ' ' }), {
    ok: false,
    problem: { kind: 'refused', code: 'risk/priority-alert-open' },
  })
  assert.deepEqual(mayCompleteNote(alerts, { a1: 'Seen today.' }), { ok: true, value: 'complete' })
})

test('SAFE-013 the questions about hospital come with rule and source, one after the other', () => {
  const prompt = hospitalPrompt(valueOf(readAssessment({})))
  assert.deepEqual(
    [prompt?.rule, prompt?.inputs, prompt?.source],
    ['risk/hospital-questions', { hospital: null }, 'SAFE-013, IPT-038'],
  )
  assert.match(prompt?.words ?? '', /\? [A-Z]/)
})

test('SAFE-020 what a plan lacks is named by its path, and what it holds is kept', () => {
  const raw = {
    parts: { services: [{ words: 'crisis line', phone: '116 123' }] },
    authors: { patient: 'P.', clinician: 'dr-1' },
    madeOn: '2026-11-23',
    reviewOn: '2026-11-23',
    copies: [{ to: 'patient', on: '2026-11-23' }],
  }
  const [version] = valueOf(addPlanVersion(null, raw))
  assert.deepEqual(version.parts.services, [{ words: 'crisis line', phone: '116 123' }])
  assert.deepEqual(version.parts.noticing, [])
  assert.deepEqual(version.copies, raw.copies)
  const wrong = {
    parts: { services: [{ words: 7, phone: 'ring me' }, { words: ' ' }], noticing: 'x', other: [] },
    authors: { patient: ' ', clinician: 7 },
    madeOn: 'today',
    reviewOn: 'later',
    copies: [
      { to: 7, on: '2026-11-23' },
      { to: ' ', on: '2026-11-23' },
      { to: 'patient', on: 'x' },
    ],
  }
  assert.deepEqual(problems(addPlanVersion(null, wrong)), [
    'parts plan/part-unknown',
    'parts.noticing plan/part-unknown',
    'parts.services.0 plan/entry-missing',
    'parts.services.0.phone plan/phone-unreadable',
    'parts.services.1 plan/entry-missing',
    'authors.patient plan/author-missing',
    'authors.clinician plan/author-missing',
    'madeOn day/unreadable',
    'reviewOn day/unreadable',
    'copies.0 plan/copy-unreadable',
    'copies.1 plan/copy-unreadable',
    'copies.2 plan/copy-unreadable',
  ])
  assert.deepEqual(problems(addPlanVersion(null, { ...raw, parts: 'x' })).at(0), 'parts plan/part-unknown')
  assert.deepEqual(problems(addPlanVersion(null, { ...raw, copies: 'x' })), ['copies plan/copy-unreadable'])
  assert.deepEqual(problems(addPlanVersion(null, { ...raw, reviewOn: '2026-11-22' })), [
    'reviewOn plan/review-before-plan',
  ])
  assert.deepEqual(problems(addPlanVersion(null, { ...raw, reviewOn: '' })), ['reviewOn day/unreadable'])
})

test('SAFE-023 the plan has a plain title, and its prompt a source', () => {
  assert.equal(safetyPlanTitleEn, 'My plan for hard moments')
  assert.equal(planPrompt({ occasion: 'termination' }, null)?.source, 'SAFE-023')
  assert.equal(planPrompt({ occasion: 'alert', level: 'ask' }, null), null)
  assert.equal(planPrompt({ occasion: 'alert', level: 'review' }, null)?.rule, 'plan/make-one')
})
