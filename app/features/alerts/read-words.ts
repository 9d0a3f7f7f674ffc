/** The longest text that a field of an alert takes. */
export const longestWords = 5_000

/** What somebody wrote, or the code of what is wrong with it; `needed` is the code for nothing at all. */
export function readWords<Needed extends string>(
  value: unknown,
  needed: Needed,
): { ok: true; value: string } | { ok: false; code: Needed | 'alerts/words-too-long' } {
  const words = typeof value === 'string' ? value.trim() : ''
  if (words === '') return { ok: false, code: needed }
  return words.length > longestWords
    ? { ok: false, code: 'alerts/words-too-long' }
    : { ok: true, value: words }
}
