import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cudos,
  instruments,
  missingItems,
  phq9,
  qidsSr16,
  readAnswers,
  scoreOf,
  scoreRaw,
  wsas,
} from '../index.ts'
import type { Answer, Answers, Instrument, InstrumentId, NotApplicable } from '../index.ts'
import cudosFile from './cudos/cudos.vectors.json' with { type: 'json' }
import qidsFile from './qids-sr16/qids-sr16.vectors.json' with { type: 'json' }
import who5File from './who-5/who-5.vectors.json' with { type: 'json' }
import wsasFile from './wsas/wsas.vectors.json' with { type: 'json' }

type Given = readonly (Answer | NotApplicable)[]

for (const file of [cudosFile, qidsFile, wsasFile, who5File]) {
  const instrument = instruments[file.instrument as InstrumentId]
  for (const { id, answers, because, ...expected } of file.vectors) {
    test(`${id} ${instrument.id} ${answers.map((answer) => answer ?? '-').join(' ')}: ${because}`, () => {
      assert.deepEqual(scoreRaw(instrument, answers as Given), { instrument: instrument.id, ...expected })
    })
  }
}

test('MEAS-010 the score is the same in whatever order the answers stand, also with gaps and with what is not scored', () => {
  const { value } = readAnswers(phq9, { q1: 3, q2: 2, q4: 1, q5: 3, q6: 0, q8: 2, q9: 1, q10: 3 }) as {
    value: Answers<'phq-9'>
  }
  const entries = Object.entries(value)
  const turned = entries.map((_, at) => [...entries.slice(at), ...entries.slice(0, at)])
  for (const order of [...turned, entries.toReversed(), entries.filter(([, answer]) => answer !== null)]) {
    const score = scoreOf(phq9, Object.fromEntries(order) as Answers<'phq-9'>)
    assert.deepEqual(score, scoreOf(phq9, value))
    // Seven answers make 12; 12 * 9 / 7 is 15.43.
    assert.equal(score.state === 'scored' && score.total, 15)
  }
})

test('C11 MEAS-011 the unrounded value of CUDOS is kept', () => {
  const score = scoreOf(cudos, read(cudos, [2, 2, null, 0, 2, 0, 1, 1, 2, 2, 2, 2, 2, 0, 0, 1]))
  assert.equal(score.state === 'scored' && score.unrounded, (19 * 16) / 15)
})

test('all 262,144 combinations of the sleep, appetite and psychomotor items: QIDS-SR16 counts the highest of each', () => {
  for (let form = 0; form < 4 ** 9; form += 1) {
    const at = (place: number) => (form >> (2 * place)) & 3
    const [a, b, c, d, e, f, g, h, i] = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(at) as [number, ...number[]]
    const answers = { q1: a, q2: b, q3: c, q4: d, q6: e, q7: null, q8: f, q9: g, q15: h, q16: i }
    const rest = { q5: 1, q10: 0, q11: 0, q12: 0, q13: 0, q14: 0 }
    const score = scoreOf(qidsSr16, { ...answers, ...rest } as unknown as Parameters<
      typeof scoreOf<'qids-sr16'>
    >[1])
    const max = (...values: (number | undefined)[]) => Math.max(...values.map((value) => value ?? 0))
    const expected = max(a, b, c, d) + 1 + max(e, f, g) + max(h, i)
    if (score.state !== 'scored' || score.total !== expected) assert.fail(JSON.stringify([answers, score]))
  }
})

test('MEAS-018 QIDS-SR16 points out only what a score needs: one of a pair is enough, and a 3 settles its domain', () => {
  const named = (answers: Given) => missingItems(qidsSr16, read(qidsSr16, answers))
  assert.deepEqual(named([1, 1, 1, 0, 1, 1, null, 0, null, 1, 0, 0, 1, 0, 0, 0]), [])
  assert.deepEqual(named([3, null, null, null, 1, null, null, 2, null, 1, 0, null, 1, 0, 0, null]), [
    'q6',
    'q7',
    'q12',
    'q16',
  ])
})

test('strict QIDS-SR16 asks for every answer that the form asks for, also beside a 3', () => {
  const answers = read(qidsSr16, [3, null, 1, 1, 1, 1, null, 0, null, 1, 1, 0, 1, 1, 0, 0])
  assert.equal(scoreOf(qidsSr16, answers).state, 'scored')
  const strict = scoreOf(qidsSr16, answers, { missing: 'strict' })
  assert.deepEqual(strict.state === 'not-scorable' && strict.missing, ['q2'])
  const pair = read(qidsSr16, [3, 1, 1, 1, 1, 1, null, 0, null, 1, 1, 0, 1, 1, 0, 0])
  assert.equal(scoreOf(qidsSr16, pair, { missing: 'strict' }).state, 'scored')
})

test('MEAS-010 not applicable is an answer: strict WSAS accepts it, and it is not named as missing', () => {
  const answers = read(wsas, ['na', 4, 4, 4, 4])
  assert.equal(scoreOf(wsas, answers, { missing: 'strict' }).state, 'scored')
  assert.deepEqual(missingItems(wsas, answers), [])
  const gap = read(wsas, [4, null, 4, 4, 4])
  assert.equal(scoreOf(wsas, gap, { missing: 'strict' }).state, 'not-scorable')
})

test('MEAS-010 not applicable survives being written down and read again', () => {
  const stored: unknown = JSON.parse(JSON.stringify(read(wsas, ['na', 1, 1, 1, 1])))
  const again = readAnswers(wsas, stored as Record<string, unknown>)
  assert.equal(again.ok && again.value.q1, 'na')
})

test('MEAS-010 "na" is no answer to an item of another instrument', () => {
  for (const { id, items } of Object.values(instruments)) {
    const answers = items.map((_, at) => (at === 0 ? 'na' : 0) as Answer | NotApplicable)
    assert.equal(scoreRaw(instruments[id], answers).state, id === 'wsas' ? 'scored' : 'invalid', id)
  }
})

function read<Id extends InstrumentId>(instrument: Instrument<Id>, given: Given) {
  const result = readAnswers<Id>(
    instrument,
    Object.fromEntries(given.map((answer, at) => [`q${at + 1}`, answer])),
  )
  assert.ok(result.ok)
  return result.value
}
