import type { Spot } from '../sparkline-layout.ts'

/** The instrument's own bands, lowest first; each goes up to the next. */
export type ScoreBand = { from: number; name: string }

/** The rectangle that the scores lie in. */
export type Plot = { left: number; right: number; top: number; bottom: number }

export type BandNames = 'inside' | 'beside'

type Row = { name: string; y: number; height: number }

export type BandRow = Row & { words: Spot & { anchor: 'start' | 'end' } }

/** The edge between two bands lies half a point below the upper one: no score stands on a line and leaves it open. */
export function layoutBands(bands: readonly ScoreBand[], y: (value: number) => number, plot: Plot): Row[] {
  return bands.map(({ name, from }, index) => {
    const next = bands[index + 1]
    const top = next === undefined ? plot.top : y(next.from - 0.5)
    const bottom = index === 0 ? plot.bottom : y(from - 0.5)
    return { name, y: top, height: round(bottom - top) }
  })
}

/** Beside the row, or inside it at the end where the curve runs less over the words. */
export function placeName(
  row: Row,
  where: BandNames,
  plot: Plot,
  runs: readonly (readonly Spot[])[],
): BandRow['words'] {
  if (where === 'beside') return { x: plot.right + 10, y: round(row.y + row.height / 2 + 5), anchor: 'start' }
  const width = row.name.length * 7 + 12
  const inRow = runs.flatMap(between).filter((spot) => spot.y > row.y - 4 && spot.y < row.y + 24)
  const atStart = inRow.filter((spot) => spot.x < plot.left + width).length
  const atEnd = inRow.filter((spot) => spot.x > plot.right - width).length
  const y = row.y + 16
  return atEnd < atStart ? { x: plot.right - 6, y, anchor: 'end' } : { x: plot.left + 6, y, anchor: 'start' }
}

/** A run with spots in between, near enough to notice where its lines pass. */
function between(run: readonly Spot[]): Spot[] {
  return run.flatMap((from, index) => {
    const to = run[index + 1] ?? from
    return [0, 0.25, 0.5, 0.75].map((part) => ({
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    }))
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
