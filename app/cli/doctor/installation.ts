import { existsSync, readFileSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Settings } from '#platform/settings/settings.server.ts'

import { ok, toLookAt, wrong, type Finding } from './finding.ts'

const root = new URL('../../../', import.meta.url)
const mb = 1024 * 1024

export function lookAtNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  const words = `${process.versions.node} on ${process.platform}-${process.arch}`
  return major >= 24
    ? ok('Node', words)
    : wrong('Node', `${words}; Kith needs 24 or newer. Run \`npm ci\` once more.`)
}

/** npm leaves optional packages out in silence; those made for this system have to be there. */
export function lookAtPackages(settings: Settings | null): Finding {
  const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
    optionalDependencies: Record<string, string>
  }
  const here = `${process.platform === 'win32' ? 'win(dows)?' : process.platform}-${process.arch}$`
  const wanted = Object.keys(manifest.optionalDependencies).filter((name) => new RegExp(here).test(name))
  const missing = wanted.filter((name) => !isInstalled(name))
  if (missing.length === 0) return ok('Packages', wanted.join(', ') || 'none is made for this system')
  const words = `not installed: ${missing.join(', ')}. Run \`npm ci\` without --omit=optional.`
  const isNeeded = missing.some((name) => name.includes('postgres')) && settings?.databaseUrl === null
  return isNeeded ? wrong('Packages', words) : toLookAt('Packages', words)
}

function isInstalled(name: string): boolean {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  return folders.some((folder) => existsSync(join(folder, name, 'package.json')))
}

export function lookAtBuild(): Finding {
  const build = process.env['KITH_BUILD_DIRECTORY'] ?? fileURLToPath(new URL('build', root))
  return existsSync(join(build, 'server', 'index.js'))
    ? ok('Pages', 'built')
    : wrong('Pages', 'not built. Run `npm run build`; `npm start` does so itself.')
}

/** The secret opens second factors and check-in links: nobody but Kith's own account may read it. */
export async function lookAtSecret(settings: Settings): Promise<Finding> {
  if (settings.secret !== null) return ok('Secret', 'from KITH_SECRET')
  const file = join(settings.dataDirectory, 'installation-secret')
  const found = await stat(file).catch(() => null)
  if (found === null) return toLookAt('Secret', `${file} is made at the first start.`)
  if (process.platform === 'win32' || (found.mode & 0o077) === 0)
    return ok('Secret', `${file}, readable by its owner alone`)
  return wrong('Secret', `${file} can be read by others. Run \`chmod 600\` on it.`)
}

export async function lookAtDisk(settings: Settings): Promise<Finding> {
  const there = existsSync(settings.dataDirectory) ? settings.dataDirectory : '.'
  const { bavail, bsize } = await statfs(there)
  const free = Math.floor((bavail * bsize) / mb)
  const words = `${free.toLocaleString('en-GB')} MB free for ${settings.dataDirectory}`
  if (free < 200) return wrong('Disk', `${words}. Make room: Kith stops taking answers when it is full.`)
  return free < 2_000 ? toLookAt('Disk', words) : ok('Disk', words)
}
