import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phq2, phq2En, phq9, phq9En, scoreRaw } from '../../index.ts'

test('PHQ-2 is the first two questions of PHQ-9, word for word and code for code', () => {
  assert.deepEqual(phq2.items, phq9.items.slice(0, 2))
  assert.deepEqual(phq2En.items, { q1: phq9En.items.q1, q2: phq9En.items.q2 })
  assert.equal(phq2En.stem, phq9En.stem)
})

test('all 16 PHQ-2 forms: the cut-off is 3', () => {
  for (let form = 0; form < 16; form += 1) {
    const answers = [form & 3, form >> 2]
    const total = (form & 3) + (form >> 2)
    const line = scoreRaw(phq2, answers)
    assert.equal(line.total, total)
    assert.equal(line.band, total >= 3 ? 'at or above cut-off' : 'below cut-off')
  }
})

test('PHQ-2 needs both answers', () => {
  assert.equal(scoreRaw(phq2, [3, null]).state, 'not-scorable')
})
