/** The longest text that a field of an alert takes. */
export const longestWords = 5_000

/** What somebody wrote, or the code of what is wrong with it. */
export function readWords(
  value: unknown,
): { ok: true; value: string } | { ok: false; code: 'alerts/words-needed' | 'alerts/words-too-long' } {
  const words = typeof value === 'string' ? value.trim() : ''
  if (words === '') return { ok: false, code: 'alerts/words-needed' }
  return words.length > longestWords
    ? { ok: false, code: 'alerts/words-too-long' }
    : { ok: true, value: words }
}
