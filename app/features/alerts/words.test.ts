import assert from 'node:assert/strict'
import { test } from 'node:test'

import { blamingWordsEn, deficitWordsEn, findDeniedWords, type Instant } from '@kith/ipt'

import { alertProblemWords } from './alert-problem-words.ts'
import { eventWords, howGivenWords, outcomeWords, standingWords } from './alert-words.ts'
import { watchWords, type Watch } from './alerts-words.ts'
import type { AlertEvent } from './alert-view.ts'
import { hoursInWords } from './hours-words.ts'
import { answerWords, signalWords, sinceWords, type Signal } from './signal-words.ts'

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
const watches: Watch[] = [
  { kind: 'nobody-watches' },
  ...[true, false].map((now): Watch => ({
    kind: 'staffed',
    now,
    opensAt: '2026-11-23T09:00:00.000Z' as Instant,
    zone: 'Europe/London',
    hours: weekdays,
  })),
]
const signal = (answer: number | null, formerAnswer: number | null): Signal => ({
  signal: 'self-harm-thoughts',
  instrument: 'phq-9',
  item: 'q9',
  answer,
  formerAnswer,
  words: null,
})
const events = (
  ['raised', 'appended', 'moved', 'acknowledged', 'noted', 'closed', 'notice-failed'] as const
).map((kind): AlertEvent => ({
  id: kind,
  kind,
  at: '2026-11-23T09:00:00.000Z' as Instant,
  by: 'A',
  from: 'B',
  to: 'C',
  words: null,
}))

test('SAFE-004 an answer is said in the official words of the form, with its value', () => {
  assert.equal(signalWords(signal(1, null)), 'Item 9: “Several days” (1)')
  assert.equal(signalWords(signal(3, 1)), 'Item 9: “Nearly every day” (3)')
  assert.equal(signalWords(signal(null, 1)), 'Item 9: left unanswered')
  assert.equal(answerWords('phq-9', 'q9', 0), '“Not at all” (0)')
})

test('HAZ-005 new, higher, lower and the same are told apart', () => {
  assert.equal(sinceWords(signal(1, null)), 'No earlier answer to this item')
  assert.equal(sinceWords(signal(2, 1)), 'Higher than last time: “Several days” (1)')
  assert.equal(sinceWords(signal(1, 2)), 'Lower than last time: “More than half the days” (2)')
  assert.equal(sinceWords(signal(1, 1)), 'Same answer as last time')
})

test('SAFE-006 no patient is told that nobody learns of the answers, nor that somebody answers at once', () => {
  for (const watch of watches) {
    const text = watchWords(watch).join(' ')
    assert.match(text, /go to the people who treat you/)
    assert.doesNotMatch(text, /nobody will|no one will|at once|immediately|right away|within/i)
    assert.match(text, /do not wait for us/)
  }
  assert.match(watchWords({ kind: 'nobody-watches' }).join(' '), /Nobody here is watching/)
  assert.match(
    watchWords(watches[2] ?? { kind: 'nobody-watches' }).join(' '),
    /next at work on Mon 23 Nov 2026, 09:00/,
  )
})

test('what patients read has short sentences', () => {
  for (const watch of watches) {
    for (const sentence of watchWords(watch).flatMap((text) => text.split(/(?<=\.)\s/))) {
      assert.ok(sentence.split(' ').length <= 22, sentence)
    }
  }
})

test('hours are said as people say them', () => {
  assert.equal(hoursInWords(weekdays), 'Monday to Friday, 09:00 to 17:00')
  const week = [1, 2, 3, 4, 5, 6, 7]
  assert.equal(
    hoursInWords(week.map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' }))),
    'every day, 08:00 to 20:00',
  )
  assert.equal(
    hoursInWords(week.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }))),
    'every day, around the clock',
  )
  assert.equal(
    hoursInWords([
      { weekday: 1, opens: '13:00', closes: '17:00' },
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 3, opens: '09:00', closes: '12:00' },
      { weekday: 4, opens: '09:00', closes: '12:00' },
    ]),
    'Monday, 09:00 to 12:00 and 13:00 to 17:00; Wednesday and Thursday, 09:00 to 12:00',
  )
})

test('IPT-003 HAZ-007 no sentence about an alert blames anybody or says that there is no risk', () => {
  const sentences = [
    ...watches.flatMap((watch) => watchWords(watch)),
    ...[0, 1, 2, 3, null].flatMap((answer) => [
      signalWords(signal(answer, 1)),
      sinceWords(signal(answer, 1)) ?? '',
    ]),
    ...Object.values(alertProblemWords),
    ...Object.values(outcomeWords),
    ...Object.values(howGivenWords),
    ...events.map((event) => eventWords(event)),
    ...(['open', 'acknowledged', 'closed'] as const).map((state) =>
      standingWords({ state, nextStepAt: null, owner: { name: 'A' } }, false, 'Europe/London'),
    ),
  ]
  for (const sentence of sentences) {
    assert.deepEqual(
      [...findDeniedWords(sentence, blamingWordsEn), ...findDeniedWords(sentence, deficitWordsEn)],
      [],
    )
    assert.doesNotMatch(sentence, /no risk|low risk|high risk|medium risk|risk level|safe\b/i)
  }
})
