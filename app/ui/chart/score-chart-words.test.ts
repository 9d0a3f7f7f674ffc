import assert from 'node:assert/strict'
import { test } from 'node:test'

import { calendarDay, dayInWords, dayTicks, epochDayOf } from './calendar-days.ts'
import type { ScorePoint } from './score-chart-layout.ts'
import { pointAfter, pointInWords } from './score-chart-words.ts'

const bands = [
  { from: 0, name: 'minimal' },
  { from: 10, name: 'moderate' },
]
const points: ScorePoint[] = [
  { id: 'a', day: epochDayOf('2026-03-09'), value: 16, session: 3 },
  { id: 'b', day: epochDayOf('2026-03-16'), value: null, session: 4, why: '3 of 9 unanswered' },
  { id: 'c', day: epochDayOf('2026-03-23'), value: 12, session: 5, note: 'Spoke to her brother' },
  { id: 'd', day: epochDayOf('2026-03-30'), value: 9, prorated: true },
]

test('a point is spoken with its date, session, score, band and change', () => {
  assert.equal(pointInWords(points, 0, bands), '9 Mar 2026, session 3: 16, moderate')
  assert.equal(
    pointInWords(points, 3, bands),
    '30 Mar 2026: 9, minimal, estimated because an answer is missing, 3 lower than the score before',
  )
})

test('HAZ-021 a missing score is said, and the next one is compared with the last that there is', () => {
  assert.equal(pointInWords(points, 1, bands), '16 Mar 2026, session 4: no score (3 of 9 unanswered)')
  assert.equal(
    pointInWords(points, 2, bands),
    '23 Mar 2026, session 5: 12, moderate, 4 lower than the score before. Spoke to her brother',
  )
})

test('arrow keys go from score to score and stop at the ends', () => {
  assert.equal(pointAfter('ArrowLeft', 0, 4), 0)
  assert.equal(pointAfter('ArrowRight', 3, 4), 3)
  assert.equal(pointAfter('Home', 2, 4), 0)
  assert.equal(pointAfter('End', 2, 4), 3)
  assert.equal(pointAfter('Tab', 2, 4), null)
})

test('days are counted as the calendar counts them, leap years and all', () => {
  for (let day = -40_000; day <= 60_000; day += 37) {
    const known = new Date(day * 86_400_000)
    assert.deepEqual(calendarDay(day), {
      year: known.getUTCFullYear(),
      month: known.getUTCMonth() + 1,
      day: known.getUTCDate(),
    })
  }
  assert.equal(dayInWords(epochDayOf('2028-02-29')), '29 Feb 2028')
})

test('a long axis is marked by months, a short one by days', () => {
  const words = (first: string, last: string) =>
    dayTicks(epochDayOf(first), epochDayOf(last)).map((tick) => tick.words)
  assert.deepEqual(words('2025-11-20', '2026-03-01'), ['Dec', 'Jan 2026', 'Feb', 'Mar'])
  assert.deepEqual(words('2026-03-09', '2026-04-20'), ['9 Mar', '23 Mar', '6 Apr', '20 Apr'])
})
