import pg from 'pg'

import { readCaseload } from '#features/patients/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { openDatabase, type Database } from '#platform/db/database.server.ts'
import { migrate } from '#platform/db/migrate.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'

import { makeClinic } from '../app/testing/test-clinic.server.ts'
import { lay, patientRows } from './clinic-rows.ts'
import { median, say, spread, type Line } from './report.ts'

const view = { search: '', phase: null, status: null, whose: null, sort: 'name', descending: false } as const

// The caseload itself: 60 patients with 16 scores each, the newest of whom hold the numbers 1 to 60.
const own = { patients: 60, scores: 16 }

type Store = { size: number; db: Database; call: Call<StaffActor>; drop(): Promise<void> }

/**
 * One clinician's caseload, with so many check-ins stored in the clinic and a fifth more beyond its wall. Each size has
 * a database of its own on the same server; each round gives one ratio to the smallest.
 */
export async function measureCaseload(
  connections: { admin: Connection; service: Connection },
  sizes: readonly number[],
  rounds: number,
): Promise<{ lines: Line[]; notes: string[] }> {
  const stores: Store[] = []
  for (const size of sizes) {
    say(`  laying ${size.toLocaleString('en')} check-ins`)
    stores.push(await makeStore(connections, size))
  }
  const times = new Map<number, number[]>(sizes.map((size) => [size, []]))
  for (let round = 0; round <= rounds; round += 1) {
    const middles = await timesOf(round % 2 === 0 ? stores : stores.toReversed())
    if (round > 0) for (const { size } of stores) times.get(size)?.push(middles.get(size) ?? Number.NaN)
  }
  for (const store of stores) await store.drop()
  const [smallest = 0, ...others] = sizes
  const base = times.get(smallest) ?? []
  const lines = others.map((size) => {
    const ratios = (times.get(size) ?? []).map((time, round) => time / (base[round] ?? Number.NaN))
    return {
      what: `caseload of ${own.patients} x ${own.scores}, ${size.toLocaleString('en')} check-ins stored, against ${smallest.toLocaleString('en')}`,
      measured: spread(ratios),
      budget: 'below 1.2',
      holds: median(ratios) < 1.2,
    }
  })
  const each = sizes.map(
    (size) => `${median(times.get(size) ?? []).toFixed(1)} ms at ${size.toLocaleString('en')}`,
  )
  return {
    lines,
    notes: [`One reading of the caseload, with permission and audit entry: ${each.join(', ')}.`],
  }
}

/** The middle of thirty readings of each, in milliseconds. They alternate, so that what disturbs one disturbs all. */
async function timesOf(stores: readonly Store[]): Promise<ReadonlyMap<number, number>> {
  const times = new Map<number, number[]>(stores.map(({ size }) => [size, []]))
  for (let reading = 0; reading < 30; reading += 1) {
    for (const { size, call } of stores) {
      const begun = performance.now()
      const read = await readCaseload(call, view)
      times.get(size)?.push(performance.now() - begun)
      if (!read.ok || read.value.cases.length !== own.patients) throw new Error('not the caseload')
      if (read.value.cases.some(({ course }) => course?.curve.length !== own.scores)) {
        throw new Error('not the whole curve')
      }
    }
  }
  return new Map([...times].map(([size, each]) => [size, median(each)]))
}

async function makeStore(
  connections: { admin: Connection; service: Connection },
  size: number,
): Promise<Store> {
  const name = `bench_${size}`
  await onServer(connections.admin, `create database ${name}`)
  const admin = { ...connections.admin, database: name }
  await migrate(admin)
  const db = openDatabase({ ...connections.service, database: name }, { app: 2, jobs: 1 })
  const [clinic, other] = [await makeClinic(db), await makeClinic(db)]
  const clinician = await clinic.addStaff(['clinician'], 'Jo Winter')
  const colleagues: Call<StaffActor>[] = []
  for (let at = 0; at < 19; at += 1) colleagues.push(await clinic.addStaff(['clinician'], `Colleague ${at}`))
  const beyond = await other.addStaff(['clinician'], 'Sam Hill')
  const staffOf = (calls: readonly Call<StaffActor>[]) => calls.map(({ actor }) => actor.staffId)
  const first = own.patients + 1
  const last = own.patients + Math.ceil((size - own.patients * own.scores) / own.scores)
  const each = own.scores
  await lay(admin, [
    ...patientRows(clinic.id, { first: 1, last: own.patients, each, clinicians: staffOf([clinician]) }),
    ...patientRows(clinic.id, { first, last, each, clinicians: staffOf(colleagues) }),
    ...patientRows(other.id, { first: 1, last: Math.ceil(last / 5), each, clinicians: staffOf([beyond]) }),
  ])
  await onServer(admin, 'vacuum analyze')
  const call = { ...clinician, at: new Date().toISOString() as typeof clinician.at }
  return {
    size,
    db,
    call,
    async drop() {
      await db.close()
      await onServer(connections.admin, `drop database ${name} with (force)`)
    },
  }
}

async function onServer(admin: Connection, statement: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
