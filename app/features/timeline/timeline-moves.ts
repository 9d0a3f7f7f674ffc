import { severityAt, type Rows } from './timeline-layout.ts'
import { zoomed, type View } from './axis.ts'
import type { Severity } from './timeline.ts'

/** Where a finger or the mouse is, from the left and the top of the picture, in its own pixels. */
export type Spot = { x: number; y: number }

/** A gesture under way, from the place where it began. Cancelling it leaves everything as it was. */
export type Move =
  | { is: 'pan'; began: Spot; view: View }
  | { is: 'pinch'; began: readonly [Spot, Spot]; view: View }
  | { is: 'severity'; began: Spot; day: number }

export type SeverityWish = { from: number; to: number; severity: Severity }

export function startPan(view: View, at: Spot): Move {
  return { is: 'pan', began: at, view }
}

export function startPinch(view: View, one: Spot, other: Spot): Move {
  return { is: 'pinch', began: [one, other], view }
}

export function startSeverity(view: View, at: Spot, width: number): Move {
  return { is: 'severity', began: at, day: dayAt(view, at.x, width) }
}

/** What is in sight while the picture is pulled: what was under the finger stays under it. */
export function viewDuring(move: Move, spots: readonly Spot[], width: number): View | null {
  const [one, other] = spots
  if (one === undefined) return null
  if (move.is === 'pan') {
    const days = ((one.x - move.began.x) / width) * (move.view.to - move.view.from)
    return { from: move.view.from - days, to: move.view.to - days }
  }
  if (move.is !== 'pinch' || other === undefined) return null
  const [a, b] = move.began
  const before = Math.max(20, Math.abs(a.x - b.x))
  const now = Math.max(20, Math.abs(one.x - other.x))
  const at = dayAt(move.view, (a.x + b.x) / 2, width)
  return zoomed(move.view, before / now, at)
}

/** The severity that would be kept if it were dropped here; at least a week, so that a touch draws something. */
export function severityDuring(
  move: Move,
  at: Spot,
  view: View,
  width: number,
  rows: Rows,
): SeverityWish | null {
  if (move.is !== 'severity') return null
  const day = dayAt(view, at.x, width)
  const [from, to] = [Math.round(Math.min(move.day, day)), Math.round(Math.max(move.day, day))]
  return { from, to: Math.max(to, from + 6), severity: severityAt(at.y, rows) }
}

export function dayAt(view: View, x: number, width: number): number {
  return view.from + (x / width) * (view.to - view.from)
}
