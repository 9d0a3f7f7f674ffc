import { pathOf, type Spot } from '../sparkline-layout.ts'
import {
  layoutBands,
  placeName,
  type BandNames,
  type BandRow,
  type Plot,
  type ScoreBand,
} from './band-rows.ts'
import { dayTicks } from './calendar-days.ts'

export type ScorePoint = {
  /** Of the check-in. */
  id: string
  /** The day it counts for, from 1 January 1970 (`epochDayOf`). */
  day: number
  /** Null where there was a check-in and no score; `why` then says why. */
  value: number | null
  why?: string | undefined
  session?: number | undefined
  prorated?: boolean | undefined
  /** What the reader should know of this week: the event that stands beside the score. */
  note?: string | undefined
}

export type ScoreChartInput = {
  points: readonly ScorePoint[]
  max: number
  bands: readonly ScoreBand[]
  /** To share an axis with another drawing. Otherwise from the first point to the last, six weeks at least. */
  days?: { first: number; last: number } | undefined
}

export type ChartSize = { width: number; height: number; bandNames: BandNames }

export type ScoreChartLayout = {
  plot: Plot
  bands: BandRow[]
  ticks: { value: number; y: number }[]
  days: { words: string; x: number }[]
  spots: (Spot & { point: ScorePoint })[]
  sessions: { number: number; x: number; isNamed: boolean }[]
  /** One path for each run of scores without a gap. */
  curves: string[]
}

/** Sizes in CSS pixels; a page takes the one that fits its column. */
export const narrowChart: ChartSize = { width: 344, height: 280, bandNames: 'inside' }
export const wideChart: ChartSize = { width: 760, height: 320, bandNames: 'beside' }

const shortestSpan = 42

/** The axis is always 0 to the instrument's maximum, whatever was scored (HAZ-021). */
export function layoutScoreChart(input: ScoreChartInput, size: ChartSize): ScoreChartLayout {
  const points = input.points.toSorted((a, b) => a.day - b.day)
  const plot = {
    left: 32,
    right: size.width - (size.bandNames === 'beside' ? 136 : 10),
    top: 4,
    bottom: size.height - 52,
  }
  const { first, last } = input.days ?? spanOf(points)
  // Room at both ends, so that no point lies on the frame: a 0 and the maximum are seen whole.
  const inset = 10
  const x = (day: number) =>
    round(
      plot.left + inset + ((day - first) / Math.max(1, last - first)) * (plot.right - plot.left - 2 * inset),
    )
  const y = (value: number) =>
    round(plot.bottom - inset - (value / input.max) * (plot.bottom - plot.top - 2 * inset))
  const spots = points.map((point) => ({
    x: x(point.day),
    y: point.value === null ? plot.bottom : y(point.value),
    point,
  }))
  const runs = runsOf(spots)
  return {
    plot,
    bands: layoutBands(input.bands, y, plot).map((row) => ({
      ...row,
      words: placeName(row, size.bandNames, plot, runs),
    })),
    ticks: [...input.bands.map((band) => band.from), input.max].map((value) => ({ value, y: y(value) })),
    days: apart(
      dayTicks(first, last).map(({ day, words }) => ({ words, x: x(day) })),
      52,
    ),
    spots,
    sessions: nameSessions(spots),
    curves: runs.filter((run) => run.length > 1).map(pathOf),
  }
}

function spanOf(points: readonly ScorePoint[]): { first: number; last: number } {
  const first = points[0]?.day ?? 0
  return { first, last: Math.max(points.at(-1)?.day ?? 0, first + shortestSpan) }
}

function runsOf(spots: ScoreChartLayout['spots']): Spot[][] {
  const runs: Spot[][] = [[]]
  for (const { x, y, point } of spots) {
    if (point.value === null) runs.push([])
    else runs.at(-1)?.push({ x, y })
  }
  return runs
}

/** Every session has its mark; its number is written where there is room beside the one before. */
function nameSessions(spots: ScoreChartLayout['spots']): ScoreChartLayout['sessions'] {
  let free = -Infinity
  return spots.flatMap(({ x, point }) => {
    if (point.session === undefined) return []
    const isNamed = x >= free
    if (isNamed) free = x + 20
    return [{ number: point.session, x, isNamed }]
  })
}

function apart<Item extends { x: number }>(items: readonly Item[], least: number): Item[] {
  let free = -Infinity
  return items.filter(({ x }) => {
    if (x < free) return false
    free = x + least
    return true
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
