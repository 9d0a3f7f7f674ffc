import { createServer } from 'node:net'
import { parseArgs } from 'node:util'

import { layDemonstration, type Laid } from '#features/demonstration/index.server.ts'
import { jobs, look, recurring } from '#features/jobs.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { log } from '#platform/log/log.server.ts'
import { keptSender } from '#platform/mail/mail-sender.server.ts'
import { openClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { requireBuild } from '#platform/process/build-missing.server.ts'
import { startKith, type Kith } from '#platform/process/start-kith.server.ts'
import { version } from '#platform/process/version.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { makeDemoDirectory } from './demo-directory.ts'
import { endSoon } from './serve.ts'
import { untilStopped } from './until-stopped.ts'

/** Serves an invented clinic from a database that is thrown away. Answers once somebody ends it. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean', default: false } } })
  // Whatever clinic the environment names is left alone: only where to listen is taken from it.
  const { HOST, PORT, PUBLIC_ORIGIN, TRUST_PROXY } = process.env
  const listening = readSettings({ HOST, PORT, PUBLIC_ORIGIN, TRUST_PROXY })
  requireBuild()
  const directory = await makeDemoDirectory()
  const settings = { ...listening, dataDirectory: directory.path }
  const stopped = untilStopped()
  const say = (line: string) => (values.json ? process.stderr : process.stdout).write(line)
  try {
    say('Making an invented clinic …\n')
    const database = await openClinicDatabase(settings, { sync: false })
    try {
      let laid: Laid | null = null
      const kith = await startKith({
        connection: database.service,
        secrets: database.secrets,
        mail: keptSender(() => undefined),
        host: settings.host,
        port: await freePort(settings.host, settings.port),
        origin: settings.publicOrigin,
        trustProxy: settings.trustProxy,
        jobs,
        recurring,
        look,
        version,
        demonstration: async (db, origin) => {
          const place = { db: db.app, secrets: database.secrets, origin, now: now() }
          laid = await layDemonstration(place, (done, of) => {
            if (done % 9 === 0) say(`  ${done} of ${of} courses\n`)
          })
          return laid.demonstration
        },
      })
      if (laid !== null) process.stdout.write(values.json ? jsonLine(kith, laid) : welcome(kith, laid))
      log('info', 'started', { version, pid: process.pid })
      await stopped
      await endSoon(kith)
    } finally {
      await database.close()
    }
  } finally {
    await directory.remove()
  }
  return 0
}

/** The first port that nobody listens on, from the wanted one on: two demonstrations may run side by side. */
async function freePort(host: string, wanted: number): Promise<number> {
  if (wanted === 0) return 0
  for (let port = wanted; port < Math.min(wanted + 50, 65_536); port += 1)
    if (await isFree(host, port)) return port
  return wanted
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** One way in for each role, by the role's own name. */
function entrancesByRole(kith: Kith, laid: Laid): Record<string, string> {
  const roles = ['clinician', 'supervisor', 'lead']
  const ways = [...laid.demonstration.entrances].filter(([, { role }]) => roles.includes(role))
  return Object.fromEntries(ways.map(([token, { role }]) => [role, `${kith.origin}/enter/${token}`]))
}

function jsonLine(kith: Kith, laid: Laid): string {
  return `${JSON.stringify({ url: kith.origin, enter: entrancesByRole(kith, laid), checkIns: laid.checkIns })}\n`
}

function welcome(kith: Kith, laid: Laid): string {
  const enter = Object.entries(entrancesByRole(kith, laid)).map(
    ([role, url]) => `  as ${role.padEnd(12)}${url}`,
  )
  const patient = laid.checkIns[0] === undefined ? [] : [`  as ${'patient'.padEnd(12)}${laid.checkIns[0]}`]
  return `
Kith is ready: ${kith.origin}/

${[...enter, ...patient].join('\n')}

Everybody in this clinic is invented, no mail leaves this machine, and all of it is thrown away at the end (Ctrl+C).
`
}
