/** Puts stretches that overlap below each other: the first row that is free at its beginning. */
export function packed(bars: readonly { id: string; from: number; to: number }[]): {
  rows: number
  rowOf: ReadonlyMap<string, number>
} {
  const ends: number[] = []
  const rowOf = new Map<string, number>()
  for (const { id, from, to } of bars.toSorted((a, b) => a.from - b.from)) {
    const free = ends.findIndex((end) => end <= from)
    const row = free === -1 ? ends.length : free
    ends[row] = to
    rowOf.set(id, row)
  }
  return { rows: ends.length, rowOf }
}
