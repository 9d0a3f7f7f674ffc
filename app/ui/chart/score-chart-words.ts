import { scoreChange } from '../score-change.ts'
import { dayInWords } from './calendar-days.ts'
import type { ScoreBand } from './band-rows.ts'
import type { ScorePoint } from './score-chart-layout.ts'

/** What is said of one point: "9 Mar 2026, session 4: 14, moderate, 2 lower than the score before". */
export function pointInWords(
  points: readonly ScorePoint[],
  index: number,
  bands: readonly ScoreBand[],
): string {
  const point = points[index]
  if (point === undefined) return ''
  const when = dayInWords(point.day) + (point.session === undefined ? '' : `, session ${point.session}`)
  const note = point.note === undefined ? '' : `. ${point.note}`
  if (point.value === null)
    return `${when}: no score${point.why === undefined ? '' : ` (${point.why})`}${note}`
  const before = points.slice(0, index).findLast((earlier) => earlier.value !== null)?.value ?? null
  const change = before === null ? '' : `, ${scoreChange(point.value, before, 'the score before').words}`
  const estimated = point.prorated ? ', estimated because an answer is missing' : ''
  return `${when}: ${point.value}, ${bandName(point.value, bands)}${estimated}${change}${note}`
}

export function bandName(value: number, bands: readonly ScoreBand[]): string {
  return bands.findLast((band) => value >= band.from)?.name ?? ''
}

/** Which point an arrow key leads to; null where the key is not for us. */
export function pointAfter(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight') return Math.min(at + 1, count - 1)
  if (key === 'ArrowLeft') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
