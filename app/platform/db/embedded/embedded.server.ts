import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from './connection.server.ts'
import { answers } from './connection.server.ts'
import { dataDirectoryOf, hasData, readSecret } from './data-directory.server.ts'
import { isDirectoryLocked, lockDirectory } from './directory-lock.server.ts'
import type { DirectoryLock } from './directory-lock.server.ts'
import { requireDurable } from './durability.server.ts'
import { bringUp } from './bring-up.server.ts'
import { makePrivateDirectory } from './private-file.server.ts'
import { endServer, readRunningServer, superuserConnection } from './running-server.server.ts'
import type { RunningServer } from './running-server.server.ts'
import type { Settings } from './server-settings.server.ts'
import { removeSocketDirectory } from './socket-directory.server.ts'
import { fileProblem, StartProblem } from './start-problem.server.ts'

export interface EmbeddedOptions {
  readonly directory: string
  /** False for tests and demonstration only: commits are then not brought to the disk. */
  readonly sync: boolean
  readonly log?: (line: string) => void
  /** Settings of PostgreSQL in place of Kith's own. */
  readonly settings?: Settings
}

export interface EmbeddedServer {
  /** The superuser's connection, for migrations and backups; the app's queries use another role (SEC-061). */
  readonly admin: Connection
  readonly pid: number
  /** A server that a killed Kith had left running was taken over. */
  readonly adopted: boolean
  /** Somebody else's: a Kith that runs on this directory keeps it when we are done. */
  readonly attached: boolean
  /** The data directory was made just now. */
  readonly firstStart: boolean
  connection(role: string, password: string | undefined, database: string): Connection
  /** Ends the server and gives the directory free; of an attached one, nothing. May be called twice. */
  stop(): Promise<void>
}

/** Starts the one server of a data directory, which is made if need be. Throws a StartProblem in plain words. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const directory = resolve(options.directory)
  let lock: DirectoryLock | null = null
  try {
    makePrivateDirectory(directory)
    lock = await lockDirectory(directory)
    const started = await bringUp(directory, { ...options, log: options.log ?? (() => undefined) })
    const stop = once(async () => {
      await endServer(dataDirectoryOf(directory), started.server.pid)
      removeSocketDirectory(started.server.host)
      lock?.release()
    })
    if (options.sync)
      await requireDurable(started.admin).catch((error) => stop().then(() => Promise.reject(error)))
    const { adopted, firstStart } = started
    return { ...handle(started.server, started.admin), adopted, firstStart, attached: false, stop }
  } catch (error) {
    lock?.release()
    throw fileProblem(error, directory)
  }
}

/**
 * For the command line: uses the server of a Kith that is running on the directory, and starts one only if none
 * is. Never makes a new data directory: a mistyped path is not an empty clinic.
 */
export async function attachEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const directory = resolve(options.directory)
  for (const until = Date.now() + 30_000; Date.now() < until; await wait(50)) {
    if (!(await isDirectoryLocked(directory))) {
      if (!hasData(directory)) throw nothingHere(directory)
      try {
        return await startEmbedded(options)
      } catch (error) {
        if (error instanceof StartProblem && error.code === 'embedded/already-running') continue
        throw error
      }
    }
    const attached = await attachToRunning(directory)
    if (attached !== null) return attached
  }
  throw new StartProblem(
    'embedded/not-ready',
    `A Kith is running on ${directory}, but its database does not answer. Look at what that Kith says, or stop it and try again.`,
  )
}

/** The server that runs on a directory now, for somebody who neither starts nor stops it; null where none is ready. */
export async function attachToRunning(directory: string): Promise<EmbeddedServer | null> {
  const server = readRunningServer(dataDirectoryOf(directory))
  const secret = readSecret(directory)
  if (server?.status !== 'ready' || secret === null) return null
  const admin = superuserConnection(server, secret)
  if (!(await answers(admin))) return null
  return { ...handle(server, admin), adopted: false, attached: true, firstStart: false, stop: async () => {} }
}

function handle(server: RunningServer, admin: Connection) {
  return {
    admin,
    pid: server.pid,
    connection: (role: string, password: string | undefined, database: string): Connection => ({
      host: server.host,
      port: server.port,
      user: role,
      database,
      ...(password === undefined ? {} : { password }),
    }),
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => (done ??= work())
}

function nothingHere(directory: string): StartProblem {
  return new StartProblem(
    'embedded/nothing-here',
    `There is no Kith database in ${directory}. Check the path; \`kith serve\` makes a new one.`,
  )
}
