import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Instant } from '@kith/ipt'

import { makeCheckInLink } from '#features/check-ins/index.server.ts'
import { openDatabase } from '#platform/db/database.server.ts'
import { openClinicDatabase, type ClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import type { Secrets } from '#platform/secrets/secrets.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { cookieFor } from '../app/testing/test-server.server.ts'
import { measureCaseload } from './caseload-growth.ts'
import { measureCheckIns } from './check-in-rate.ts'
import {
  clinicians,
  courseOf,
  makeBenchClinic,
  workADay,
  workAtTheirPace,
  type BenchClinic,
} from './clinic-load.ts'
import { memoryOf, startKithProcess, type KithProcess, type Memory } from './kith-process.ts'
import { weighPage } from './page-weight.ts'
import { machine, median, say, spread, tableOf, type Line } from './report.ts'
import { measureScoring } from './scoring.ts'

// Everything in one run, on one server that brings its commits to the disk; budgets are in product.md, part 9, and in
// docs/performance.md. Nothing here is a test: absolute times belong to the machine, ratios travel.
const isQuick = process.argv.includes('--quick')
const begun = performance.now()
const directory = await mkdtemp(join(tmpdir(), 'kith-bench-'))
const parts: string[] = []
try {
  await runAll()
} finally {
  await rm(directory, { recursive: true, force: true })
}
say(`\n## A run of ${((performance.now() - begun) / 1000).toFixed(0)} seconds (${machine()})\n`)
say(parts.join('\n'))

function keep(title: string, result: { lines: readonly Line[]; notes: readonly string[] }): void {
  const notes = result.notes.map((note) => `- ${note}`).join('\n')
  parts.push(tableOf(title, result.lines) + (notes === '' ? '' : `\n${notes}\n`))
}

async function runAll(): Promise<void> {
  say('Starting Kith, several times')
  keep('Start', await measureStarts())
  const kith = await startKithProcess(directory)
  try {
    const database = await openClinicDatabase(readSettings({ KITH_DATA: directory }), { attach: true })
    try {
      await measureRunning(kith, database)
    } finally {
      await database.close()
    }
  } finally {
    await kith.stop()
  }
  keep('Caseload', await measureGrowth())
  say('Scoring')
  keep('Scoring', measureScoring(isQuick ? 5 : 11))
}

async function measureRunning(kith: KithProcess, database: ClinicDatabase): Promise<void> {
  // Connections of its own would be weighed with Kith's.
  const db = openDatabase(database.service, { app: 1, jobs: 1 })
  try {
    const idle = memoryOf(kith)
    const clinic = await makeBenchClinic(db, database.admin)
    say('Weighing pages')
    keep('Bytes over the wire', await weighPages(kith.origin, db, clinic, database.secrets))
    say('A minute at the clinic, and pages as fast as they come')
    await workAtTheirPace(kith.origin, db, clinic, { seconds: isQuick ? 20 : 60, pause: 5 })
    const busy = memoryOf(kith)
    const times = await workADay(kith.origin, db, clinic, isQuick ? 5 : 15)
    const hurried = memoryOf(kith)
    say('Check-ins')
    const checkIns = await measureCheckIns({
      origin: kith.origin,
      admin: database.admin,
      secrets: database.secrets,
      clinicId: clinic.id,
      clinicians: clinic.staff.map(({ actor }) => actor.staffId),
      rounds: isQuick ? 3 : 7,
      counts: [
        { clients: 1, perClient: isQuick ? 80 : 200 },
        { clients: 8, perClient: isQuick ? 50 : 100 },
      ],
    })
    keep('Memory', memoryLines({ idle, busy, hurried, pressed: memoryOf(kith) }, times))
    keep('Check-ins: stored, scored, audited, alerted', checkIns)
  } finally {
    await db.close()
  }
}

/** With no Kith beside it, whose jobs would come in between: a reading takes a few milliseconds. */
async function measureGrowth(): ReturnType<typeof measureCaseload> {
  say('Caseload')
  const database = await openClinicDatabase(readSettings({ KITH_DATA: directory }))
  try {
    const sizes = isQuick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000]
    return await measureCaseload(database, sizes, isQuick ? 5 : 9)
  } finally {
    await database.close()
  }
}

async function measureStarts(): Promise<{ lines: Line[]; notes: string[] }> {
  const times: number[] = []
  for (let start = 0; start < (isQuick ? 4 : 7); start += 1) {
    const kith = await startKithProcess(directory)
    times.push(kith.readyMs / 1000)
    await kith.stop()
  }
  const [first = Number.NaN, ...later] = times
  return {
    lines: [
      {
        what: 'start on an existing database, until the first answer, seconds',
        measured: spread(later),
        budget: 'within 2',
        holds: median(later) <= 2,
      },
      {
        what: 'first start: database made and migrated, seconds',
        measured: first.toFixed(2),
        budget: null,
        holds: null,
      },
    ],
    notes: [],
  }
}

async function weighPages(
  origin: string,
  db: ReturnType<typeof openDatabase>,
  clinic: BenchClinic,
  secrets: Secrets,
): Promise<{ lines: Line[]; notes: string[] }> {
  const [clinician] = clinic.staff
  if (clinician === undefined) throw new Error('nobody works here')
  const now = new Date()
  const startsAt = new Date(now.getTime() + 3_600_000).toISOString()
  const appointment = await clinic.addAppointment(courseOf(0) as never, clinician.actor.staffId, startsAt)
  const call = { ...clinician, at: now.toISOString() as Instant, origin, secrets }
  const link = await makeCheckInLink(call, appointment)
  if (!link.ok) throw new Error('no link')
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  const checkIn = await weighPage(origin, new URL(link.value.url).pathname, null)
  const lines: Line[] = [
    {
      what: `check-in page by its link: all ${checkIn.answers} answers, headers included`,
      measured: kB(checkIn.all),
      budget: 'below 14 kB',
      holds: checkIn.all < 14_000,
    },
    { what: 'its scripts', measured: kB(checkIn.js), budget: 'none', holds: checkIn.js === 0 },
  ]
  const cookie = await cookieFor(db, clinician)
  const course = `/courses/${courseOf(0)}`
  const pages = {
    Today: '/',
    caseload: '/patients',
    'course page': course,
    assessment: `${course}/assessment`,
    inventory: `${course}/inventory`,
    timeline: `${course}/timeline`,
    focus: `${course}/focus`,
    contract: `${course}/contract`,
  }
  for (const [name, path] of Object.entries(pages)) {
    const page = await weighPage(origin, path, cookie)
    lines.push({
      what: `${name}: JavaScript, compressed`,
      measured: kB(page.js),
      budget: 'below 150 kB',
      holds: page.js < 150_000,
    })
    lines.push({
      what: `${name}: HTML, CSS; in all with headers, ${page.answers} answers`,
      measured: `${kB(page.html)}, ${kB(page.css)}; ${kB(page.all)}`,
      budget: null,
      holds: null,
    })
  }
  return { lines, notes: [] }
}

function memoryLines(
  measured: Readonly<Record<'idle' | 'busy' | 'hurried' | 'pressed', Memory | null>>,
  times: Readonly<Record<string, number>>,
): { lines: Line[]; notes: string[] } {
  const words = (memory: Memory) =>
    `${memory.all.toFixed(0)} (Node ${memory.node.toFixed(0)}, database ${memory.database.toFixed(0)})`
  const line = (what: string, memory: Memory | null, budget: number | null): Line => ({
    what,
    measured: memory === null ? 'can be read on Linux alone' : words(memory),
    budget: budget === null ? null : `below ${budget}`,
    holds: memory === null || budget === null ? null : memory.all < budget,
  })
  const pages = Object.entries(times).map(([name, time]) => `${name} ${time.toFixed(0)} ms`)
  return {
    lines: [
      line('idle after the start, MB', measured.idle, 250),
      line(`${clinicians} clinicians work, each opening a page every five seconds, MB`, measured.busy, 250),
      line('after four pages at any moment, as fast as they come, MB', measured.hurried, null),
      line('after the check-ins below, sent as fast as it takes them, MB', measured.pressed, null),
    ],
    notes: [`Four pages asked for at any moment, answered after: ${pages.join(', ')}.`],
  }
}
