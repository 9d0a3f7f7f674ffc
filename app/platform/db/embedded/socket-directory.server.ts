import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { canReach } from './server-account.server.ts'
import type { ServerAccount } from './server-account.server.ts'
import { StartProblem } from './start-problem.server.ts'

const prefix = 'kith-'
// The system allows about 104 bytes for a socket's whole path; `/kith-XXXXXX/.s.PGSQL.5432` takes 26 of them.
const longestPlace = 74

/** A new folder, closed to everyone but the server's account (and us), with a path short enough for a socket. */
export function makeSocketDirectory(account: ServerAccount | null): string {
  for (const place of [tmpdir(), '/tmp', '/var/tmp', '/dev/shm']) {
    if (Buffer.byteLength(place) > longestPlace || !canReach(place, account)) continue
    try {
      const made = mkdtempSync(join(place, prefix))
      if (account !== null) chownSync(made, account.uid, account.gid)
      return made
    } catch {
      // Full or closed: the next place may do.
    }
  }
  throw new StartProblem(
    'embedded/not-writable',
    'Kith found no temporary directory for its database socket. Set TMPDIR to a directory with a short path that Kith may write to.',
  )
}

/** Removes such a folder, and nothing that was not made here. */
export function removeSocketDirectory(path: string): void {
  if (basename(path).startsWith(prefix)) rmSync(path, { recursive: true, force: true })
}
