import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { canReach } from './server-account.server.ts'
import type { ServerAccount } from './server-account.server.ts'
import { errorCode, fileProblem, StartProblem } from './start-problem.server.ts'

/**
 * Where the package itself cannot be used (a tree that is closed to the server's account, such as one under /root,
 * or a read-only one without its links), a copy is: beside the data, or where root keeps such things. 35 MB, made once.
 */
export function reachableCopy(
  native: string,
  version: string,
  directory: string,
  account: ServerAccount | null,
  layLinks: (root: string) => boolean,
): string {
  const places = [join(directory, 'engine'), '/var/cache/kith']
  for (const place of places) {
    const root = join(place, version)
    if (!existsSync(root) && canMake(place, account)) copyTo(native, root, layLinks)
    if (isTrusted(root) && canReach(join(root, 'native', 'bin', 'postgres'), account))
      return join(root, 'native')
  }
  throw new StartProblem(
    'embedded/not-writable',
    `The account that runs the database cannot read ${native}. Install Kith in a directory that every account may enter (not under /root), or run Kith as an ordinary user.`,
  )
}

function canMake(place: string, account: ServerAccount | null): boolean {
  if (account !== null && !canReach(dirname(place), account)) return false
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 })
    return true
  } catch {
    return false
  }
}

/** A folder that somebody else made, or may write to, is not run. */
function isTrusted(root: string): boolean {
  const found = statSync(root, { throwIfNoEntry: false })
  return (
    found !== undefined && (found.uid === 0 || found.uid === process.getuid?.()) && (found.mode & 0o022) === 0
  )
}

function copyTo(native: string, root: string, layLinks: (root: string) => boolean): void {
  const draft = `${root}.${randomUUID()}`
  try {
    cpSync(native, join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a'),
    })
    openToReaders(draft)
    layLinks(draft)
    renameSync(draft, root)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another start was first: its copy is as good.
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw fileProblem(error, root)
  }
}

function openToReaders(root: string): void {
  chmodSync(root, 0o755)
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}
