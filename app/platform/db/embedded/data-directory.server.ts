import { randomBytes, randomUUID } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine-package.server.ts'
import { syncDirectory, writePrivateFile } from './private-file.server.ts'
import type { ServerAccount } from './server-account.server.ts'
import { runProgram } from './server-process.server.ts'
import { diskFull, errorCode, StartProblem } from './start-problem.server.ts'

const draftPrefix = 'postgres.new-'

export function dataDirectoryOf(directory: string): string {
  return join(directory, 'postgres')
}

/** The superuser's password, null while there is none. */
export function readSecret(directory: string): string | null {
  try {
    return readFileSync(secretPath(directory), 'utf8').trim() || null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Makes the database's files in a neighbouring folder; they get their name once they are whole. */
export function initialise(
  directory: string,
  engine: Engine,
  how: { account: ServerAccount | null; sync: boolean },
): void {
  const { account, sync } = how
  removeDrafts(directory)
  const secret = readSecret(directory) ?? newSecret(directory)
  const draft = join(directory, `${draftPrefix}${randomUUID()}`)
  const dataDirectory = join(draft, 'data')
  const passwordFile = join(draft, 'password')
  mkdirSync(draft, { mode: 0o700 })
  mkdirSync(dataDirectory, { mode: 0o700 })
  writeFileSync(passwordFile, secret, { mode: 0o600 })
  if (account !== null) {
    for (const path of [draft, dataDirectory, passwordFile]) chownSync(path, account.uid, account.gid)
  }
  try {
    const run = runProgram(engine, 'initdb', initdbArgs(sync), { dataDirectory, account })
    if (run.status !== 0) throw initdbProblem(directory, run.output)
    renameSync(dataDirectory, dataDirectoryOf(directory))
    if (sync) syncDirectory(directory)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** What an earlier start that was cut short left behind. Only for the holder of the lock. */
export function removeDrafts(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(draftPrefix)) removeWhole(join(directory, name))
  }
}

/**
 * Where Kith alone was killed, initdb may still be writing there, or taking its own files away: then `rmSync` meets
 * a file that has just gone, and stops half-way without a word.
 */
function removeWhole(path: string): void {
  for (let tries = 0; tries < 100 && existsSync(path); tries += 1)
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 })
}

/** Data of another major version are never touched. */
export function requireSameMajor(directory: string, engine: Engine): void {
  const found = Number.parseInt(readFileSync(join(dataDirectoryOf(directory), 'PG_VERSION'), 'utf8'), 10)
  if (found === engine.major) return
  throw new StartProblem(
    'embedded/other-major',
    `The data in ${directory} were made by PostgreSQL ${found}; this Kith brings PostgreSQL ${engine.major}. Run \`kith backup\` with the version of Kith that made them, then \`kith restore\` with this one into a new data directory. Nothing has been changed.`,
  )
}

/** A lost password is no lost data: whoever owns the files may set a new one while the server is down. */
export function replaceSecret(directory: string, engine: Engine, account: ServerAccount | null): string {
  const secret = randomBytes(32).toString('base64url')
  const dataDirectory = dataDirectoryOf(directory)
  const run = runProgram(engine, 'postgres', ['postgres'], {
    dataDirectory,
    account,
    isSingleUser: true,
    input: `ALTER ROLE postgres PASSWORD '${secret}'\n`,
  })
  if (run.status !== 0)
    throw new StartProblem('embedded/did-not-start', `The database's password is lost.\n${run.output}`)
  writePrivateFile(secretPath(directory), `${secret}\n`)
  return secret
}

export function hasData(directory: string): boolean {
  return existsSync(join(dataDirectoryOf(directory), 'PG_VERSION'))
}

function initdbArgs(sync: boolean): string[] {
  return [
    '--username=postgres',
    // Seen from the data directory, where the program stands: the server's account may not be able to walk to it.
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Code-point order, part of PostgreSQL itself: no later library can change it under an index. Lists of names
    // are put in a reader's order by COLLATE or by the app.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(sync ? [] : ['--no-sync']),
  ]
}

function newSecret(directory: string): string {
  const secret = randomBytes(32).toString('base64url')
  writePrivateFile(secretPath(directory), `${secret}\n`)
  syncDirectory(directory)
  return secret
}

function secretPath(directory: string): string {
  return join(directory, 'postgres.secret')
}

function initdbProblem(directory: string, output: string): StartProblem {
  if (/No space left on device/.test(output)) return diskFull(directory)
  return new StartProblem(
    'embedded/did-not-start',
    `The database's files could not be made in ${directory}.\n${output}`,
  )
}
