/** A place inside Kith to go on to, or the fallback: never another site (SEC-035). */
export function internalPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes('\\'))
    return fallback
  const parsed = new URL(value, 'http://kith.invalid')
  // "/.//elsewhere" becomes "//elsewhere" when its dots are resolved, and that is another site again.
  const isInside = parsed.origin === 'http://kith.invalid' && !parsed.pathname.startsWith('//')
  return isInside ? parsed.pathname + parsed.search : fallback
}
