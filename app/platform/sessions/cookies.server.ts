/** Cookies of Kith: host-bound, only over a secure connection, out of reach of scripts (SEC-017). */
export function cookie(name: string, value: string, options: { maxAge?: number } = {}): string {
  const age = options.maxAge === undefined ? '' : `; Max-Age=${options.maxAge}`
  return `__Host-${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

export function clearedCookie(name: string): string {
  return cookie(name, '', { maxAge: 0 })
}

/** The value of one of Kith's cookies, or null. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === `__Host-${name}`) return part.slice(at + 1).trim()
  }
  return null
}
