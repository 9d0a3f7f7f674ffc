import type { ProblemArea } from '@kith/ipt'

import { ticksOf, type Tick, type View } from './axis.ts'
import { packed } from './packed.ts'
import { severityWords } from './timeline-words.ts'
import { severities, type OnAxis, type ScoreSpot, type Severity, type StretchKind } from './timeline.ts'

export type EventSpot = {
  id: string
  lane: ProblemArea
  axis: OnAxis
  what: string
  /** A hint that stands, or was confirmed. */
  isMarked: boolean
  goesOn: boolean
}
export type StretchSpot = {
  id: string
  kind: StretchKind
  severity: Severity | null
  what: string
  axis: OnAxis
}
export type OnsetSpot = { key: string; words: string; axis: OnAxis; isAnchor: boolean }

export type Picture = {
  events: readonly EventSpot[]
  stretches: readonly StretchSpot[]
  onset: readonly OnsetSpot[]
  scores: { max: number; spots: readonly ScoreSpot[] }
  today: number
}

export type RowKey = 'severity' | 'scores' | ProblemArea | Exclude<StretchKind, 'severity'>
export type Row = { key: RowKey; top: number; height: number }
export type Rows = { rows: readonly Row[]; height: number; axisTop: number }

/** Where the words of the onset marks stand, above everything else. */
export const onsetHeight = 34
const severityStep = 15
const titleHeight = 17
const scoreHeight = 60
const laneHeight = 56
const barHeight = 20

/**
 * The rows from top to bottom. They keep their places while the picture is moved: what is in sight has no say. `used`
 * alone where nothing is to be put into the others.
 */
export function layoutRows(picture: Picture, which: 'all' | 'used' = 'all'): Rows {
  const heights: [RowKey, number][] = []
  if (which === 'all' || picture.stretches.some(({ kind }) => kind === 'severity')) {
    heights.push(['severity', titleHeight + severityStep * severities.length])
  }
  if (picture.scores.spots.length > 0) heights.push(['scores', titleHeight + scoreHeight])
  for (const lane of ['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'] as const) {
    const isUsed = picture.events.some((event) => event.lane === lane)
    const isOffered = which === 'all' && lane !== 'interpersonal_deficits'
    if (isUsed || isOffered) heights.push([lane, laneHeight])
  }
  for (const kind of ['treatment', 'medication', 'hospital'] as const) {
    const bars = barsOf(picture, kind)
    if (bars.length > 0) heights.push([kind, titleHeight + barHeight * Math.max(1, packed(bars).rows)])
  }
  let top = onsetHeight
  const rows = heights.map(([key, height]): Row => {
    const row = { key, top, height }
    top += height + 6
    return row
  })
  return { rows, axisTop: top, height: top + 26 }
}

/** A stretch of the axis that is drawn at once, and moved as one. */
export type Frame = View & { perDay: number }

/** Three times what is in sight, on a grid, so that moving a little draws nothing anew. */
export function frameFor(view: View, width: number): Frame {
  const span = view.to - view.from
  const index = Math.floor(view.from / span)
  return { from: (index - 1) * span, to: (index + 3) * span, perDay: width / span }
}

export type Marker =
  | {
      is: 'one'
      id: string
      x: number
      y: number
      /** The days it can have begun on (IPT-062). */
      error: { x: number; width: number } | null
      /** How long it lasted. */
      lasted: { x: number; width: number } | null
      label: string | null
      isMarked: boolean
    }
  | { is: 'many'; ids: readonly string[]; x: number; y: number; isMarked: boolean }

export type Bar = {
  id: string
  x: number
  width: number
  y: number
  height: number
  label: string | null
  /** The words stand before the bar: it is too short for them. */
  isBefore?: boolean
}

export type Drawn = {
  ticks: (Tick & { x: number })[]
  markers: Marker[]
  severity: (Bar & { severity: Severity })[]
  bars: (Bar & { kind: StretchKind })[]
  scores: { id: string; x: number; y: number; total: number }[]
  curve: string
  onset: {
    key: string
    x: number
    from: number
    width: number
    /** Where the days stand that it can mean: bars that overlap are two bars. */
    barY: number
    words: string
    y: number
    isAnchor: boolean
  }[]
  todayX: number | null
}

/** Where everything within a frame stands; x counts from the frame's own left edge. */
export function layoutFrame(picture: Picture, { rows }: Rows, frame: Frame): Drawn {
  const x = (day: number) => round((day - frame.from) * frame.perDay)
  const row = (key: RowKey) => rows.find((each) => each.key === key)
  const isIn = (from: number, to: number) => to >= frame.from && from <= frame.to
  const lasting = (axis: OnAxis) => ({ from: middle(axis), to: endOf(axis, picture.today) })
  const place = (from: number, to: number) => {
    const [left, right] = [Math.max(from, frame.from), Math.min(to, frame.to)]
    return { x: x(left), width: Math.max(3, round((right - left) * frame.perDay)) }
  }
  const severityTop = (row('severity')?.top ?? 0) + titleHeight
  const severity = picture.stretches.flatMap((stretch) => {
    if (stretch.severity === null) return []
    const { from, to } = lasting(stretch.axis)
    if (!isIn(from, to)) return []
    const level = severities.indexOf(stretch.severity)
    const y = severityTop + (severities.length - 1 - level) * severityStep
    const height = (level + 1) * severityStep
    const placed = place(from, to)
    const label = fitted(severityWords[stretch.severity], placed.width - 8)
    return [{ id: stretch.id, ...placed, y, height, label, severity: stretch.severity }]
  })
  const bars = (['treatment', 'medication', 'hospital'] as const).flatMap((kind) => {
    const all = barsOf(picture, kind)
    const { rowOf } = packed(all)
    const top = (row(kind)?.top ?? 0) + titleHeight
    return all.flatMap(({ id, from, to, what }) => {
      if (!isIn(from, to)) return []
      const placed = place(from, to)
      const inside = fitted(what, placed.width - 8)
      const row = rowOf.get(id) ?? 0
      const earlier = all.filter((other) => rowOf.get(other.id) === row && other.from < from)
      const free = placed.x - earlier.reduce((edge, other) => Math.max(edge, x(other.to)), 0)
      const isBefore = (inside === null || inside !== what) && free > what.length * 7.2 + 12
      const label = isBefore ? what : inside
      return [{ id, kind, ...placed, y: top + row * barHeight, height: barHeight - 4, label, isBefore }]
    })
  })
  const scoreRow = row('scores')
  const scoreY = (total: number) =>
    round((scoreRow?.top ?? 0) + titleHeight + scoreHeight * (1 - total / Math.max(1, picture.scores.max)))
  const scores = picture.scores.spots
    .filter(({ day }) => isIn(day, day))
    .map(({ id, day, total }) => ({ id, x: x(day), y: scoreY(total), total }))
  return {
    ticks: ticksOf(frame, frame.perDay).map((tick) => ({ ...tick, x: x(tick.day) })),
    markers: rows.flatMap((each) => {
      const inLane = picture.events.filter((event) => event.lane === each.key)
      return layoutLane(inLane, each.top + laneHeight - 13, frame, picture.today)
    }),
    severity,
    bars,
    scores,
    curve: scores.map((spot, index) => `${index === 0 ? 'M' : 'L'}${spot.x} ${spot.y}`).join(''),
    onset: layoutOnset(picture, frame),
    todayX: isIn(picture.today, picture.today) ? x(picture.today) : null,
  }
}

/** How near two events of one lane may stand before they are shown as one with a number. */
export const markerRoom = 20

/**
 * The events of one lane. Those too near to each other become one with a number: it is the same whatever part of the
 * lane is in sight, so that nothing jumps while the picture moves, and there are never more than have room.
 */
function layoutLane(events: readonly EventSpot[], y: number, frame: Frame, today: number): Marker[] {
  const sorted = events
    .map((event) => ({ event, at: middle(event.axis) }))
    .toSorted((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
  const groups: { at: number; events: EventSpot[] }[] = []
  for (const { event, at } of sorted) {
    const last = groups.at(-1)
    if (last !== undefined && (at - last.at) * frame.perDay < markerRoom) last.events.push(event)
    else groups.push({ at, events: [event] })
  }
  const x = (day: number) => round((day - frame.from) * frame.perDay)
  return groups.flatMap((group, index): Marker[] => {
    const [only] = group.events
    if (only === undefined) return []
    const end = Math.max(...group.events.map((event) => Math.max(event.axis.to, reach(event, today))))
    if (end < frame.from || Math.min(...group.events.map(({ axis }) => axis.from)) > frame.to) return []
    if (group.events.length > 1) {
      const isMarked = group.events.some((event) => event.isMarked)
      return [{ is: 'many', ids: group.events.map(({ id }) => id), x: x(group.at), y, isMarked }]
    }
    const { axis } = only
    const next = groups[index + 1]
    const room = next === undefined ? 260 : (next.at - group.at) * frame.perDay - 22
    const width = round((axis.to - axis.from) * frame.perDay)
    const until = reach(only, today)
    return [
      {
        is: 'one',
        id: only.id,
        x: x(group.at),
        y,
        error: width < 3 ? null : clipped(axis.from, axis.to, frame),
        lasted: until > group.at ? clipped(group.at, until, frame) : null,
        label: fitted(only.what, Math.min(room, 260)),
        isMarked: only.isMarked,
      },
    ]
  })
}

function layoutOnset({ onset }: Picture, frame: Frame): Drawn['onset'] {
  const x = (day: number) => round((day - frame.from) * frame.perDay)
  const sorted = onset.toSorted((a, b) => middle(a.axis) - middle(b.axis))
  let lastEnd = Number.NEGATIVE_INFINITY
  return sorted.flatMap((mark, index) => {
    const at = x(middle(mark.axis))
    // Two near each other put their words on two lines.
    const y = at < lastEnd ? 28 : 13
    lastEnd = y === 13 ? at + mark.words.length * 7.5 + 12 : lastEnd
    if (mark.axis.to < frame.from || mark.axis.from > frame.to) return []
    const { key, words, isAnchor } = mark
    const bar = clipped(mark.axis.from, mark.axis.to, frame)
    return [{ key, words, isAnchor, x: at, from: bar.x, width: bar.width, barY: 31 + (index % 3) * 5, y }]
  })
}

function clipped(from: number, to: number, frame: Frame): { x: number; width: number } {
  const [left, right] = [Math.max(from, frame.from), Math.min(to, frame.to)]
  return {
    x: round((left - frame.from) * frame.perDay),
    width: Math.max(0, round((right - left) * frame.perDay)),
  }
}

/** The last day that something reaches: its end, or today when it goes on. */
function reach(event: EventSpot, today: number): number {
  const { axis } = event
  if (axis.until !== null) return axis.until
  return axis.isOpen || event.goesOn ? Math.max(today, axis.to) : axis.to
}

function barsOf(picture: Picture, kind: StretchKind) {
  return picture.stretches
    .filter((stretch) => stretch.kind === kind)
    .map(({ id, what, axis }) => ({ id, what, from: axis.from, to: endOf(axis, picture.today) }))
}

function endOf(axis: OnAxis, today: number): number {
  if (axis.until !== null) return axis.until + 1
  return axis.isOpen ? Math.max(today, axis.to) : axis.to + 1
}

export function middle(axis: OnAxis): number {
  return (axis.from + axis.to) / 2
}

// 7.2 px to a letter at 13 px: wider than most, so that words end before the next begin.
function fitted(words: string, room: number): string | null {
  const letters = Math.floor(room / 7.2)
  if (words.length <= letters) return words === '' ? null : words
  return letters < 5 ? null : `${words.slice(0, letters - 1).trimEnd()}…`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** All there is, with some room on both sides: the view that the page begins with. */
export function wholeView(picture: Picture): View {
  const days = [
    picture.today,
    ...picture.events.flatMap(({ axis }) => [axis.from, axis.to, axis.until ?? axis.to]),
    ...picture.stretches.flatMap(({ axis }) => [axis.from, axis.until ?? axis.to]),
    ...picture.onset.flatMap(({ axis }) => [axis.from, axis.to]),
    ...picture.scores.spots.map(({ day }) => day),
  ]
  const from = days.reduce((a, b) => Math.min(a, b))
  const to = days.reduce((a, b) => Math.max(a, b))
  // Of somebody about whom nothing is known yet the last two years.
  const span = Math.min(40_000, Math.max(730, to - from))
  // On the right the words of what stands at the end have room too.
  return { from: to - span - span * 0.04, to: to + span * 0.14 }
}

/** So much before the anchor is in sight at first: a year and a half. */
const daysBefore = 548

/**
 * What the page begins with: the depression and the time before it, where life was looked at that lies far back. Without
 * a depression on the axis, everything.
 */
export function openingView(picture: Picture): View {
  const whole = wholeView(picture)
  if (picture.onset.length === 0) return whole
  const anchors = picture.onset.filter(({ isAnchor }) => isAnchor)
  const marks = anchors.length === 0 ? picture.onset : anchors
  const first = marks.reduce((least, { axis }) => Math.min(least, axis.from), picture.today)
  const from = Math.max(whole.from, first - daysBefore)
  const to = Math.max(picture.today, from + 730)
  return { from, to: to + (to - from) * 0.14 }
}

/** The level and the days of a severity that is drawn by dragging. */
export function severityAt(y: number, rows: Rows): Severity {
  const top = (rows.rows.find(({ key }) => key === 'severity')?.top ?? 0) + titleHeight
  const step = Math.floor((y - top) / severityStep)
  const level = severities.length - 1 - Math.min(severities.length - 1, Math.max(0, step))
  return severities[level] ?? 'none'
}
