/** Sent with every response, errors and static files too (SEC-031). */
export const everywhere: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Not `no-referrer`: under that browsers send `Origin: null` with a form, and the origin check would refuse every
  // one of them. `same-origin` tells other sites as little (SEC-031; docs/decisions).
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
}

/** The policy of a document (SEC-030). A page without scripts allows none at all. */
export function documentPolicy(nonce: string, scripts: boolean): string {
  return [
    "default-src 'none'",
    scripts ? `script-src 'nonce-${nonce}' 'strict-dynamic'` : "script-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    scripts ? "connect-src 'self'" : "connect-src 'none'",
    scripts ? "manifest-src 'self'" : "manifest-src 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(scripts ? ["require-trusted-types-for 'script'", "trusted-types 'none'"] : []),
  ].join('; ')
}

/** For everything that is not a document. */
export const otherPolicy = "default-src 'none'; frame-ancestors 'none'"
