import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Connection } from './connection.server.ts'
import { isDirectoryLocked } from './directory-lock.server.ts'
import { attachToRunning } from './embedded.server.ts'
import { beginningOf } from './process-identity.server.ts'
import { errorCode } from './start-problem.server.ts'

/** Where the processes of a test run meet: one place for each account and checkout. */
export interface MeetingPlace {
  readonly root: string
  readonly engine: string
  /** A file for each process that uses the server. */
  readonly users: string
  /** There while the keeper takes the server down. */
  readonly closing: string
  readonly log: string
}

export function meetingPlace(root: string): MeetingPlace {
  const engine = join(root, 'engine')
  return {
    root,
    engine,
    users: join(root, 'users'),
    closing: join(root, 'closing'),
    log: join(root, 'keeper.log'),
  }
}

/**
 * Connects to the run's shared server. A keeper process holds it, so that it outlives the test process that came
 * first; the keeper ends it once all have gone, however they went.
 */
export async function sharedTestServer(): Promise<Connection> {
  const checkout = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 8)
  const place = meetingPlace(join(tmpdir(), `kith-tests-${userInfo().username}-${checkout}`))
  const ownFile = join(
    place.users,
    `${process.pid}-${(beginningOf(process.pid) ?? '').replaceAll(/\W/g, '_')}`,
  )
  process.once('exit', () => rmSync(ownFile, { force: true }))
  let askedAt = 0
  for (const until = Date.now() + 300_000; Date.now() < until; await wait(50)) {
    register(place, ownFile)
    if (await isDirectoryLocked(place.engine)) {
      if (existsSync(place.closing)) continue
      const server = await attachToRunning(place.engine)
      if (server !== null) return server.admin
    } else {
      rmSync(place.closing, { force: true })
      if (Date.now() - askedAt < 5_000) continue
      startKeeper(place)
      askedAt = Date.now()
    }
  }
  throw new Error(
    `The test database did not start.\n${existsSync(place.log) ? readFileSync(place.log, 'utf8') : ''}`,
  )
}

export function hasLiveUsers(place: MeetingPlace): boolean {
  return readUsers(place).some((name) => {
    const [pid, beganAt] = name.split('-')
    const found = beginningOf(Number(pid))
    const isThere = process.platform === 'win32' ? existsSync(join(place.users, name)) : found !== null
    return isThere && (found ?? '').replaceAll(/\W/g, '_') === beganAt
  })
}

function readUsers(place: MeetingPlace): string[] {
  try {
    return readdirSync(place.users)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

function register(place: MeetingPlace, ownFile: string): void {
  if (existsSync(ownFile)) return
  mkdirSync(place.users, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(ownFile, '')
  } catch (error) {
    // The keeper of the run before is just clearing the place away: the next look will find it gone.
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

function startKeeper(place: MeetingPlace): void {
  const keeper = fileURLToPath(new URL('./test-server-keeper.server.ts', import.meta.url))
  spawn(process.execPath, [keeper, place.root], { detached: true, stdio: 'ignore' }).unref()
}
