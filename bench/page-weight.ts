import { gunzipSync, brotliDecompressSync, zstdDecompressSync } from 'node:zlib'

import { getRequest, headerOf, openWire, type Answer, type Wire } from './wire.ts'

/** Bytes over the wire: `all` with every header, the rest as bodies, compressed as they came. */
export type Weight = { all: number; html: number; css: number; js: number; answers: number }

/**
 * Everything that a browser without a cache would load to show a page: redirects on the way, the page, and whatever it
 * and its scripts name. What scripts would only load later, on a click, is not counted.
 */
export async function weighPage(origin: string, path: string, cookie: string | null): Promise<Weight> {
  const wire = await openWire(origin)
  const weight: Weight = { all: 0, html: 0, css: 0, js: 0, answers: 0 }
  const cookies = cookie === null ? [] : [cookie]
  const ask = async (where: string): Promise<Answer> => {
    const answer = await wire.ask(getRequest(origin, where, cookies.length === 0 ? null : cookies.join('; ')))
    weight.all += answer.bytes
    weight.answers += 1
    const kind = headerOf(answer, 'content-type') ?? ''
    if (kind.includes('html')) weight.html += answer.body.length
    if (kind.includes('css')) weight.css += answer.body.length
    if (kind.includes('javascript')) weight.js += answer.body.length
    return answer
  }
  let page = await ask(path)
  for (let hops = 0; page.status >= 300 && page.status < 400 && hops < 5; hops += 1) {
    cookies.push(...cookiesOf(page))
    page = await ask(headerOf(page, 'location') ?? '/')
  }
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
  await askForAll(ask, namedIn(textOf(page)))
  wire.close()
  return weight
}

/** How long one answer takes, in milliseconds: the middle of many. */
export async function timesOf(wire: Wire, request: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const begun = performance.now()
    const answer = await wire.ask(request)
    times.push(performance.now() - begun)
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  }
  return times
}

async function askForAll(ask: (path: string) => Promise<Answer>, first: readonly string[]): Promise<void> {
  const waiting = [...first]
  const asked = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await ask(path)
    if (!path.endsWith('.js')) continue
    for (const next of importedBy(textOf(answer), path)) {
      if (!asked.has(next)) waiting.push(next)
      asked.add(next)
    }
  }
}

// Stylesheets, scripts, icons and images of our own; `data:` is part of the page.
function namedIn(html: string): string[] {
  const tags = html.match(/<(?:link|script|img)\b[^>]*>/g) ?? []
  const named = tags
    .filter((tag) => !/rel="(?:canonical|alternate)"/.test(tag))
    .map((tag) => /\b(?:href|src)="(\/[^"]*)"/.exec(tag)?.[1])
  const inline = [...html.matchAll(/\bimport\s*(?:[\w*{][^"'()]*from\s*)?["'](\/[^"']+)["']/g)].map(
    ([, path]) => path,
  )
  return [...new Set([...named, ...inline].filter((path) => path !== undefined))]
}

function importedBy(script: string, path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return [...script.matchAll(/(?:from|import)\s*["'](\.?\/[^"']+\.js)["']/g)].map(([, named = '']) =>
    named.startsWith('./') ? folder + named.slice(2) : named,
  )
}

function cookiesOf(answer: Answer): string[] {
  return [...answer.head.matchAll(/^set-cookie: ([^;\r]+)/gim)].map(([, cookie = '']) => cookie)
}

function textOf(answer: Answer): string {
  const coding = headerOf(answer, 'content-encoding')
  if (coding === 'gzip') return gunzipSync(answer.body).toString()
  if (coding === 'br') return brotliDecompressSync(answer.body).toString()
  if (coding === 'zstd') return zstdDecompressSync(answer.body).toString()
  return answer.body.toString()
}
