/** A change of score as it is said: the number and its direction, without calling it good or bad (IPT-112). */
export type ScoreChange = { direction: 'lower' | 'higher' | 'same'; by: number; words: string }

/** `scoreChange(14, 18, 'last time')` says "4 lower than last time"; "4 lower" under a heading that says than what. */
export function scoreChange(now: number, before: number, than?: string): ScoreChange {
  const by = Math.abs(now - before)
  if (by === 0) return { direction: 'same', by, words: than === undefined ? 'the same' : `same as ${than}` }
  const direction = now < before ? 'lower' : 'higher'
  return { direction, by, words: `${by} ${direction}${than === undefined ? '' : ` than ${than}`}` }
}

/** What a sparkline shows, for those who listen to it. */
export function curveInWords(name: string, values: readonly (number | null)[]): string {
  const scores = values.filter((value) => value !== null)
  const [first, last] = [scores[0], scores.at(-1)]
  if (first === undefined || last === undefined) return `${name}: no scores yet`
  if (scores.length === 1) return `${name}: one score, ${first}`
  const gaps = values.length - scores.length
  const missing = gaps === 0 ? '' : `; ${gaps} without a score`
  return `${name}: ${scores.length} scores, first ${first}, last ${last}, lowest ${Math.min(...scores)}, highest ${Math.max(...scores)}${missing}`
}
