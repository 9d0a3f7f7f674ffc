import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  answerNumber,
  findInstrument,
  instruments,
  parseAnswerList,
  phq9,
  readAnswers,
  riskSignals,
  scoreRaw,
  wsas,
} from '../index.ts'

const complete = { q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: 1, q10: 1 }

test('MEAS-010 absent, null and the empty text are missing, and missing is not zero', () => {
  const read = readAnswers(phq9, { q1: '', q2: null, q3: undefined, q5: 0 })
  assert.ok(read.ok)
  assert.deepEqual(
    [read.value.q1, read.value.q2, read.value.q3, read.value.q4, read.value.q5],
    [null, null, null, null, 0],
  )
})

test('a form sends whole numbers as text', () => {
  const read = readAnswers(phq9, { ...complete, q4: '3', q9: '0', token: 'x' })
  assert.ok(read.ok)
  assert.equal(read.value.q4, 3)
  assert.equal(read.value.q9, 0)
})

test('MEAS-010 what is no answer is named with its reason, and the rest is kept', () => {
  const bad = {
    q1: 4,
    q2: -1,
    q3: 1.5,
    q4: 'two',
    q5: '1.0',
    q6: true,
    q7: Number.NaN,
    q8: ['1'],
    q11: 1,
    q9: 2,
  }
  const read = readAnswers(phq9, bad)
  assert.ok(!read.ok)
  assert.deepEqual(read.problem.fields, [
    { field: 'q1', code: 'answers/out-of-range' },
    { field: 'q2', code: 'answers/out-of-range' },
    { field: 'q3', code: 'answers/unreadable' },
    { field: 'q4', code: 'answers/unreadable' },
    { field: 'q5', code: 'answers/unreadable' },
    { field: 'q6', code: 'answers/unreadable' },
    { field: 'q7', code: 'answers/unreadable' },
    { field: 'q8', code: 'answers/unreadable' },
    { field: 'q11', code: 'answers/unknown-item' },
  ])
  assert.equal(read.kept.q9, 2)
  assert.equal(read.kept.q1, null)
})

test('MEAS-010 a number too large is out of range and not unreadable; less than nothing is nothing; other names are left alone', () => {
  const read = readAnswers(phq9, { q1: '12', q2: '-12', q3: -0, q4: 'na', xq12: 1, q12x: 1 })
  assert.ok(!read.ok)
  assert.deepEqual(read.problem.fields, [
    { field: 'q1', code: 'answers/out-of-range' },
    { field: 'q2', code: 'answers/out-of-range' },
    { field: 'q4', code: 'answers/unreadable' },
  ])
  assert.ok(Object.is(read.kept.q3, 0))
})

test('MEAS-010 what does not apply has no number, and a list of a command line can say so', () => {
  const read = readAnswers(wsas, { q1: 'na', q2: 4, q3: null })
  assert.ok(read.ok)
  assert.deepEqual(
    (['q1', 'q2', 'q3', 'q99'] as const).map((item) => answerNumber(read.value, item)),
    [null, 4, null, null],
  )
  assert.deepEqual(parseAnswerList('na,12,-12,1.25'), { ok: true, value: ['na', 12, -12, 1.25] })
})

test('MEAS-012 a risk item just answered above zero is seen although the form is not accepted', () => {
  const read = readAnswers(phq9, { ...complete, q2: 9, q9: 1 })
  assert.ok(!read.ok)
  assert.equal(riskSignals(phq9, read.kept)[0]?.level, 'review')
})

test('whatever is sent in, every kept answer is missing or a whole number in range', () => {
  const anything = fc.record(Object.fromEntries(Object.keys(complete).map((id) => [id, fc.anything()])), {
    requiredKeys: [],
  })
  fc.assert(
    fc.property(anything, (raw) => {
      const read = readAnswers(phq9, raw)
      const answers = read.ok ? read.value : read.kept
      for (const item of [...phq9.items, ...phq9.unscoredItems]) {
        const answer = answers[item.id]
        assert.ok(answer === null || answer === 0 || answer === 1 || answer === 2 || answer === 3)
      }
    }),
  )
})

test('the list of a command line: numbers, and - for a missing answer', () => {
  assert.deepEqual(parseAnswerList('1,2,0,-,3'), { ok: true, value: [1, 2, 0, null, 3] })
  assert.deepEqual(parseAnswerList(' 1, - ,2 '), { ok: true, value: [1, null, 2] })
})

test('what cannot be read in a list is named by its place', () => {
  assert.deepEqual(parseAnswerList('1,,x,1e1,0x1'), {
    ok: false,
    problem: {
      kind: 'invalid',
      fields: [2, 3, 4, 5].map((at) => ({ field: `answer ${at}`, code: 'answers/unreadable' })),
    },
  })
  assert.equal(parseAnswerList('').ok, false)
})

test('MEAS-010 a readable list with a wrong value or a wrong length is invalid, not scored', () => {
  for (const text of ['1,2,0,-,3', '2,4,1,1,1,1,1,0,0', '-1,1,1,1,1,1,1,1,1', '1.5,1,1,1,1,1,1,1,1']) {
    const list = parseAnswerList(text)
    assert.ok(list.ok)
    assert.deepEqual(scoreRaw(phq9, list.value), {
      instrument: 'phq-9',
      state: 'invalid',
      total: null,
      band: null,
      prorated: null,
      risk: null,
    })
  }
})

test('instruments are found by name and by nothing else', () => {
  assert.equal(findInstrument('phq-9'), phq9)
  assert.equal(findInstrument('toString'), null)
  assert.equal(findInstrument('PHQ-9'), null)
})

for (const [name, instrument] of Object.entries(instruments)) {
  test(`${name}: name, range, bands, options and risk items fit together`, () => {
    const { id, items, unscoredItems, total, bands, risk, counting } = instrument
    assert.equal(id, name)
    const counted =
      counting.rule === 'highest-of-domains'
        ? counting.domains.map(({ needs }) => items.find((item) => item.id === needs[0]?.[0]))
        : items
    const times = counting.rule === 'all-required' ? counting.times : 1
    assert.equal(total.min, times * counted.reduce((sum, item) => sum + (item?.min ?? 0), 0))
    assert.equal(total.max, times * counted.reduce((sum, item) => sum + (item?.max ?? 0), 0))
    if (counting.rule === 'highest-of-domains') {
      const inDomains = counting.domains.flatMap(({ needs }) => needs.flat())
      assert.deepEqual(
        inDomains,
        items.map((item) => item.id),
      )
    }
    assert.equal(bands[0]?.from, total.min)
    assert.deepEqual(
      bands,
      bands.toSorted((a, b) => a.from - b.from),
    )
    for (const item of [...items, ...unscoredItems]) {
      const values = item.options.map((option) => option.value).filter((value) => value !== 'na')
      assert.deepEqual(
        values,
        Array.from({ length: item.max - item.min + 1 }, (_, at) => item.min + at),
      )
      assert.equal(new Set(item.options.map((option) => option.id)).size, item.options.length)
      const codes = item.options.flatMap((option) => option.loinc ?? [])
      assert.equal(new Set(codes).size, codes.length)
    }
    const ids = [...items, ...unscoredItems].map((item) => item.id)
    assert.deepEqual(
      ids,
      ids.map((_, at) => `q${at + 1}`),
    )
    for (const { item, atLeast, priorityFrom } of risk) {
      assert.ok(ids.includes(item))
      assert.ok(atLeast >= 1 && (priorityFrom === null || priorityFrom > atLeast))
    }
  })
}
