/**
 * "session 6 of 12 · 6 left", as it is said everywhere. Sessions that did not take place and count by the contract are
 * not left (IPT-011).
 */
export function sessionWords(current: number, planned: number, missedThatCount = 0): string {
  if (current < 1) return `${planned} sessions planned`
  const left = planned - current - missedThatCount
  return `session ${current} of ${planned} · ${left > 0 ? `${left} left` : left === 0 ? 'the last' : `${-left} more than planned`}`
}

/** "3 of 12 held": once a course has ended nothing is left of it. */
export function endedWords(held: number, planned: number): string {
  return `${held} of ${planned} held`
}

/** "8 of 12 held · 4 left": what lies behind, where no session is next or on screen. */
export function heldWords(held: number, planned: number, missedThatCount = 0): string {
  if (held < 1) return `${planned} sessions planned`
  const left = planned - held - missedThatCount
  const rest = left > 0 ? ` · ${left} left` : left === 0 ? '' : ` · ${-left} more than planned`
  return `${held} of ${planned} held${rest}`
}
