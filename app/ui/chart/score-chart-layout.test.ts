import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { ScoreBand } from './band-rows.ts'
import { layoutScoreChart, narrowChart, wideChart, type ScorePoint } from './score-chart-layout.ts'

// Source of the bands: Kroenke, Spitzer, Williams 2001, doi:10.1046/j.1525-1497.2001.016009606.x
const bands: ScoreBand[] = [
  { from: 0, name: 'minimal' },
  { from: 5, name: 'mild' },
  { from: 10, name: 'moderate' },
  { from: 15, name: 'moderately severe' },
  { from: 20, name: 'severe' },
]
const monday = 20_451
const weekly = (values: readonly (number | null)[]): ScorePoint[] =>
  values.map((value, week) => ({ id: `${week}`, day: monday + week * 7, value, session: week + 1 }))
const layout = (values: readonly (number | null)[], size = wideChart) =>
  layoutScoreChart({ points: weekly(values), max: 27, bands }, size)

test('HAZ-021 the axis is the whole range of the instrument, whatever was scored', () => {
  assert.deepEqual(layout([3, 4, 3]).ticks, layout([27, 0, 15]).ticks)
  assert.deepEqual(
    layout([3]).ticks.map((tick) => tick.value),
    [0, 5, 10, 15, 20, 27],
  )
})

test('HAZ-021 a check-in without a score leaves a gap in the curve', () => {
  assert.equal(layout([18, 16, 14]).curves.length, 1)
  assert.equal(layout([18, 16, null, 14, 12]).curves.length, 2)
  assert.equal(layout([18, null, 14]).curves.length, 0, 'a single score is a point, and no line leads to it')
  assert.equal(layout([18, null, 14]).spots.length, 3, 'and the check-in still has its place')
})

test('a higher score stands higher, and equal steps are equal distances', () => {
  const [low, middle, high] = layout([0, 10, 20]).spots.map((spot) => spot.y) as [number, number, number]
  assert.ok(low > middle && middle > high)
  assert.ok(Math.abs(low - middle - (middle - high)) < 0.2)
})

test('a score lies inside the row of its own band, never on the line between two', () => {
  const { bands: rows, spots } = layout(Array.from({ length: 28 }, (_, value) => value))
  for (const { point, y } of spots) {
    const name = bands.findLast((band) => (point.value ?? -1) >= band.from)?.name
    const row = rows.find((candidate) => y > candidate.y && y < candidate.y + candidate.height)
    assert.equal(row?.name, name, `score ${point.value}`)
  }
})

test('the rows of the bands cover the picture without a gap', () => {
  const { bands: rows, plot } = layout([10])
  const ends = rows.map((row) => [row.y, row.y + row.height] as const).toReversed()
  assert.equal(ends[0]?.[0], plot.top)
  assert.equal(ends.at(-1)?.[1], plot.bottom)
  for (const [index, end] of ends.slice(1).entries())
    assert.ok(Math.abs(end[0] - (ends[index]?.[1] ?? 0)) < 0.2)
})

test('distances on the line are distances in time: a missed month is seen', () => {
  const at = (days: number[]) =>
    layoutScoreChart(
      { points: days.map((day) => ({ id: `${day}`, day, value: 9 })), max: 27, bands },
      wideChart,
    ).spots.map(({ x }) => x)
  const [first = 0, week = 0, month = 0] = at([0, 7, 35])
  assert.ok(Math.abs((month - first) / (week - first) - 5) < 0.05)
})

test('two scores a week apart are not drawn as if a whole course lay between them', () => {
  const { spots, plot } = layout([18, 14])
  assert.ok((spots[1]?.x ?? 0) < (plot.left + plot.right) / 2)
})

test('on a narrow screen every session has its mark, and numbers do not run into each other', () => {
  const { sessions } = layout(
    Array.from({ length: 20 }, () => 12),
    narrowChart,
  )
  assert.equal(sessions.length, 20)
  const named = sessions.filter((session) => session.isNamed)
  for (const [index, session] of named.slice(1).entries()) assert.ok(session.x - (named[index]?.x ?? 0) >= 20)
})

test('nothing is drawn outside the picture', () => {
  for (const size of [narrowChart, wideChart]) {
    const { spots } = layout([0, 27, null, 13], size)
    for (const { x, y } of spots) assert.ok(x > 0 && x < size.width && y > 0 && y < size.height)
  }
})

test('no score yet is an empty picture, not a fault', () => {
  assert.deepEqual(layout([]).spots, [])
})

test('the name of a band moves to the end where the curve does not run over it', () => {
  const { bands: rows } = layout([18, 18, 12, 11, 10, 6, 3, 2], narrowChart)
  assert.equal(rows.find((row) => row.name === 'moderately severe')?.words.anchor, 'end')
  assert.equal(rows.find((row) => row.name === 'minimal')?.words.anchor, 'start')
})
