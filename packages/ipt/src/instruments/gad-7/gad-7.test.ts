import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { gad7, gad7En, readAnswers, riskSignals, riskStatus, scoreRaw } from '../../index.ts'
import file from './gad-7.vectors.json' with { type: 'json' }

for (const { id, answers, because, ...expected } of file.vectors) {
  test(`${id} GAD-7 ${answers.map((answer) => answer ?? '-').join(' ')}: ${because}`, () => {
    assert.deepEqual(scoreRaw(gad7, answers), { instrument: 'gad-7', ...expected })
  })
}

test('all 16,384 complete GAD-7 forms: the total is the plain sum, the band is the published one', () => {
  for (let form = 0; form < 4 ** 7; form += 1) {
    const answers = [0, 1, 2, 3, 4, 5, 6].map((at) => (form >> (2 * at)) & 3)
    const sum = answers.reduce((total, answer) => total + answer, 0)
    const band = ['minimal', 'mild', 'moderate'][Math.trunc(sum / 5)] ?? 'severe'
    const line = scoreRaw(gad7, answers)
    if (line.total !== sum || line.band !== band) assert.fail(`${answers.join(' ')} ${JSON.stringify(line)}`)
  }
})

test('GAD-7 asks about no risk, so it has no risk status and gives no signal', () => {
  const read = readAnswers(gad7, { q1: 3 })
  assert.ok(read.ok)
  assert.equal(riskStatus(gad7, read.value), null)
  assert.deepEqual(riskSignals(gad7, read.value), [])
})

test('HAZ-018 MEAS-004 the official wording of GAD-7 is unaltered, and the lowest answer is "Not at all"', () => {
  const words = JSON.stringify([gad7En.stem, gad7En.items, gad7En.options])
  assert.equal(
    createHash('sha256').update(words).digest('hex'),
    '79d18250f206ae920dd72e4f83744887794fa46fb0c6ff80339adee530563eb4',
  )
  assert.equal(gad7En.options['not-at-all'], 'Not at all')
})
