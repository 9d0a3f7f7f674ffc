import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { Manifest } from '#platform/backup/backup-records.server.ts'
import { checkBackup } from '#platform/backup/read-backup.server.ts'
import { restoreBackup } from '#platform/backup/restore-backup.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { countGrownTables } from '#platform/db/count-grown-tables.server.ts'
import { checkpointsFile, openClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { installationSecret } from '#platform/secrets/installation-secret.server.ts'
import { openSecrets } from '#platform/secrets/secrets.server.ts'
import { readSettings, type Settings } from '#platform/settings/settings.server.ts'

import { secretMark } from './backup.ts'
import { readKeyFile } from './key-file.ts'
import { noteForClinics } from './note-for-clinics.ts'
import { UsageProblem } from './usage-problem.ts'

/** Puts a backup into the clinic's database. */
export async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { 'key-file': { type: 'string' }, replace: { type: 'boolean', default: false } },
  })
  const [path, another] = positionals
  if (path === undefined || another !== undefined) throw new UsageProblem('needs one FILE.')
  const passphrase = values['key-file'] === undefined ? null : await readKeyFile(values['key-file'])
  const settings = readSettings(process.env)
  // Looked at before a database is made for it: a wrong file leaves no empty clinic behind.
  await checkBackup(path, passphrase).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new UsageProblem(`there is no file ${path}.`)
      : error
  })
  const database = await openClinicDatabase(settings)
  try {
    const manifest = await restoreBackup(database.admin, {
      path,
      passphrase,
      replace: values.replace,
      progress: ({ table, rows }) => process.stderr.write(`${table}: ${rows} rows\n`),
    })
    await countGrownTables(database.admin)
    await setAside(checkpointsFile(settings))
    await bringSecret(settings, manifest)
    await noteForClinics(database.admin, 'backup.restored', {
      version: manifest.version,
      made: manifest.madeAt,
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `${rows} rows and ${manifest.jobs} waiting jobs are back, as they were at ${manifest.madeAt}.\n`,
    )
  } finally {
    await database.close()
  }
  return 0
}

/** Checkpoints of a trail that went on after the backup do not fit the one that came back. They are kept beside it. */
async function setAside(file: string): Promise<void> {
  await rename(file, `${file}.before-${now().replaceAll(':', '-')}`).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  })
}

/** Second factors and links can be read with the secret they were made with, and no other. */
async function bringSecret(settings: Settings, manifest: Manifest): Promise<void> {
  const here = await installationSecret(settings.dataDirectory, settings.secret)
  if (openSecrets(here).sign(secretMark) === manifest.secretMark) return
  if (manifest.secret !== null && settings.secret === null) {
    await setAside(join(settings.dataDirectory, 'installation-secret'))
    await installationSecret(settings.dataDirectory, null, Buffer.from(manifest.secret, 'hex'))
    return
  }
  process.stderr.write(
    'This installation has another secret than the one that made the backup: second factors and links already sent do not\n' +
      'work until KITH_SECRET, or installation-secret in KITH_DATA, is the former one. `kith user reset-link` helps too.\n',
  )
}
