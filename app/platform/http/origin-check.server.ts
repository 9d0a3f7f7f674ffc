/**
 * Whether an unsafe request comes from Kith's own pages (SEC-019). Browsers name where a form or a script comes from in
 * at least one of three headers; a request that names nothing is not from a page of ours.
 */
export function comesFromOurPages(method: string, headers: Headers, origin: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const named = headers.get('origin')
  if (named !== null) return named === origin
  if (site === 'same-origin') return true
  const referrer = headers.get('referer')
  return referrer !== null && URL.canParse(referrer) && new URL(referrer).origin === origin
}
