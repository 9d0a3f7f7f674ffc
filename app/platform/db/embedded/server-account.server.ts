import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { userInfo } from 'node:os'
import { StartProblem } from './start-problem.server.ts'

/** The account whose processes the server runs in, where it is not our own. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root. Started by root, its processes run as the account that owns what is there
 * already, else as `postgres`, else as one made for it. Null: our own account will do.
 */
export function serverAccount(directory: string, dataDirectory: string): ServerAccount | null {
  if (process.platform === 'win32') return null
  if (process.getuid?.() !== 0) {
    requireOwnAccount()
    return null
  }
  const accounts = readAccounts()
  const account =
    ownerOf(dataDirectory) ??
    knownOwnerOf(directory, accounts) ??
    accounts.get('postgres') ??
    accounts.get('kith') ??
    madeAccount() ??
    accounts.get('nobody')
  if (account === undefined)
    throw noAccount('PostgreSQL does not run as root, and no other account was found.')
  return account
}

/** Whether the account can walk to a path and read it there, going by owner, group and mode. */
export function canReach(path: string, account: ServerAccount | null): boolean {
  if (account === null) return true
  const found = statSync(path, { throwIfNoEntry: false })
  const wanted = found?.isDirectory() === true ? 0o5 : 0o4
  if (!isAllowed(path, account, wanted)) return false
  for (let parent = dirname(path); ; parent = dirname(parent)) {
    if (!isAllowed(parent, account, 0o1)) return false
    if (parent === dirname(parent)) return true
  }
}

function isAllowed(path: string, account: ServerAccount, wanted: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return false
  const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0
  return ((found.mode >> shift) & wanted) === wanted
}

function ownerOf(path: string): ServerAccount | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid }
}

function knownOwnerOf(path: string, accounts: Map<string, ServerAccount>): ServerAccount | undefined {
  const owner = ownerOf(path)
  return [...accounts.values()].find((account) => account.uid === owner?.uid)
}

function madeAccount(): ServerAccount | undefined {
  const flags = ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  spawnSync('useradd', [...flags, 'kith'], { stdio: 'ignore' })
  return readAccounts().get('kith')
}

function readAccounts(): Map<string, ServerAccount> {
  const accounts = new Map<string, ServerAccount>()
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name, , uid, gid] = line.split(':')
      if (name && uid && gid && uid !== '0') accounts.set(name, { uid: Number(uid), gid: Number(gid) })
    }
  } catch {
    // Without a list there are no accounts, and the caller says so.
  }
  return accounts
}

function requireOwnAccount(): void {
  try {
    userInfo()
  } catch {
    throw noAccount(`The user number ${process.getuid?.()} that runs Kith has no account on this system.`)
  }
}

function noAccount(reason: string): StartProblem {
  return new StartProblem(
    'embedded/no-account',
    `${reason} Run Kith as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  )
}
