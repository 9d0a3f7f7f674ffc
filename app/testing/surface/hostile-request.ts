import { fieldNames, hostileValues, methods } from './hostile-values.ts'
import type { Sent } from './raw-request.ts'
import type { Chance } from './seeded.ts'

/** A form as it stands on a page: where it leads, and its fields with the values they came with. */
export type SeenForm = { path: string; cookie: string; fields: readonly (readonly [string, string])[] }

export type World = {
  paths: readonly string[]
  /** Path parts that name something, by part. */
  known: readonly Readonly<Record<string, string>>[]
  cookies: readonly string[]
  forms: readonly SeenForm[]
  origin: string
}

/** One request that somebody hostile, or something broken, could send. */
export function hostileRequest(chance: Chance, world: World): Sent {
  const form = world.forms.length > 0 && chance.happens(0.45) ? chance.oneOf(world.forms) : null
  const method = form === null ? chance.oneOf(methods) : 'POST'
  const path = form?.path ?? pathFor(chance, world)
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE'
  const body = hasBody ? bodyFor(chance, form?.fields ?? []) : null
  return {
    method,
    path: path + queryFor(chance, path.includes('?')),
    headers: { ...headersFor(chance, world, form?.cookie), ...body?.headers },
    ...(body === null ? {} : { body: body.body }),
  }
}

function pathFor(chance: Chance, world: World): string {
  if (chance.happens(0.03)) {
    return `/${chance.oneOf(['assets', '.well-known', '..', '%2e%2e', '__manifest', ''])}/${part(chance)}`
  }
  const ids = chance.oneOf(world.known)
  const path = chance.oneOf(world.paths).replace(/:(\w+)\??/g, (_, name: string) => {
    if (chance.happens(0.75)) return ids[name] ?? part(chance)
    return chance.happens(0.5) ? chance.oneOf(Object.values(ids)) : part(chance)
  })
  if (!chance.happens(0.25)) return path
  return path === '/'
    ? '/_root.data'
    : `${path}${chance.oneOf(['.data', '.data', '/', '//', '.json', '.data.data'])}`
}

function queryFor(chance: Chance, isBegun: boolean): string {
  if (!chance.happens(0.4)) return ''
  const count = 1 + chance.below(3)
  const pairs = Array.from({ length: count }, () => `${inQuery(chance.oneOf(fieldNames))}=${part(chance)}`)
  return (isBegun ? '&' : '?') + pairs.join('&')
}

function headersFor(chance: Chance, world: World, cookie?: string): Record<string, string> {
  const headers: Record<string, string> = { origin: world.origin }
  const given = cookie ?? chance.oneOf(world.cookies)
  if (given !== '') headers['cookie'] = given
  if (chance.happens(0.08))
    headers['cookie'] = `${headers['cookie'] ?? ''}; __Host-kith=${headerValue(chance)}`
  if (chance.happens(0.05))
    headers['origin'] = chance.oneOf(['null', 'http://elsewhere.example', headerValue(chance)])
  if (chance.happens(0.05))
    headers['accept'] = chance.oneOf(['application/json', '*/*;q=x', headerValue(chance)])
  if (chance.happens(0.05)) headers['if-none-match'] = headerValue(chance)
  if (chance.happens(0.05))
    headers['range'] = chance.oneOf(['bytes=0-1', 'bytes=9999999999-', headerValue(chance)])
  if (chance.happens(0.05)) headers['x-forwarded-for'] = headerValue(chance)
  if (chance.happens(0.05)) headers['x-forwarded-host'] = 'elsewhere.example'
  if (chance.happens(0.05))
    headers['host'] = chance.oneOf(['elsewhere.example', 'a b', '[::1', headerValue(chance)])
  if (chance.happens(0.05)) headers['x-http-method-override'] = 'DELETE'
  if (chance.happens(0.05))
    headers['accept-encoding'] = chance.oneOf(['gzip', 'br;q=9', '*', headerValue(chance)])
  if (chance.happens(0.05)) headers['user-agent'] = headerValue(chance)
  if (chance.happens(0.03))
    headers['sec-fetch-site'] = chance.oneOf(['cross-site', 'same-origin', headerValue(chance)])
  return headers
}

type Body = { headers: Record<string, string>; body: string | Buffer }

function bodyFor(chance: Chance, seen: SeenForm['fields']): Body {
  const fields = changed(chance, seen)
  const kind = chance.below(20)
  if (kind < 12) return { headers: type('application/x-www-form-urlencoded'), body: urlEncoded(fields) }
  if (kind < 14) return multipart(chance, fields)
  if (kind < 16) return { headers: type('application/json'), body: json(chance, fields) }
  if (kind === 16) return { headers: type('application/x-www-form-urlencoded'), body: part(chance) }
  if (kind === 17) {
    const odd = [
      '',
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'a',
      ';;',
    ]
    return { headers: type(chance.oneOf(odd)), body: urlEncoded(fields) }
  }
  if (kind === 18) {
    const bytes = Buffer.from(Array.from({ length: chance.below(400) }, () => chance.below(256)))
    return { headers: type('application/x-www-form-urlencoded'), body: bytes }
  }
  return {
    headers: { ...type('application/x-www-form-urlencoded'), 'content-encoding': 'gzip' },
    body: urlEncoded(fields),
  }
}

/** The fields of a form with some of them changed, taken away, doubled or added. */
function changed(chance: Chance, seen: SeenForm['fields']): [string, string][] {
  const fields: [string, string][] = []
  for (const [name, value] of seen) {
    const what = chance.below(12)
    if (what === 0) continue
    fields.push([name, what <= 3 || value === '' ? chance.oneOf(hostileValues) : value])
    if (what === 4) fields.push([name, chance.oneOf(hostileValues)])
  }
  const more = seen.length === 0 ? 1 + chance.below(5) : chance.below(2)
  for (let added = 0; added < more; added += 1)
    fields.push([chance.oneOf(fieldNames), chance.oneOf(hostileValues)])
  if (chance.happens(0.01)) for (let i = 0; i < 3_000; i += 1) fields.push([`f${i}`, ''])
  return fields
}

function multipart(chance: Chance, fields: [string, string][]): Body {
  const boundary = chance.oneOf(['----kith', 'x', '-'.repeat(80)])
  const parts = fields.map(([name, value]) => {
    const file = chance.happens(0.2) ? `; filename="${chance.oneOf(['a.txt', '../../a', ''])}"` : ''
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  })
  const whole = `${parts.join('')}--${boundary}--\r\n`
  const sent = chance.happens(0.3) ? whole.slice(0, chance.below(whole.length)) : whole
  return { headers: type(`multipart/form-data; boundary=${boundary}`), body: sent }
}

function json(chance: Chance, fields: [string, string][]): string {
  const one = JSON.stringify(chance.oneOf(hostileValues).slice(0, 20_000))
  return chance.oneOf([
    JSON.stringify(Object.fromEntries(fields)),
    `{"body":${one},"version":0,"writer":"019abcde-0000-7000-8000-000000000000","turn":1}`,
    `{"body":"a","version":1e400,"writer":"019abcde-0000-7000-8000-000000000000","turn":1}`,
    `{"body":"\\ud800\\u0000","version":0,"writer":"019abcde-0000-7000-8000-000000000000","turn":1}`,
    `{"body":"a","body":"b","__proto__":{"version":0},"writer":${one},"turn":-1}`,
    '['.repeat(60_000),
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    one,
    'null',
    '{',
  ])
}

function urlEncoded(fields: [string, string][]): string {
  // Values that carry a percent sign of their own go as they are, so that broken encodings arrive broken.
  return fields
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${value.includes('%') ? value : encodeURIComponent(value)}`,
    )
    .join('&')
}

function part(chance: Chance): string {
  return inQuery(chance.oneOf(hostileValues).slice(0, 3_000))
}

/** As much of a value as a request line can carry. */
function inQuery(value: string): string {
  return value.includes('%') ? value : encodeURIComponent(value.toWellFormed())
}

function headerValue(chance: Chance): string {
  return chance
    .oneOf(hostileValues)
    .replaceAll(/[^\x21-\x7e\x80-\xff]/g, '')
    .slice(0, 4_000)
}

function type(value: string): Record<string, string> {
  return { 'content-type': value }
}
