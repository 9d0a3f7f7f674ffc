import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { phq9, phq9En, depressiveSyndromeHint, readAnswers, scoreOf, scoreRaw } from '../../index.ts'
import type { Answer, Answers } from '../../index.ts'
import file from './phq-9.vectors.json' with { type: 'json' }

for (const { id, answers, hint, ...expected } of file.vectors) {
  test(`${id} the worked example of the reference: ${answers.map((a) => a ?? '-').join(' ')}`, () => {
    assert.deepEqual(scoreRaw(phq9, answers), { instrument: 'phq-9', ...expected })
    const read = readAnswers(phq9, asForm(answers))
    assert.equal(read.ok ? depressiveSyndromeHint(read.value) : null, hint)
  })
}

test('P10 P11 MEAS-011 the unrounded value is kept beside the rounded one', () => {
  const p10 = scoreOf(phq9, read([2, 2, null, 2, 1, 1, 1, 0, 0]))
  const p11 = scoreOf(phq9, read([1, 1, 1, null, 1, null, 1, 0, 0]))
  assert.equal(p10.state === 'scored' && p10.unrounded, 10.125)
  assert.equal(p11.state === 'scored' && p11.unrounded, 45 / 7)
})

test('MEAS-010 an unanswered question is not a zero: three gaps give no total, and are named', () => {
  const score = scoreOf(phq9, read([2, null, null, 2, null, 1, 1, 0, 0]))
  assert.deepEqual(score.state === 'not-scorable' && score.missing, ['q2', 'q3', 'q5'])
})

test('a clinic in strict mode gets no total from a form with one gap', () => {
  assert.equal(
    scoreOf(phq9, read([2, 2, null, 2, 1, 1, 1, 0, 0]), { missing: 'strict' }).state,
    'not-scorable',
  )
  assert.equal(scoreOf(phq9, read([2, 2, 0, 2, 1, 1, 1, 0, 0]), { missing: 'strict' }).state, 'scored')
})

test('the function item is kept and never counted, missing or not', () => {
  assert.equal(scoreRaw(phq9, [1, 1, 1, 1, 1, 0, 0, 0, 0, 3]).total, 5)
  assert.equal(scoreRaw(phq9, [1, 1, 1, 1, 1, 0, 0, 0, 0, null]).prorated, false)
  assert.equal(scoreRaw(phq9, [1, 1, 1, 1, 1, 0, 0, 0, 0, 4]).state, 'invalid')
})

test('HAZ-001 all 262,144 complete forms: the total is the plain sum, the band is the published one', () => {
  const bands = { minimal: 0, mild: 0, moderate: 0, 'moderately severe': 0, severe: 0 }
  forEachForm([], (answers) => {
    const sum = answers.reduce<number>((total, answer) => total + (answer ?? Number.NaN), 0)
    const score = scoreOf(phq9, unread(answers))
    const band = ['minimal', 'mild', 'moderate', 'moderately severe'][Math.trunc(sum / 5)] ?? 'severe'
    if (score.state !== 'scored' || score.total !== sum || score.band !== band || score.prorated) {
      assert.fail(`${answers.join(' ')} gives ${JSON.stringify(score)}`)
    }
    if (score.unrounded !== sum) assert.fail(`${answers.join(' ')} unrounded ${score.unrounded}`)
    bands[score.band as keyof typeof bands] += 1
  })
  assert.equal(
    Object.values(bands).reduce((a, b) => a + b),
    262_144,
  )
})

test('HAZ-001 MEAS-011 every form with one or two gaps agrees with an oracle that never divides', () => {
  let tried = 0
  for (let first = 0; first < 9; first += 1) {
    for (let second = first; second < 9; second += 1) {
      const answered = first === second ? 8 : 7
      forEachForm([first, second], (answers) => {
        tried += 1
        const sum = answers.reduce<number>((total, answer) => total + (answer ?? 0), 0)
        const score = scoreOf(phq9, unread(answers))
        if (score.state !== 'scored' || !score.prorated || !isHalfUp(score.total, sum * 9, answered)) {
          assert.fail(`${answers.map((a) => a ?? '-').join(' ')} gives ${JSON.stringify(score)}`)
        }
      })
    }
  }
  assert.equal(tried, 9 * 4 ** 8 + 36 * 4 ** 7)
})

test('every pattern of three or more gaps has no total', () => {
  for (let gaps = 0; gaps < 512; gaps += 1) {
    const answers = Array.from({ length: 9 }, (_, at) => ((gaps >> at) & 1 ? null : 2))
    const missing = answers.filter((answer) => answer === null).length
    assert.equal(scoreRaw(phq9, answers).state, missing > 2 ? 'not-scorable' : 'scored')
  }
})

test('IPT-041 the hint of PHQ-9 is a word about symptoms and no diagnosis: two with a core one are other, five are major', () => {
  const hints = [
    [2, 0, 0, 0, 0, 0, 0, 0, 0],
    [2, 0, 2, 0, 0, 0, 0, 0, 0],
    [0, 2, 0, 0, 0, 0, 0, 0, 1],
    [0, 0, 2, 2, 2, 2, 2, 2, 3],
    [2, 0, 2, 2, 2, 0, 0, 0, 1],
    [2, 0, 2, 2, 2, 0, 0, 1, 0],
    [2, 0, null, 0, 0, 0, 0, 0, 0],
    [2, 2, 2, null, 2, 0, 0, 0, 0],
    [null, 2, 2, 2, 2, 0, 0, 0, 0],
    [null, 0, 0, 0, 0, 0, 0, 0, 0],
    [2, 2, 2, 2, 2, null, 0, 0, null],
    [null, null, null, null, null, null, null, null, null],
  ].map((answers) => depressiveSyndromeHint(unread(answers)))
  assert.deepEqual(hints, [
    'neither',
    'other',
    'other',
    'neither',
    'major',
    'other',
    'indeterminate',
    'indeterminate',
    'indeterminate',
    'neither',
    'major',
    'indeterminate',
  ])
  const scored = scoreOf(phq9, unread([3, 3, 3, 3, 3, 3, 3, 3, 3]))
  assert.doesNotMatch(JSON.stringify(scored), /depress|diagnos|disorder/i)
})

test('the hint for all 512 sets of symptoms: a core one and five in all are major, two to four are other', () => {
  for (let symptoms = 0; symptoms < 512; symptoms += 1) {
    const present = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((at) => (symptoms >> at) & 1)
    // "Several days" is a symptom for item 9 and for no other.
    const answers = Array.from({ length: 9 }, (_, at) =>
      present.includes(at) ? (at === 8 ? 1 : 2) : at === 8 ? 0 : 1,
    )
    const byCount = ['neither', 'neither', 'other', 'other', 'other'][present.length] ?? 'major'
    const expected = present.includes(0) || present.includes(1) ? byCount : 'neither'
    assert.equal(depressiveSyndromeHint(unread(answers)), expected)
  }
})

test('the hint with gaps agrees with filling the gaps in every possible way', () => {
  const whole = (answers: readonly Answer[]) => depressiveSyndromeHint(unread(answers))
  for (let gaps = 0; gaps < 512; gaps += 1) {
    for (const pattern of [
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
      [2, 1, 2, 0, 3, 1, 2, 0, 1],
      [2, 2, 2, 2, 2, 0, 0, 0, 0],
    ]) {
      const answers = pattern.map((answer, at) => ((gaps >> at) & 1 ? null : answer))
      // 0 and 3 stand for "no symptom" and "symptom": no other answer changes what the algorithm sees.
      const fillings = fill(answers, [0, 3]).map(whole)
      const [first] = fillings
      assert.equal(whole(answers), fillings.every((hint) => hint === first) ? first : 'indeterminate')
    }
  }
})

test('HAZ-018 MEAS-004 the official wording is unaltered', () => {
  const words = JSON.stringify([phq9En.stem, phq9En.items, phq9En.options])
  assert.equal(
    createHash('sha256').update(words).digest('hex'),
    '9ef10db832c36d8eef5e6603620a7c3e4594a1b40af9832ecf9ce9aacbb120f3',
  )
})

test('every item and every option has official words, and there are no words too many', () => {
  const items = [...phq9.items, ...phq9.unscoredItems]
  assert.deepEqual(
    Object.keys(phq9En.items),
    items.map((item) => item.id),
  )
  const options = new Set(items.flatMap((item) => item.options.map((option) => option.id)))
  assert.deepEqual(new Set(Object.keys(phq9En.options)), options)
})

function asForm(answers: readonly Answer[]) {
  return Object.fromEntries(answers.map((answer, at) => [`q${at + 1}`, answer]))
}

function read(answers: readonly Answer[]): Answers<'phq-9'> {
  const result = readAnswers(phq9, asForm(answers))
  assert.ok(result.ok)
  return result.value
}

// Reading is tried elsewhere; a million forms go straight to the scoring.
function unread(answers: readonly Answer[]): Answers<'phq-9'> {
  const [q1, q2, q3, q4, q5, q6, q7, q8, q9] = answers
  return { q1, q2, q3, q4, q5, q6, q7, q8, q9 } as unknown as Answers<'phq-9'>
}

function forEachForm(gaps: readonly number[], visit: (answers: readonly Answer[]) => void): void {
  const answers: Answer[] = Array.from({ length: 9 }, () => null)
  const places = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((place) => !gaps.includes(place))
  for (let form = 0; form < 4 ** places.length; form += 1) {
    places.forEach((place, at) => {
      answers[place] = (form >> (2 * at)) & 3
    })
    visit(answers)
  }
}

// total - 1/2 <= dividend / divisor < total + 1/2, multiplied out.
function isHalfUp(total: number, dividend: number, divisor: number): boolean {
  return (2 * total - 1) * divisor <= 2 * dividend && 2 * dividend < (2 * total + 1) * divisor
}

function fill(answers: readonly Answer[], choices: readonly number[]): Answer[][] {
  return answers.reduce<Answer[][]>(
    (filled, answer) =>
      filled.flatMap((start) => (answer === null ? choices.map((c) => [...start, c]) : [[...start, answer]])),
    [[]],
  )
}
