import { parseArgs } from 'node:util'

import { writeBackup } from '#platform/backup/write-backup.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { version } from '#platform/process/version.server.ts'
import { installationSecret } from '#platform/secrets/installation-secret.server.ts'
import { openSecrets } from '#platform/secrets/secrets.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { readKeyFile } from './key-file.ts'
import { noteForClinics } from './note-for-clinics.ts'
import { reachCurrent } from './reach-current.ts'
import { UsageProblem } from './usage-problem.ts'

/** Tells two installation secrets apart without saying either. */
export const secretMark = 'kith backup made with this secret'

/** Writes a backup of all clinics to a new file. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      out: { type: 'string' },
      'key-file': { type: 'string' },
      plain: { type: 'boolean', default: false },
    },
  })
  const { out, 'key-file': keyFile, plain } = values
  if (out === undefined) throw new UsageProblem('needs --out FILE.')
  if (plain === (keyFile !== undefined))
    throw new UsageProblem('needs --key-file FILE, or --plain to write it in clear.')
  const passphrase = keyFile === undefined ? null : await readKeyFile(keyFile)
  const settings = readSettings(process.env)
  const database = await reachCurrent(settings)
  try {
    const secret = await installationSecret(settings.dataDirectory, settings.secret)
    const made = await writeBackup(database.admin, {
      path: out,
      passphrase,
      version,
      madeAt: now(),
      secret,
      secretMark: openSecrets(secret).sign(secretMark),
      progress: ({ table, rows }) => process.stderr.write(`${table}: ${rows} rows\n`),
    })
    await noteForClinics(database.admin, 'backup.written', { rows: made.rows, plain: plain ? 'yes' : 'no' })
    const size =
      made.bytes < 1e6 ? `${Math.ceil(made.bytes / 1e3)} kB` : `${(made.bytes / 1e6).toFixed(1)} MB`
    process.stdout.write(`${out}: ${made.rows} rows and ${made.jobs} waiting jobs in ${size}\n`)
  } finally {
    await database.close()
  }
  return 0
}
