import { chownSync, closeSync, fsyncSync, mkdirSync, openSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a new file that its owner alone can read, and brings it to the disk. Written by root into somebody's
 * directory, it becomes theirs, so that Kith can later run as that person.
 */
export function writePrivateFile(path: string, content: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (process.getuid?.() === 0) {
    const owner = statSync(dirname(path))
    chownSync(path, owner.uid, owner.gid)
  }
}

export function makePrivateDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** A renamed or new name is on the disk only once its directory is; Windows cannot do this and does not need it. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
