import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phq9, readAnswers, riskSignals, riskStatus } from '../index.ts'
import type { Answer, Answers } from '../index.ts'

const levels = [
  [null, 'ask', 'unanswered'],
  [0, undefined, 'negative'],
  [1, 'review', 'positive'],
  [2, 'priority', 'positive'],
  [3, 'priority', 'positive'],
] as const

for (const [answer, level, status] of levels) {
  test(`SAFE-001 item 9 ${answer ?? 'unanswered'}: ${level ?? 'no signal'}, status ${status}, whatever the rest says`, () => {
    for (const others of [null, 0, 3]) {
      const answers = form(answer, others)
      assert.equal(riskSignals(phq9, answers)[0]?.level, level)
      assert.equal(riskStatus(phq9, answers), status)
    }
  })
}

test('HAZ-005 a rise by 1 is told apart from an unchanged answer, a fall and a first one', () => {
  const since = (now: Answer, before?: Answer) => {
    const [signal] = riskSignals(phq9, form(now), before === undefined ? null : form(before))
    return signal !== undefined && signal.level !== 'ask' ? signal.since : signal?.level
  }
  assert.equal(since(1, 0), 'risen')
  assert.equal(since(2, 1), 'risen')
  assert.equal(since(1, 1), 'unchanged')
  assert.equal(since(1, 2), 'fallen')
  assert.equal(since(1, null), 'no-earlier-answer')
  assert.equal(since(1), 'no-earlier-answer')
  assert.equal(since(null, 2), 'ask')
  assert.equal(since(0, 3), undefined)
})

test('SAFE-004 SAFE-005 a signal is given again although it was there last week, with both raw answers', () => {
  assert.deepEqual(riskSignals(phq9, form(1), form(1)), [
    {
      level: 'review',
      signal: 'self-harm-thoughts',
      item: 'q9',
      answer: 1,
      previous: 1,
      since: 'unchanged',
      source: 'Simon 2013, doi:10.1176/appi.ps.201200587',
    },
  ])
})

test('MEAS-012 with two risk items, one positive is positive, and else one unanswered is unanswered', () => {
  const [risk] = phq9.risk
  assert.ok(risk)
  const two = { ...phq9, risk: [risk, { ...risk, item: 'q8' as const }] }
  const status = (q8: Answer, q9: Answer) => riskStatus(two, { ...form(q9), q8 })
  assert.equal(status(0, 1), 'positive')
  assert.equal(status(null, 1), 'positive')
  assert.equal(status(0, null), 'unanswered')
  assert.equal(status(0, 0), 'negative')
  assert.deepEqual(
    riskSignals(two, { ...form(2), q8: null }).map(({ item, level }) => [item, level]),
    [
      ['q9', 'priority'],
      ['q8', 'ask'],
    ],
  )
})

function form(q9: Answer, others: Answer = 1): Answers<'phq-9'> {
  const rest = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((at) => [`q${at}`, others]))
  const read = readAnswers(phq9, { ...rest, q9 })
  assert.ok(read.ok)
  return read.value
}
