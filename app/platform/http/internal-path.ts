// It is carried in an address, and in a header that what stands before Kith must let through.
const longestPlace = 2_000

/** A place inside Kith to go on to, or the fallback: never another site, and never a place of any length (SEC-035, SEC-039). */
export function internalPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > longestPlace) return fallback
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes('\\')) return fallback
  const parsed = new URL(value, 'http://kith.invalid')
  // "/.//elsewhere" becomes "//elsewhere" when its dots are resolved, and that is another site again.
  const isInside = parsed.origin === 'http://kith.invalid' && !parsed.pathname.startsWith('//')
  return isInside ? parsed.pathname + parsed.search : fallback
}
