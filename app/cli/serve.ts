import { setTimeout as wait } from 'node:timers/promises'

import { jobs, look, recurring } from '#features/jobs.server.ts'
import { ensureSetUpLink } from '#features/sign-in/index.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { log } from '#platform/log/log.server.ts'
import { noSender, smtpSender, type MailSender } from '#platform/mail/mail-sender.server.ts'
import { DatabaseLost } from '#platform/process/database-lost.server.ts'
import {
  checkpointsFile,
  openClinicDatabase,
  type ClinicDatabase,
} from '#platform/process/open-clinic-database.server.ts'
import { requireBuild } from '#platform/process/build-missing.server.ts'
import { startKith, type Kith } from '#platform/process/start-kith.server.ts'
import { version } from '#platform/process/version.server.ts'
import { readSettings, type Settings } from '#platform/settings/settings.server.ts'

import { noWords } from './no-words.ts'
import { untilStopped } from './until-stopped.ts'

/** Serves until it is told to stop. Says where it is reached, and how to set it up when nobody has. */
export async function run(words: readonly string[]): Promise<number> {
  noWords(words)
  const settings = readSettings(process.env)
  requireBuild()
  const stopped = untilStopped()
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const database = await openClinicDatabase(settings, { log: say })
  try {
    const kith = await startKith({
      connection: database.service,
      secrets: database.secrets,
      mail: mailOf(settings),
      host: settings.host,
      port: settings.port,
      origin: settings.publicOrigin,
      trustProxy: settings.trustProxy,
      jobs,
      recurring,
      look,
      version,
      auditCheckpoints: checkpointsFile(settings),
    })
    await greet(kith, settings, say)
    log('info', 'started', { version, pid: process.pid })
    try {
      await Promise.race([stopped, untilLost(database)])
    } finally {
      await endSoon(kith)
    }
  } finally {
    await database.close()
  }
  log('info', 'stopped')
  return 0
}

async function greet(kith: Kith, settings: Settings, say: (line: string) => void): Promise<void> {
  const setUp = await ensureSetUpLink(kith.database.app, kith.origin, now())
  say(`Kith ${version} is ready at ${kith.origin}`)
  if (settings.smtpUrl === null) say('Mail is not set up (SMTP_URL): reminders wait until it is.')
  if (setUp !== null)
    say(`Nobody has set this Kith up yet. This link does so, once, within a day:\n\n  ${setUp}\n`)
}

/** A job under way may hang on a mail server; it runs again after the next start, so nothing waits for it. */
export async function endSoon(kith: Kith): Promise<void> {
  await Promise.race([kith.stop(), wait(3_500, undefined, { ref: false })])
}

/** Rejects when the embedded database's process has gone: better to end, and be started again, than to serve without it. */
async function untilLost(database: ClinicDatabase): Promise<never> {
  for (let misses = 0; misses < 2; misses = database.isRunning() ? 0 : misses + 1) {
    await wait(500, undefined, { ref: false })
  }
  throw new DatabaseLost()
}

function mailOf(settings: Settings): MailSender {
  return settings.smtpUrl === null || settings.mailFrom === null
    ? noSender
    : smtpSender(settings.smtpUrl, settings.mailFrom)
}
