import { ringFrom, ringNamesEn, type Ring } from '@kith/ipt'

import { overlap, placeLabels, widthOf, type Box, type LabelPlace } from './label-places.ts'
import { sectors, type Sector } from './person.ts'

/** The paper of a drawing: a wide one for tables and desks, a narrow one for telephones. */
export type CirclePaper = {
  width: number
  height: number
  centre: { x: number; y: number }
  /** Where closeness 10 and closeness 0 lie, and who was not placed yet. */
  nearest: number
  furthest: number
  unplaced: number
  letter: number
  hasWords: boolean
}

export const widePaper: CirclePaper = {
  width: 1000,
  height: 880,
  centre: { x: 500, y: 440 },
  nearest: 64,
  furthest: 330,
  unplaced: 375,
  letter: 16,
  hasWords: true,
}
export const narrowPaper: CirclePaper = {
  width: 480,
  height: 680,
  centre: { x: 240, y: 340 },
  nearest: 44,
  furthest: 180,
  unplaced: 206,
  letter: 15,
  hasWords: false,
}

/** Two beside each other: first and last. */
export const halfPaper: CirclePaper = {
  width: 600,
  height: 600,
  centre: { x: 300, y: 300 },
  nearest: 46,
  furthest: 226,
  unplaced: 254,
  letter: 16,
  hasWords: false,
}

/** Who is drawn: as they are called on this screen, and what stands below the name. */
export type Drawn = {
  id: string
  label: string
  words: string
  sector: Sector
  closeness: number | null
  /** Half the width of the mark. */
  size: number
}

export type Placed = {
  id: string
  x: number
  y: number
  /** The way out from the centre on which this person moves. */
  angle: number
  radius: number
  size: number
  label: LabelPlace | null
}
export type CircleLayout = {
  rings: readonly { ring: Ring; radius: number; words: string; x: number; y: number }[]
  sectors: readonly {
    sector: Sector
    from: number
    box: Box
    x1: number
    y1: number
    x2: number
    y2: number
  }[]
  people: readonly Placed[]
}

/**
 * Where everything stands: a sector for each group, as wide as its people need, and each person on a way of their own
 * from the centre outwards. Labels lie where they cover nothing, also not the arrows of who has moved since `before`.
 */
export function layoutCircle(
  people: readonly Drawn[],
  paper: CirclePaper,
  sectorWords: Readonly<Record<Sector, string>>,
  before: ReadonlyMap<string, number> = new Map(),
): CircleLayout {
  const spans = spansOf(people)
  const placed = people.map((one) => {
    const span = spans[one.sector]
    const among = people.filter(({ sector }) => sector === one.sector)
    const angle = span.from + (span.width * (among.indexOf(one) + 0.5)) / among.length
    const radius = radiusOf(one.closeness, paper)
    return { one, angle, radius, ...pointAt(angle, radius, paper) }
  })
  const names: CircleLayout['sectors'][number][] = []
  for (const sector of sectors) {
    const others = names.map(({ box }) => box)
    names.push(nameOfSector(sector, spans[sector], { paper, words: sectorWords[sector], others }))
  }
  const labels = placeLabels(
    placed.map(({ one, x, y }) => ({
      x,
      y,
      size: one.size,
      label: shortened(one.label, paper),
      words: paper.hasWords ? one.words : '',
    })),
    [
      boxOfSelf(paper),
      ...names.map(({ box }) => box),
      ...placed.flatMap((each) => arrowBoxes(each, before, paper)),
    ],
    paper,
  )
  return {
    rings: ringsOf(paper),
    sectors: names,
    people: placed.map(({ one, angle, radius, x, y }, at) => ({
      id: one.id,
      x,
      y,
      angle,
      radius,
      size: one.size,
      label: labels[at] ?? null,
    })),
  }
}

/** How far out a closeness lies. Who was not placed stands outside the rings. */
export function radiusOf(closeness: number | null, paper: CirclePaper): number {
  if (closeness === null) return paper.unplaced
  return paper.furthest - ((paper.furthest - paper.nearest) * closeness) / 10
}

export function pointAt(angle: number, radius: number, { centre }: CirclePaper): { x: number; y: number } {
  return { x: rounded(centre.x + radius * Math.cos(angle)), y: rounded(centre.y + radius * Math.sin(angle)) }
}

/** Half the width of the mark in the middle. */
export function selfSize({ nearest }: CirclePaper): number {
  return nearest * 0.42
}

function boxOfSelf(paper: CirclePaper): Box {
  const [{ x, y }, size] = [paper.centre, selfSize(paper)]
  return { x: x - size, y: y - size, width: 2 * size, height: 2 * size }
}

// Labels keep off the way that somebody has come.
function arrowBoxes(
  { one, angle, radius }: { one: Drawn; angle: number; radius: number },
  before: ReadonlyMap<string, number>,
  paper: CirclePaper,
): Box[] {
  const from = before.get(one.id)
  if (from === undefined) return []
  const start = radiusOf(from, paper)
  const steps = Math.ceil(Math.abs(start - radius) / 6)
  return Array.from({ length: steps }, (_, at) => {
    const { x, y } = pointAt(angle, start + ((radius - start) * at) / steps, paper)
    return { x: x - 5, y: y - 5, width: 10, height: 10 }
  })
}

function spansOf(people: readonly Drawn[]): Record<Sector, { from: number; width: number }> {
  // An empty group keeps a little room, so that the groups stay where they are looked for.
  const weights = sectors.map((sector) => 1.5 + people.filter((one) => one.sector === sector).length)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let from = -Math.PI / 2
  const spans = sectors.map((sector, at) => {
    const width = (2 * Math.PI * (weights[at] ?? 0)) / whole
    const span = { from, width }
    from += width
    return [sector, span] as const
  })
  return Object.fromEntries(spans) as Record<Sector, { from: number; width: number }>
}

function nameOfSector(
  sector: Sector,
  span: { from: number; width: number },
  { paper, words, others }: { paper: CirclePaper; words: string; others: readonly Box[] },
) {
  const inner = pointAt(span.from, paper.nearest - 20, paper)
  const outer = pointAt(span.from, paper.unplaced, paper)
  const width = widthOf(words, paper.letter)
  const height = paper.letter * 1.3
  const at = pointAt(span.from + span.width / 2, paper.unplaced + paper.letter * 2, paper)
  const x = clamp(at.x - width / 2, 2, paper.width - width - 2)
  // Small groups beside each other: their names stand one above the other.
  const boxes = [0, 1, -1, 2, -2, 3, -3, 4, -4].map((rows) => ({
    x,
    y: clamp(at.y - height / 2 + rows * height, 2, paper.height - height - 2),
    width,
    height,
  }))
  const first = { x, y: 2, width, height }
  const box = boxes.find((one) => others.every((other) => !overlap(one, other))) ?? boxes[0] ?? first
  return { sector, from: span.from, box, x1: inner.x, y1: inner.y, x2: outer.x, y2: outer.y }
}

// A ring begins at its lowest closeness, and a person on its line belongs to it.
function ringsOf(paper: CirclePaper) {
  const step = (paper.furthest - paper.nearest) / 10
  return ([4, 3, 2, 1] as const).map((ring) => {
    const radius = radiusOf(ringFrom[ring], paper) + step / 2
    return { ring, radius, words: ringNamesEn[ring], x: paper.centre.x, y: paper.centre.y - radius }
  })
}

const longestLabel = { wide: 24, narrow: 15 }

function shortened(label: string, paper: CirclePaper): string {
  const letters = Array.from(label)
  const most = paper.hasWords ? longestLabel.wide : longestLabel.narrow
  return letters.length <= most
    ? label
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

function clamp(value: number, least: number, most: number): number {
  return rounded(Math.min(Math.max(value, least), most))
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
