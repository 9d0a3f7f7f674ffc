import type { CirclePaper } from './circle-layout.ts'

export type Box = { x: number; y: number; width: number; height: number }

export type LabelPlace = {
  box: Box
  text: string
  words: string
  /** From the mark to its label, where they do not touch. */
  line: { x1: number; y1: number; x2: number; y2: number } | null
}

type Mark = { x: number; y: number; size: number; label: string; words: string }

const directions = 24
const gap = 3

/**
 * A place for each label where it covers no other label, no mark and no name of a group, and lies on the paper: the
 * nearest, outwards first. `null` where there is none; the table has the name then. Each finds its place after those
 * before it, so the same people always lie the same way.
 */
export function placeLabels(
  marks: readonly Mark[],
  taken: readonly Box[],
  paper: CirclePaper,
): readonly (LabelPlace | null)[] {
  const covered: Box[] = [...taken, ...marks.map(boxOfMark)]
  return marks.map((mark) => {
    const place = findPlace(mark, covered, paper)
    if (place !== null) covered.push(place.box)
    return place
  })
}

function findPlace(mark: Mark, covered: readonly Box[], paper: CirclePaper): LabelPlace | null {
  const width = Math.max(widthOf(mark.label, paper.letter), widthOf(mark.words, paper.letter * 0.8)) + 4
  const height = paper.letter * (mark.words === '' ? 1.25 : 2.2)
  const outwards = Math.atan2(mark.y - paper.centre.y, mark.x - paper.centre.x)
  const farthest = Math.hypot(paper.width, paper.height)
  for (let distance = mark.size + gap; distance < farthest; distance += 7) {
    for (let turn = 0; turn < directions; turn += 1) {
      // Outwards, then to either side of it in turn.
      const side = (turn % 2 === 0 ? 1 : -1) * Math.ceil(turn / 2)
      const angle = outwards + (side * 2 * Math.PI) / directions
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const box = {
        x: Math.round(
          mark.x + cos * distance + ((Math.abs(cos) < 0.2 ? 0 : Math.sign(cos)) - 1) * (width / 2),
        ),
        y: Math.round(mark.y + sin * distance + (sin - 1) * (height / 2)),
        width,
        height,
      }
      if (isOn(paper, box) && covered.every((other) => !overlap(box, other))) {
        return { box, text: mark.label, words: mark.words, line: lineTo(mark, box) }
      }
    }
  }
  return null
}

/** Whether two boxes cover each other; touching is not covering. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** How wide a text is at most: measured on the widest of the usual fonts; letters of East Asia are square. */
export function widthOf(text: string, letter: number): number {
  let width = 0
  for (const sign of text)
    width += (sign.codePointAt(0) ?? 0) >= 0x2e80 ? 1.05 : /[A-ZMWmw@%…]/.test(sign) ? 0.85 : 0.58
  return Math.ceil(width * letter)
}

function isOn(paper: CirclePaper, box: Box): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= paper.width && box.y + box.height <= paper.height
}

function boxOfMark({ x, y, size }: Mark): Box {
  return { x: x - size, y: y - size, width: 2 * size, height: 2 * size }
}

function lineTo({ x, y, size }: Mark, box: Box): LabelPlace['line'] {
  const end = {
    x: Math.min(Math.max(x, box.x), box.x + box.width),
    y: Math.min(Math.max(y, box.y), box.y + box.height),
  }
  const length = Math.hypot(end.x - x, end.y - y)
  if (length < size + 14) return null
  const share = size / length
  return { x1: x + (end.x - x) * share, y1: y + (end.y - y) * share, x2: end.x, y2: end.y }
}
