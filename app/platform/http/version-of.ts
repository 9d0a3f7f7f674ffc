/**
 * The version of a text that its writer had before them, from the form (SEC-063). Anything that is none becomes 0, which
 * no record has: the answer is the one for a record that somebody else changed meanwhile.
 */
export function versionOf(typed: unknown): number {
  return typeof typed === 'string' && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0
}
