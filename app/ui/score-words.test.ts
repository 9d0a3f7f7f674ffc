import assert from 'node:assert/strict'
import { test } from 'node:test'

import { instantInWords } from './clock-words.ts'
import { curveInWords, scoreChange } from './score-change.ts'
import { layoutSparkline } from './sparkline-layout.ts'

test('IPT-112 a change is said as lower, higher or the same, never as better or worse', () => {
  assert.equal(scoreChange(14, 18, 'last time').words, '4 lower than last time')
  assert.equal(scoreChange(18, 14, 'at the start').words, '4 higher than at the start')
  assert.equal(scoreChange(9, 9, 'last time').words, 'same as last time')
  assert.equal(scoreChange(14, 18).words, '4 lower')
})

test('a small curve is spoken in one sentence, with what is missing', () => {
  assert.equal(
    curveInWords('PHQ-9', [18, null, 21, 9]),
    'PHQ-9: 3 scores, first 18, last 9, lowest 9, highest 21; 1 without a score',
  )
  assert.equal(curveInWords('PHQ-9', [null]), 'PHQ-9: no scores yet')
})

test('HAZ-021 a small curve has the same axis for everybody, and gaps stay gaps', () => {
  const size = { max: 27, width: 128, height: 32 }
  const low = layoutSparkline([2, 3], size).last
  const high = layoutSparkline([26, 25], size).last
  assert.ok(low !== null && high !== null && low.y > high.y + 20)
  assert.equal(layoutSparkline([18, null, 14, 12], size).runs.length, 2)
  assert.equal(
    layoutSparkline(
      Array.from({ length: 40 }, () => 5),
      size,
    ).runs[0]?.length,
    16,
  )
})

test('HAZ-017 a moment is told on the clinic’s clock, on both sides of the change of clocks', () => {
  assert.equal(instantInWords('2026-03-28T09:00:00Z', 'Europe/Vienna'), 'Sat 28 Mar 2026, 10:00')
  assert.equal(instantInWords('2026-03-30T09:00:00Z', 'Europe/Vienna'), 'Mon 30 Mar 2026, 11:00')
  assert.equal(instantInWords('2026-12-31T23:30:00Z', 'Asia/Tokyo', 'day'), 'Fri 1 Jan 2027')
  assert.equal(instantInWords('2026-09-01T00:05:00Z', 'UTC', 'time'), '00:05')
})
