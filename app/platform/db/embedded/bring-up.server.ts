import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answers } from './connection.server.ts'
import type { Connection } from './connection.server.ts'
import {
  dataDirectoryOf,
  hasData,
  initialise,
  readSecret,
  removeDrafts,
  replaceSecret,
  requireSameMajor,
} from './data-directory.server.ts'
import { prepareEngine } from './engine-package.server.ts'
import { launchServer } from './launch-server.server.ts'
import {
  endServer,
  lastSocketDirectory,
  readRunningServer,
  superuserConnection,
} from './running-server.server.ts'
import type { RunningServer } from './running-server.server.ts'
import { serverAccount } from './server-account.server.ts'
import type { Settings } from './server-settings.server.ts'
import { makeSocketDirectory, removeSocketDirectory } from './socket-directory.server.ts'
import { StartProblem } from './start-problem.server.ts'

export interface BroughtUp {
  readonly server: RunningServer
  readonly admin: Connection
  readonly adopted: boolean
  readonly firstStart: boolean
}

interface Wish {
  readonly sync: boolean
  readonly settings?: Settings
  readonly log: (line: string) => void
}

/** Brings the directory's server up, or takes over the one that runs. The caller holds the directory's lock. */
export async function bringUp(directory: string, wish: Wish): Promise<BroughtUp> {
  const dataDirectory = dataDirectoryOf(directory)
  const account = serverAccount(directory, dataDirectory)
  const engine = prepareEngine(directory, account)
  const firstStart = !hasData(directory)
  if (!firstStart) {
    requireSameMajor(directory, engine)
    requireSameKind(directory, wish.sync)
    removeDrafts(directory)
    const adopted = await adopt(directory)
    if (adopted !== null) {
      wish.log('Kith was cut off last time; its database is still running and is used again.')
      return { ...adopted, adopted: true, firstStart }
    }
    const left = lastSocketDirectory(dataDirectory)
    if (left !== null) removeSocketDirectory(left)
  }
  if (firstStart) {
    markKind(directory, wish.sync)
    initialise(directory, engine, { account, sync: wish.sync })
  }
  const socketDirectory = makeSocketDirectory(account)
  try {
    const secret = readSecret(directory) ?? replaceSecret(directory, engine, account)
    const launch = { account, socketDirectory, sync: wish.sync, settings: wish.settings ?? {}, log: wish.log }
    const server = await launchServer(directory, engine, launch)
    return { server, admin: superuserConnection(server, secret), adopted: false, firstStart }
  } catch (error) {
    removeSocketDirectory(socketDirectory)
    throw error
  }
}

/** The server that a killed Kith left behind, if it answers to our password; one that does not is ended. */
async function adopt(directory: string): Promise<{ server: RunningServer; admin: Connection } | null> {
  const dataDirectory = dataDirectoryOf(directory)
  for (;;) {
    const server = readRunningServer(dataDirectory)
    if (server === null) return null
    if (server.status === 'ready') {
      const admin = superuserConnection(server, readSecret(directory) ?? '')
      if (await answers(admin)) return { server, admin }
      // Only Linux can tell for certain that this process stands in our data directory.
      if (process.platform !== 'linux') throw foreignServer(directory, server.pid)
      await endServer(dataDirectory, server.pid)
    }
    await wait(20)
  }
}

/** Data that were ever written without syncing are not a clinic's, and a clinic's are never opened that way. */
function requireSameKind(directory: string, sync: boolean): void {
  const isUnsynced = existsSync(unsyncedMark(directory))
  if (isUnsynced !== sync) return
  throw new StartProblem(
    'embedded/not-durable',
    isUnsynced
      ? `The data in ${directory} were made for demonstration or tests and may not survive a power cut. Use another data directory for real work.`
      : `The data in ${directory} are a clinic's. They are not opened for demonstration or tests; use another directory for that.`,
  )
}

function markKind(directory: string, sync: boolean): void {
  if (sync) rmSync(unsyncedMark(directory), { force: true })
  else writeFileSync(unsyncedMark(directory), 'Not brought to the disk: demonstration and tests only.\n')
}

function unsyncedMark(directory: string): string {
  return join(directory, 'not-for-real-data')
}

function foreignServer(directory: string, pid: number): StartProblem {
  return new StartProblem(
    'embedded/foreign-server',
    `A PostgreSQL server that Kith did not start may be running on ${directory} (process ${pid}). Stop it, then start Kith again.`,
  )
}
