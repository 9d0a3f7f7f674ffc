import type { Day } from '@kith/ipt'

import { linesOlderThan } from '#features/crisis-help/index.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { MailProblem, verifySmtp } from '#platform/mail/mail-sender.server.ts'
import { reachClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { readSettings, type Settings } from '#platform/settings/settings.server.ts'

import { trailWords, verifyTrails } from './audit-trails.ts'
import { lookAtAlerts } from './doctor/alerts.ts'
import { lookAtDatabase } from './doctor/database.ts'
import { ok, toLookAt, wrong, type Finding } from './doctor/finding.ts'
import { lookAtBuild, lookAtDisk, lookAtNode, lookAtPackages, lookAtSecret } from './doctor/installation.ts'
import { explain } from './explain.ts'
import { noWords } from './no-words.ts'

/** Looks at everything that Kith stands on and says a line each. Changes nothing. */
export async function run(words: readonly string[]): Promise<number> {
  noWords(words)
  const findings: Finding[] = []
  const tell = (...found: readonly Finding[]) => {
    for (const { state, what, words } of found)
      process.stdout.write(`${state.padEnd(10)}  ${what.padEnd(12)}  ${words}\n`)
    findings.push(...found)
  }
  const settings = trySettings()
  tell(lookAtNode(), lookAtPackages(settings instanceof Error ? null : settings), lookAtBuild())
  if (settings instanceof Error) {
    tell(wrong('Settings', explain(settings).replaceAll('\n', ' ')))
  } else {
    tell(ok('Settings', 'readable'))
    tell(await lookAtSecret(settings), await lookAtDisk(settings))
    tell(...(await lookAtClinics(settings)))
    tell(await lookAtMail(settings))
    tell(lookAtCrisisLines())
  }
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0
}

function trySettings(): Settings | Error {
  try {
    return readSettings(process.env)
  } catch (error) {
    return error as Error
  }
}

async function lookAtClinics(settings: Settings): Promise<Finding[]> {
  try {
    const database = await reachClinicDatabase(settings)
    try {
      const findings = await lookAtDatabase(database.admin, database.service)
      if (findings.some(({ state, what }) => state === 'wrong' && what !== 'Login')) return findings
      const trails = await verifyTrails(database.admin, settings, null)
      if (trails.length === 0)
        findings.push(toLookAt('Clinics', 'none yet: `kith serve` prints the link that makes the first.'))
      for (const trail of trails) {
        findings.push((trail.ok ? ok : wrong)('Audit trail', `${trail.name}: ${trailWords(trail)}`))
      }
      findings.push(await lookAtAlerts(database.admin))
      return findings
    } finally {
      await database.close()
    }
  } catch (error) {
    return [wrong('Database', explain(error))]
  }
}

/** Numbers of crisis lines change: those that nobody has looked up for half a year are named (SAFE-031). */
function lookAtCrisisLines(): Finding {
  const today = now().slice(0, 10) as Day
  const old = linesOlderThan(180, today)
  if (old.length === 0) return ok('Crisis lines', 'looked up within the last 180 days')
  const countries = [...new Set(old.map(({ country }) => country))].join(', ')
  const words = `not looked up for more than 180 days: ${countries}. Install the current version, or check them yourself.`
  return toLookAt('Crisis lines', words)
}

async function lookAtMail(settings: Settings): Promise<Finding> {
  if (settings.smtpUrl === null)
    return toLookAt('Mail', 'SMTP_URL is not set: reminders and notices wait until it is.')
  try {
    await verifySmtp(settings.smtpUrl)
    return ok('Mail', 'the mail server answers and takes our sign-in')
  } catch (error) {
    const code = error instanceof MailProblem ? error.code : 'mail/unknown'
    return wrong('Mail', `the mail server did not take us (${code}). Check SMTP_URL.`)
  }
}
