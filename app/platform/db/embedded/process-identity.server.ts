import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it began, in the system's own terms; null where the system does not say. */
  readonly beganAt: string | null
  /** The machine, boot and container in which the number means something. */
  readonly place: string
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, beganAt: beginningOf(pid), place: place() }
}

export function isSamePlace(other: ProcessIdentity): boolean {
  return other.place === place()
}

/** Whether a process with this number exists. One that belongs to another account exists too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export function beginningOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The name, in brackets, may itself hold spaces and brackets; field 22 is counted from its end.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
    }
    if (process.platform === 'darwin') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    }
  } catch {
    // No such process, or no such way to ask.
  }
  return null
}

function place(): string {
  if (process.platform !== 'linux') return hostname()
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
