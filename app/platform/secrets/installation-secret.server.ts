import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { makePrivateDirectory } from '../db/embedded/private-file.server.ts'

const name = 'installation-secret'

/**
 * The installation's secret: from the settings, or kept in the data directory outside the database and made at the
 * first start (readable by the owner alone), or taken over from a backup as `first`. Without it, links already sent
 * and second factors cannot be read again, so it belongs in the backup plan (docs/operating.md).
 */
export async function installationSecret(
  dataDirectory: string,
  fromSettings: Buffer | null,
  first: Buffer = randomBytes(32),
): Promise<Buffer> {
  if (fromSettings !== null) return fromSettings
  const file = join(dataDirectory, name)
  return (await readSecret(file)) ?? keepFirst(dataDirectory, file, first)
}

/** The file gets its name once it is whole and on the disk; of two that start at the same time, one wins. */
async function keepFirst(dataDirectory: string, file: string, first: Buffer): Promise<Buffer> {
  makePrivateDirectory(dataDirectory)
  const draft = `${file}.${randomUUID()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(first.toString('hex'))
    await handle.sync()
    await link(draft, file)
    return first
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readSecret(file)) ?? first
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
}

async function readSecret(file: string): Promise<Buffer | null> {
  try {
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'hex')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
