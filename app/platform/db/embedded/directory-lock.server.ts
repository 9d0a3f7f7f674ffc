import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writePrivateFile } from './private-file.server.ts'
import { beginningOf, identityOf, isAlive, isSamePlace } from './process-identity.server.ts'
import type { ProcessIdentity } from './process-identity.server.ts'
import { errorCode, StartProblem } from './start-problem.server.ts'

export interface DirectoryLock {
  release(): void
}

interface Holder extends ProcessIdentity {
  /** Tells our own lock from one that somebody else took in the same instant. */
  readonly token: string
}

const lockName = 'kith.lock'
const heartbeatMs = 3_000
// A holder in another container or on another machine cannot be asked whether it lives, only watched.
const watchMs = 10_000
const longSilenceMs = 60_000

/** Makes this process the only Kith on the directory, or says which other one is (SEC-061). */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, lockName)
  const own: Holder = { ...identityOf(process.pid), token: randomUUID() }
  const draft = `${path}.${own.token}`
  try {
    writePrivateFile(draft, JSON.stringify(own))
    for (;;) {
      if (takeLock(draft, path)) {
        // Two that clear away the same dead lock could both come this far; the file names the one who stays.
        await wait(20)
        if (readHolder(path)?.token === own.token) return keep(path, own)
      }
      const holder = readHolder(path)
      if (holder !== null && (await isHeld(path, holder))) throw alreadyRunning(directory, holder)
      clearAway(path, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Whether a live Kith has the directory, without taking it. */
export async function isDirectoryLocked(directory: string): Promise<boolean> {
  const path = join(directory, lockName)
  const holder = readHolder(path)
  return holder !== null && (await isHeld(path, holder))
}

function keep(path: string, own: Holder): DirectoryLock {
  const heartbeat = setInterval(() => {
    try {
      if (readHolder(path)?.token === own.token) utimesSync(path, new Date(), new Date())
    } catch {
      // A beat that cannot be written is no reason to stop serving.
    }
  }, heartbeatMs)
  heartbeat.unref()
  return {
    release() {
      clearInterval(heartbeat)
      if (readHolder(path)?.token === own.token) rmSync(path, { force: true })
    },
  }
}

function takeLock(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

function clearAway(path: string, seen: Holder | null): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  // Somebody cleared the dead lock and took a new one between our look and our move: put theirs back.
  const moved = readHolder(aside)
  if (moved !== null && moved.token !== seen?.token) takeLock(aside, path)
  rmSync(aside, { force: true })
}

async function isHeld(path: string, holder: Holder): Promise<boolean> {
  if (!isSamePlace(holder)) return beats(path)
  if (!isAlive(holder.pid)) return false
  return holder.beganAt === null ? beats(path) : holder.beganAt === beginningOf(holder.pid)
}

async function beats(path: string): Promise<boolean> {
  const first = lastBeat(path)
  if (first === null || Date.now() - first > longSilenceMs) return false
  for (let waited = 0; waited < watchMs; waited += 250) {
    await wait(250)
    const now = lastBeat(path)
    if (now !== first) return now !== null
  }
  return false
}

function lastBeat(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null
}

function readHolder(path: string): Holder | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHolder(read) ? read : null
  } catch (error) {
    // Absent, or cut short by a power loss: then it holds nothing.
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'pid' in value && 'place' in value && 'token' in value
}

function alreadyRunning(directory: string, holder: Holder): StartProblem {
  const who = isSamePlace(holder) ? `process ${holder.pid}` : 'in another container or on another machine'
  return new StartProblem(
    'embedded/already-running',
    `Another Kith is already running on ${directory} (${who}). Stop it first, or give this one a data directory of its own.`,
  )
}
