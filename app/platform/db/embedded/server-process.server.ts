import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine-package.server.ts'
import { canReach } from './server-account.server.ts'
import type { ServerAccount } from './server-account.server.ts'
import { StartProblem } from './start-problem.server.ts'

const standingPlace = '/proc/self/cwd'

export type Program = 'initdb' | 'postgres' | 'pg_ctl'

/** Runs one of PostgreSQL's programs on a data directory to its end. */
export function runProgram(
  engine: Engine,
  program: Program,
  args: readonly string[],
  at: { dataDirectory: string; account: ServerAccount | null; input?: string; isSingleUser?: boolean },
): { status: number | null; output: string } {
  const { dataDirectory, account } = at
  // Single-user mode must be asked for by the very first argument.
  const mode = at.isSingleUser === true ? ['--single'] : []
  // By its place, so that an initdb whose Kith was killed cannot make the folder anew after it was put away.
  const where = ['-D', canNameStandingPlace() ? standingPlace : nameFor(dataDirectory, account)]
  const run = spawnSync(programPath(engine, program), [...mode, ...where, ...args], {
    ...surroundings(dataDirectory, account),
    ...(at.input === undefined ? {} : { input: at.input }),
    encoding: 'utf8',
  })
  if (run.error !== undefined) throw cannotRun(run.error, engine)
  return { status: run.status, output: `${run.stdout}\n${run.stderr}`.trim() }
}

/** Starts the server in a session of its own, so that it outlives a Ctrl-C until Kith has finished with it. */
export function spawnServer(
  engine: Engine,
  args: readonly string[],
  at: { dataDirectory: string; account: ServerAccount | null; output: number },
): ChildProcess {
  const { dataDirectory, account, output } = at
  const server = spawn(programPath(engine, 'postgres'), ['-D', nameFor(dataDirectory, account), ...args], {
    ...surroundings(dataDirectory, account),
    detached: true,
    stdio: ['ignore', output, output],
  })
  server.unref()
  return server
}

export function cannotRun(error: Error, engine: Engine): StartProblem {
  if ('code' in error && error.code === 'EPERM') {
    return new StartProblem(
      'embedded/no-account',
      'Kith runs as root here but may not start a process under another account, and PostgreSQL does not run as root. Run Kith as an ordinary user.',
    )
  }
  if ('code' in error && error.code === 'ENOENT') {
    return new StartProblem(
      'embedded/platform-unknown',
      `The embedded PostgreSQL cannot run here: ${engine.binaries} is there, but this system lacks the GNU C library it needs (Alpine does). Use a system with glibc, such as Debian, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  return new StartProblem('embedded/did-not-start', `PostgreSQL could not be run: ${error.message}`)
}

function programPath(engine: Engine, program: Program): string {
  return join(engine.binaries, process.platform === 'win32' ? `${program}.exe` : program)
}

/**
 * How the program is told its data directory. Another account often may not walk to it (./data under /root), but it
 * is started standing in it, and Linux lets a process name the place where it stands.
 */
function nameFor(dataDirectory: string, account: ServerAccount | null): string {
  if (account === null || canReach(dataDirectory, account)) return dataDirectory
  if (canNameStandingPlace()) return standingPlace
  throw new StartProblem(
    'embedded/not-writable',
    `The account that runs the database cannot reach ${dataDirectory}. Choose a data directory whose parent directories every account may enter, or run Kith as an ordinary user.`,
  )
}

function canNameStandingPlace(): boolean {
  return process.platform === 'linux' && existsSync(standingPlace)
}

/** No setting of ours reaches the server by its environment: neither secrets nor PG* variables. */
function surroundings(dataDirectory: string, account: ServerAccount | null) {
  const { PATH, SystemRoot, TEMP } = process.env
  return {
    cwd: dataDirectory,
    env: { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' },
    ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
  }
}
