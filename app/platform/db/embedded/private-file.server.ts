import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { errorCode, notWritable } from './start-problem.server.ts'

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

/**
 * Makes a directory, and those above it that are missing. Not with Node's own `recursive`: below a place that takes no
 * directories and calls them missing, as `/proc` does, it tries for ever.
 */
export function makePrivateDirectory(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return
  const above = dirname(path)
  if (!existsSync(above)) makePrivateDirectory(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw notWritable(path)
    // Another start may have made it meanwhile.
    if (errorCode(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error
  }
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
