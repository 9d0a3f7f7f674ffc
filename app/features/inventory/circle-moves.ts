import type { CirclePaper } from './circle-layout.ts'

/** A person on the move: from where they began, to where they are now. */
export type Move = { id: string; from: number | null; to: number | null; hasMoved: boolean }

export function startMove(id: string, from: number | null): Move {
  return { id, from, to: from, hasMoved: false }
}

/** The closeness at a place on the paper: how far it is from the centre decides, whatever the direction. */
export function moveTo(move: Move, at: { x: number; y: number }, paper: CirclePaper): Move {
  const to = closenessAt(at, paper)
  return { ...move, to, hasMoved: move.hasMoved || to !== move.from }
}

/** What a drop means; `null` when nothing came of it. */
export function dropMove({ id, from, to }: Move): { id: string; from: number | null; to: number } | null {
  return to === null || to === from ? null : { id, from, to }
}

export function cancelMove({ id, from }: Move): Move {
  return { id, from, to: from, hasMoved: false }
}

export function closenessAt(
  at: { x: number; y: number },
  { centre, nearest, furthest }: CirclePaper,
): number {
  const distance = Math.hypot(at.x - centre.x, at.y - centre.y)
  const closeness = Math.round((10 * (furthest - distance)) / (furthest - nearest))
  return Math.min(10, Math.max(0, closeness))
}

/** What a key does: nearer, further, nearest, furthest. `null`: this key moves nobody. */
export function closenessByKey(key: string, closeness: number | null): number | null {
  const now = closeness ?? 0
  const next =
    {
      ArrowUp: now + 1,
      ArrowRight: now + 1,
      ArrowDown: now - 1,
      ArrowLeft: now - 1,
      PageUp: now + 3,
      PageDown: now - 3,
      Home: 0,
      End: 10,
    }[key] ?? null
  // Who was not placed comes onto the paper with the first key.
  if (next !== null && closeness === null && key.startsWith('Arrow'))
    return key === 'ArrowUp' || key === 'ArrowRight' ? 1 : 0
  return next === null ? null : Math.min(10, Math.max(0, next))
}
