import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from './connection.server.ts'
import { isAlive } from './process-identity.server.ts'
import { errorCode } from './start-problem.server.ts'

/** What a running PostgreSQL says of itself in its data directory. */
export interface RunningServer {
  readonly pid: number
  readonly host: string
  readonly port: number
  readonly status: string
}

/** The server on this data directory, null where none runs. */
export function readRunningServer(dataDirectory: string): RunningServer | null {
  const told = readPostmasterFile(dataDirectory)
  return told !== null && isAlive(told.pid) && worksIn(told.pid, dataDirectory) ? told : null
}

/** The socket folder of the server that ran here last and did not tidy up after itself. */
export function lastSocketDirectory(dataDirectory: string): string | null {
  return readPostmasterFile(dataDirectory)?.host ?? null
}

export function superuserConnection(server: RunningServer, password: string): Connection {
  return { host: server.host, port: server.port, user: 'postgres', password, database: 'postgres' }
}

/** Ends the server in order: open transactions roll back, everything reaches the disk. */
export async function endServer(dataDirectory: string, pid: number): Promise<void> {
  const isRunning = () => isAlive(pid) && worksIn(pid, dataDirectory)
  for (const [signal, patienceMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!isRunning()) return
    sendSignal(pid, signal)
    for (const until = Date.now() + patienceMs; Date.now() < until;) {
      await wait(10)
      if (!isRunning()) return
    }
  }
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** Lines of postmaster.pid: number, data directory, start, port, socket folder, TCP address, shared memory, status. */
function readPostmasterFile(dataDirectory: string): RunningServer | null {
  try {
    const lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number.parseInt(lines[0] ?? '', 10)
    if (!(pid > 0)) return null
    const host = lines[4]?.trim() || lines[5]?.trim() || ''
    return { pid, host, port: Number(lines[3] ?? 0), status: lines[7]?.trim() ?? '' }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** A number can be given to another process after a crash; a server stands in its data directory. */
function worksIn(pid: number, dataDirectory: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    const there = statSync(`/proc/${pid}/cwd`)
    const here = statSync(dataDirectory)
    return there.dev === here.dev && there.ino === here.ino
  } catch {
    return false
  }
}
