import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

import type { Instant } from '@kith/ipt'
import pg from 'pg'

import type { Connection } from '#platform/db/pools.server.ts'
import type { ClinicId, LinkId, StaffId } from '#platform/ids.ts'
import type { Secrets } from '#platform/secrets/secrets.server.ts'
import { passCookie } from '#platform/sessions/answer-pass.server.ts'

import { bareStatements, pgbenchScript, positiveEvery, writtenTables } from './bare-rows.ts'
import { idOf, lay, linkRows, patientRows } from './clinic-rows.ts'
import { headerOf, openWire, postRequest, type Wire } from './wire.ts'
import { median, spread, type Line } from './report.ts'

const run = promisify(execFile)

export type RateSettings = {
  origin: string
  admin: Connection
  secrets: Secrets
  clinicId: ClinicId
  clinicians: readonly StaffId[]
  rounds: number
  /** How many check-ins each writer lays in one round, by number of clients. */
  counts: readonly { clients: number; perClient: number }[]
}

/** Lays `perClient` check-ins from each of so many clients, numbered from `first`, and answers how many a second. */
type Writer = (round: { first: number; clients: number; perClient: number }) => Promise<number>

/**
 * Check-ins sent as forms to Kith, against the same rows from bare prepared statements, in as many transactions, on the
 * same server while the same Kith runs. Writers take turns within each round; each round gives one ratio.
 */
export async function measureCheckIns(settings: RateSettings): Promise<{ lines: Line[]; notes: string[] }> {
  const writers: Record<string, Writer> = { kith: kithWriter(settings), node: nodeWriter(settings) }
  const hasPgbench = await isThere('pgbench')
  if (hasPgbench) writers['pgbench'] = pgbenchWriter(settings)
  const names = Object.keys(writers)
  const perRound = settings.counts.reduce((sum, { clients, perClient }) => sum + clients * perClient, 0)
  const all = perRound * names.length * (settings.rounds + 1)
  const rows = { first: 1, last: all, each: 4, clinicians: settings.clinicians }
  await lay(settings.admin, [
    ...patientRows(settings.clinicId, rows),
    ...linkRows(settings.clinicId, rows),
    'analyze',
  ])

  let next = 1
  const rates = new Map<string, number[]>()
  // A round more than is counted: it warms everything up, and shows that all writers leave the same rows.
  for (let round = 0; round <= settings.rounds; round += 1) {
    for (const { clients, perClient } of settings.counts) {
      const written = new Map<string, string>()
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        const before = round === 0 ? await countRows(settings.admin) : []
        const rate = (await writers[name]?.({ first: next, clients, perClient })) ?? Number.NaN
        await untilJobsAreDone(settings.admin)
        next += clients * perClient
        if (round === 0) written.set(name, rowsSince(before, await countRows(settings.admin)))
        else rates.set(`${clients} ${name}`, [...(rates.get(`${clients} ${name}`) ?? []), rate])
      }
      if (new Set(written.values()).size > 1) {
        throw new Error(`not the same rows: ${JSON.stringify([...written])}`)
      }
    }
    // A database in use has been looked at since its tables were empty; plans made before that read them whole.
    if (round === 0) await lay(settings.admin, ['analyze'])
  }
  return { lines: linesOf(settings, names, rates), notes: notesOf(settings, names, rates, hasPgbench) }
}

function linesOf(
  settings: RateSettings,
  names: readonly string[],
  rates: ReadonlyMap<string, number[]>,
): Line[] {
  const words: Record<string, string> = { node: 'prepared statements of a bare client', pgbench: 'pgbench' }
  return settings.counts.flatMap(({ clients }) =>
    names.slice(1).map((name) => {
      const own = rates.get(`${clients} kith`) ?? []
      const theirs = rates.get(`${clients} ${name}`) ?? []
      const ratios = own.map((rate, round) => rate / (theirs[round] ?? Number.NaN))
      return {
        what: `check-ins through HTTP, ${clients} ${clients === 1 ? 'client' : 'clients'}, against ${words[name]}`,
        measured: spread(ratios),
        budget: 'at least 1/3',
        holds: median(ratios) >= 1 / 3,
      }
    }),
  )
}

function notesOf(
  settings: RateSettings,
  names: readonly string[],
  rates: ReadonlyMap<string, number[]>,
  hasPgbench: boolean,
): string[] {
  const rate = (clients: number, name: string) => median(rates.get(`${clients} ${name}`) ?? []).toFixed(0)
  return [
    ...settings.counts.map(
      ({ clients }) =>
        `A second, with ${clients} ${clients === 1 ? 'client' : 'clients'}: ${names.map((name) => `${name} ${rate(clients, name)}`).join(', ')}.`,
    ),
    hasPgbench
      ? 'pgbench was found on this machine.'
      : 'pgbench was not found on this machine (the embedded packages bring none): the bare client alone was used.',
  ]
}

/** A form as a browser sends it for the link with this number, whose cookie it holds. */
export function checkInRequest(
  { origin, secrets, clinicId }: Pick<RateSettings, 'origin' | 'secrets' | 'clinicId'>,
  n: number,
  q9: '0' | '1',
): string {
  const linkId = idOf('link', n) as LinkId
  const until = new Date(Date.now() + 3_600_000).toISOString() as Instant
  const asks = { instrument: 'phq-9', country: 'GB', pin: 'none' } as const
  const pass = passCookie(secrets, { clinicId, linkId, ...asks, until })
  const answers = { q1: '1', q2: '2', q3: '0', q4: '1', q5: '3', q6: '1', q7: '0', q8: '0', q9 }
  const fields = { key: randomUUID(), started: new Date().toISOString(), ...answers }
  return postRequest(origin, `/check-in/form/${linkId}`, pass.split(';')[0] ?? '', fields)
}

/** Sends a form and waits until it is stored. Throws when it is not. */
export async function sendCheckIn(wire: Wire, request: string): Promise<void> {
  const answer = await wire.ask(request)
  if (answer.status === 303 && headerOf(answer, 'location')?.startsWith('/check-in/received/') === true)
    return
  throw new Error(`a check-in was answered ${answer.status}`)
}

function kithWriter(settings: RateSettings): Writer {
  return async ({ first, clients, perClient }) => {
    const requests = Array.from({ length: clients * perClient }, (_, at) =>
      checkInRequest(settings, first + at, (first + at) % positiveEvery === 0 ? '1' : '0'),
    )
    const wires = await Promise.all(Array.from({ length: clients }, () => openWire(settings.origin)))
    const begun = performance.now()
    await Promise.all(
      wires.map(async (wire, client) => {
        for (const request of requests.slice(client * perClient, (client + 1) * perClient))
          await sendCheckIn(wire, request)
      }),
    )
    const seconds = (performance.now() - begun) / 1000
    for (const wire of wires) wire.close()
    return requests.length / seconds
  }
}

function nodeWriter({ admin, clinicId, clinicians }: RateSettings): Writer {
  const { always, raised } = bareStatements(clinicId, clinicians[0] as StaffId, '$1')
  const named = (statements: readonly string[], prefix: string) =>
    statements.map((text, at) => ({ name: `${prefix}${at}`, text }))
  const [each, alert] = [named(always, 'always'), named(raised, 'raised')]
  return async ({ first, clients, perClient }) => {
    const connections = await Promise.all(
      Array.from({ length: clients }, async () => {
        const client = new pg.Client(admin)
        await client.connect()
        return client
      }),
    )
    const begun = performance.now()
    await Promise.all(
      connections.map(async (connection, client) => {
        for (let n = first + client * perClient; n < first + (client + 1) * perClient; n += 1) {
          await connection.query('begin')
          for (const query of n % positiveEvery === 0 ? [...each, ...alert] : each) {
            await connection.query({ ...query, values: [n] })
          }
          await connection.query('commit')
        }
      }),
    )
    const seconds = (performance.now() - begun) / 1000
    await Promise.all(connections.map((connection) => connection.end()))
    return (clients * perClient) / seconds
  }
}

function pgbenchWriter({ admin, clinicId, clinicians }: RateSettings): Writer {
  return async ({ first, clients, perClient }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-pgbench-'))
    const script = join(folder, 'check-in.sql')
    await writeFile(script, pgbenchScript(clinicId, clinicians[0] as StaffId, { first, perClient }))
    const words = [
      '-n',
      '-M',
      'prepared',
      '-D',
      'done=0',
      '-c',
      clients,
      '-j',
      Math.min(clients, 2),
      '-t',
      perClient,
    ]
    const environment = {
      PATH: process.env['PATH'],
      PGHOST: admin.host,
      PGPORT: String(admin.port),
      PGUSER: admin.user,
      PGPASSWORD: String(admin.password),
      PGDATABASE: admin.database,
    }
    const { stdout } = await run('pgbench', [...words.map(String), '-f', script], { env: environment })
    await rm(folder, { recursive: true })
    const rate = /^tps = ([\d.]+) \(without initial/m.exec(stdout)?.[1]
    const failed = /^number of transactions actually processed: (\d+)\/(\d+)/m.exec(stdout)
    if (rate === undefined || failed?.[1] !== failed?.[2]) throw new Error(`pgbench: ${stdout}`)
    return Number(rate)
  }
}

/** What follows from one writer's rows is not done at the cost of the next. */
async function untilJobsAreDone(admin: Connection): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const waiting = `select from graphile_worker.jobs where run_at <= now() limit 1`
    while ((await client.query(waiting)).rowCount !== 0) await setTimeout(50)
  } finally {
    await client.end()
  }
}

async function countRows(admin: Connection): Promise<number[]> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const counts: number[] = []
    for (const table of writtenTables) {
      const { rows } = await client.query<{ count: string }>(`select count(*) from kith.${table}`)
      counts.push(Number(rows[0]?.count))
    }
    return counts
  } finally {
    await client.end()
  }
}

function rowsSince(before: readonly number[], now: readonly number[]): string {
  return writtenTables.map((table, at) => `${table} ${(now[at] ?? 0) - (before[at] ?? 0)}`).join(', ')
}

async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  )
}
