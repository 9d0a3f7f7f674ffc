import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { filledPath } from './filled-path.ts'
import { formsOn } from './forms-on.ts'
import { hostileRequest, type SeenForm, type World } from './hostile-request.ts'
import type { Received, Sent } from './raw-request.ts'
import { chanceFrom } from './seeded.ts'
import { openSurface, type Surface } from './surface.server.ts'

const requests = Number(process.env['KITH_FUZZ'] ?? 3_000)
const roundOf = 1_000
const seed = Number(process.env['KITH_FUZZ_SEED'] ?? 20_261_123)

let surface: Surface
before(async () => {
  surface = await openSurface()
})
after(() => surface.close())

test(`SEC-039 SEC-031 SEC-028 SEC-035 ${requests} hostile requests: no fault, nothing of the inside, every header in place`, async () => {
  const chance = chanceFrom(seed)
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  for (let sent = 0; sent < requests; sent += roundOf) {
    const world = await layWorld()
    const round = Math.min(roundOf, requests - sent)
    await inLanes(round, async () => {
      const request = hostileRequest(chance, world)
      const received = await surface.send(request).catch((error: unknown) => String(error))
      if (typeof received === 'string') {
        wrong.push(`no answer (${received}): ${describe(request)}`)
        return
      }
      statuses.set(received.status, (statuses.get(received.status) ?? 0) + 1)
      for (const what of faultsIn(received)) {
        wrong.push(`${what}: ${describe(request)}`)
        process.stdout.write(`# ${wrong.at(-1)}\n`)
      }
    })
  }
  process.stdout.write(`# ${JSON.stringify(Object.fromEntries([...statuses].sort(([a], [b]) => a - b)))}\n`)
  assert.deepEqual(wrong.slice(0, 20), [])
  assert.equal((await surface.send({ method: 'GET', path: '/healthz' })).status, 200)
})

/** What an answer may never hold, whatever was sent. */
function faultsIn({ status, headers, body }: Received): string[] {
  const found: string[] = []
  if (status >= 500) found.push(`status ${status}`)
  const inside =
    /node_modules|\bat \S+ \((file:|node:|\/)|\.[jt]sx?:\d+:\d+|(Type|Reference|Syntax|Range|Database)Error|SQLSTATE|duplicate key|violates|syntax error at|"?kith"?\."?(?!svg|example)\w/
  const named = inside.exec(body)
  if (named !== null) found.push(`says ${named[0]}`)
  const to = headers.location
  if (to !== undefined && !/^\/(?![/\\])/.test(to)) found.push(`leads to ${to}`)
  if (headers['x-content-type-options'] !== 'nosniff') found.push('without nosniff')
  if (!headers['content-security-policy']?.includes("default-src 'none'")) found.push('without a policy')
  if (headers['strict-transport-security'] === undefined) found.push('without HSTS')
  if (status === 200 && headers['cache-control'] !== 'no-store') found.push('may be stored')
  return found
}

/** New people with new records for each round, since the round before may have changed theirs. */
async function layWorld(): Promise<World> {
  const { kith } = surface
  // Signing out takes no input, and would only make the rest of a round dull.
  const paths = surface.paths.filter((path) => path !== '/sign-out')
  const matrix = await surface.layPeople()
  const { own } = matrix.records
  const pass = await passFor(own.token)
  const askers = everyKind.flatMap((kind) =>
    matrix.principals.filter(({ name }) => name === kind).map(({ cookie }) => cookie),
  )
  const forms: SeenForm[] = [...(await formsAt(`/check-in/form/${own.link}`, pass))]
  for (const cookie of askers.slice(0, 4)) {
    for (const path of paths) {
      if (/^\/(check-in|account$|account\/password|sign-in\/clinic)/.test(path)) continue
      forms.push(...(await formsAt(filledPath(path, own), cookie)))
    }
  }
  const cookies = ['', pass, ...askers]
  return { paths, known: Object.values(matrix.records), cookies, forms, origin: kith.origin }
}

// The first four are those whose pages are read for forms.
const everyKind = [
  'treating',
  'alert owner',
  'lead',
  'password alone',
  'supervisor',
  'facilitator',
  'stranger',
]

async function passFor(token: string): Promise<string> {
  const opened = await surface.send({ method: 'GET', path: `/check-in/${token}` })
  return opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

async function formsAt(path: string, cookie: string): Promise<SeenForm[]> {
  const { status, body } = await surface.send({ method: 'GET', path, headers: { cookie } })
  if (status !== 200) return []
  const forms = formsOn(body).filter((form) => form.action !== '/sign-out' && !form.fields.some(endsSessions))
  return forms.map(({ action, fields }) => ({ path: action ?? path, cookie, fields }))
}

function endsSessions([name, value]: readonly [string, string]): boolean {
  return name === 'intent' && ['disable', 'roles'].includes(value)
}

/** Several requests are under way at once, as on a busy day. */
async function inLanes(count: number, one: () => Promise<void>): Promise<void> {
  let left = count
  const lane = async () => {
    while (left > 0) {
      left -= 1
      await one()
    }
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}

function describe({ method, path, headers, body }: Sent): string {
  return JSON.stringify({ method, path: path.slice(0, 300), headers, body: body?.toString().slice(0, 600) })
}
