import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const name = 'installation-secret'

/**
 * The installation's secret: from the settings, or kept in the data directory outside the database and made at the
 * first start (readable by the owner alone). Without it, links already sent and second factors cannot be read again,
 * so it belongs in the backup plan (docs/operating.md).
 */
export async function installationSecret(
  dataDirectory: string,
  fromSettings: Buffer | null,
): Promise<Buffer> {
  if (fromSettings !== null) return fromSettings
  const file = join(dataDirectory, name)
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  try {
    const handle = await open(file, 'wx', 0o600)
    const secret = randomBytes(32)
    await handle.writeFile(secret.toString('hex'))
    await handle.sync()
    await handle.close()
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'hex')
  }
}
