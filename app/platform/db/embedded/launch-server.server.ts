import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dataDirectoryOf } from './data-directory.server.ts'
import type { Engine } from './engine-package.server.ts'
import { readRunningServer } from './running-server.server.ts'
import type { RunningServer } from './running-server.server.ts'
import type { ServerAccount } from './server-account.server.ts'
import { cannotRun, runProgram, spawnServer } from './server-process.server.ts'
import { serverSettings } from './server-settings.server.ts'
import type { Settings } from './server-settings.server.ts'
import { diskFull, StartProblem } from './start-problem.server.ts'

export interface Launch {
  readonly account: ServerAccount | null
  readonly sync: boolean
  readonly socketDirectory: string
  readonly settings: Settings
  readonly log: (line: string) => void
}

// Recovery after a crash replays at most max_wal_size, which takes seconds; this is for a machine in trouble.
const patienceMs = 10 * 60_000
// Processes of a server that was killed end within moments, but until then they bar the next one.
const leftoverMs = 10_000

/** Starts PostgreSQL on the directory's data and answers once it takes connections. */
export async function launchServer(
  directory: string,
  engine: Engine,
  launch: Launch,
): Promise<RunningServer> {
  const begunAt = Date.now()
  const settings = serverSettings({
    sync: launch.sync,
    listen: await listening(launch),
    more: launch.settings,
  })
  removeStalePid(directory)
  for (;;) {
    const output = await tryLaunch(directory, engine, settings, launch)
    if (typeof output !== 'string') return output
    const isLeftover = /pre-existing shared memory block|lock file .* already exists/.test(output)
    if (!isLeftover || Date.now() - begunAt > leftoverMs) throw launchProblem(directory, output)
    await wait(100)
  }
}

async function tryLaunch(
  directory: string,
  engine: Engine,
  settings: string[],
  launch: Launch,
): Promise<RunningServer | string> {
  const dataDirectory = dataDirectoryOf(directory)
  const outputPath = join(directory, 'postgres-start.log')
  let ended: string | null = null
  if (process.platform === 'win32') {
    // Here pg_ctl is what sheds an administrator's rights, and it returns when the server is ready.
    const options = settings.map((word) => (word === '-c' ? word : `"${word}"`)).join(' ')
    const args = ['start', '-w', '-l', outputPath, '-o', options]
    const run = runProgram(engine, 'pg_ctl', args, { dataDirectory, account: null })
    if (run.status !== 0) return `${run.output}\n${readOutput(outputPath)}`
  } else {
    rmSync(outputPath, { force: true })
    const output = openSync(outputPath, 'wx', 0o600)
    const server = spawnServer(engine, settings, { dataDirectory, account: launch.account, output })
    closeSync(output)
    server.once('error', (error) => (ended = cannotRun(error, engine).message))
    server.once('exit', () => (ended ??= readOutput(outputPath)))
  }
  const begunAt = Date.now()
  for (let isTold = false; Date.now() - begunAt < patienceMs; await wait(10)) {
    if (ended !== null) return ended
    const running = readRunningServer(dataDirectory)
    if (running?.status === 'ready') return running
    if (!isTold && Date.now() - begunAt > 5_000) {
      launch.log('The database is recovering after it was cut off; nothing that was saved is lost.')
      isTold = true
    }
  }
  return readOutput(outputPath)
}

/** Called under the lock, with no server on these data: a left number that now is some other process's would bar the start. */
function removeStalePid(directory: string): void {
  const dataDirectory = dataDirectoryOf(directory)
  const path = join(dataDirectory, 'postmaster.pid')
  if (process.platform === 'linux' && existsSync(path) && readRunningServer(dataDirectory) === null) {
    rmSync(path, { force: true })
  }
}

async function listening(launch: Launch): Promise<Settings> {
  if (process.platform === 'win32') {
    return { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' }
  }
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: launch.socketDirectory,
    unix_socket_permissions: '0700',
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()))
    })
  })
}

function readOutput(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function launchProblem(directory: string, output: string): StartProblem {
  if (/No space left on device/.test(output)) return diskFull(directory)
  const last = output.trim().split('\n').slice(-6).join('\n')
  return new StartProblem(
    'embedded/did-not-start',
    `The database in ${directory} did not start. PostgreSQL says:\n${last}\nMore may be in ${join(dataDirectoryOf(directory), 'log')}.`,
  )
}
