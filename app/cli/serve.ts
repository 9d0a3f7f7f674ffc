import { jobs, recurring } from '#features/jobs.server.ts'
import { noSender, smtpSender, type MailSender } from '#platform/mail/mail-sender.server.ts'
import { checkpointsFile, openClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { startKith } from '#platform/process/start-kith.server.ts'
import { version } from '#platform/process/version.server.ts'
import { readSettings, type Settings } from '#platform/settings/settings.server.ts'

import { untilStopped } from './until-stopped.ts'

/** Serves until it is told to stop. Says where it is reached, and how to set it up when nobody has. */
export async function run(): Promise<number> {
  const settings = readSettings(process.env)
  const database = await openClinicDatabase(settings)
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
      version,
      auditCheckpoints: checkpointsFile(settings),
    })
    process.stdout.write(`Kith ${version} is ready at ${kith.origin}\n`)
    if (settings.smtpUrl === null)
      process.stdout.write('Mail is not set up (SMTP_URL): reminders wait until it is.\n')
    await untilStopped()
    await kith.stop()
  } finally {
    await database.close()
  }
  return 0
}

export function mailOf(settings: Settings): MailSender {
  return settings.smtpUrl === null || settings.mailFrom === null
    ? noSender
    : smtpSender(settings.smtpUrl, settings.mailFrom)
}
