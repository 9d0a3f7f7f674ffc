import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { BackupProblem, damaged } from './backup-problem.server.ts'
import { openSealer, openUnsealer, type Sealing } from './sealed-chunks.server.ts'

// A backup file: one line of JSON in clear; chunks, each behind its length; a length of 0; the SHA-256 of all before it.
// The chunks together are a gzip stream of records (backup-records.server.ts).
const magic = 'kith-backup'
const format = 1
const chunkSize = 256 * 1024
const longestHeader = 1_000

type Header = { [magic]: number; sealing: Sealing }

/** Writes records to a new file that gets its name once it is whole and on the disk. Throws a BackupProblem or a file error. */
export async function writeBackupFile(
  path: string,
  passphrase: string | null,
  records: AsyncIterable<Buffer>,
): Promise<{ bytes: number }> {
  if ((await stat(path).catch(() => null)) !== null) {
    throw new BackupProblem(
      'backup/file-exists',
      `${path} is there already. Choose another name: no backup is written over.`,
    )
  }
  const draft = `${path}.part`
  const file = await open(draft, 'w', 0o600)
  try {
    const bytes = await writeAll(file, passphrase, records)
    await file.sync()
    await file.close()
    await rename(draft, path)
    await syncDirectory(dirname(path))
    return { bytes }
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw error
  }
}

async function writeAll(
  file: FileHandle,
  passphrase: string | null,
  records: AsyncIterable<Buffer>,
): Promise<number> {
  const hash = createHash('sha256')
  let bytes = 0
  const write = async (part: Buffer, isHashed = true) => {
    if (isHashed) hash.update(part)
    await file.writeFile(part)
    bytes += part.length
  }
  const sealer = openSealer(passphrase, headerLine)
  await write(headerLine(sealer.sealing))
  const writeChunk = async (chunk: Buffer, isLast: boolean) => {
    const sealed = sealer.seal(chunk, isLast)
    await write(lengthOf(sealed.length))
    await write(sealed)
  }
  await pipeline(Readable.from(records), createGzip({ level: 6 }), async (packed: AsyncIterable<Buffer>) => {
    let waiting: Buffer = Buffer.alloc(0)
    for await (const part of packed) {
      waiting = Buffer.concat([waiting, part])
      for (; waiting.length > chunkSize; waiting = waiting.subarray(chunkSize)) {
        await writeChunk(waiting.subarray(0, chunkSize), false)
      }
    }
    await writeChunk(waiting, true)
  })
  await write(lengthOf(0))
  await write(hash.digest(), false)
  return bytes
}

/** The records' bytes of a backup file, each chunk checked before it is handed on. Throws a BackupProblem. */
export async function* readBackupFile(path: string, passphrase: string | null): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const feeding = pipeline(Readable.from(readChunks(path, passphrase)), gunzip)
  // Met again when the loop below ends; without this an early return would leave it unhandled.
  feeding.catch(() => undefined)
  try {
    for await (const part of gunzip) yield part as Buffer
    await feeding
  } catch (error) {
    const cause = await feeding.then(
      () => error,
      (first: unknown) => first,
    )
    throw isZlibError(cause) ? damaged() : cause
  }
}

async function* readChunks(path: string, passphrase: string | null): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const source = takeFrom(createReadStream(path, { highWaterMark: chunkSize }))
  try {
    const line = await readLine(source, path)
    hash.update(line)
    const unseal = openUnsealer(passphrase, readHeader(line, path).sealing, line)
    let next = await readLength(source, hash)
    while (next > 0) {
      const sealed = await source.take(next)
      hash.update(sealed)
      next = await readLength(source, hash)
      yield unseal(sealed, next === 0)
    }
    const said = await source.take(32)
    if (!hash.digest().equals(said) || !(await source.isAtEnd())) throw damaged()
  } finally {
    source.close()
  }
}

type Source = ReturnType<typeof takeFrom>

/** Hands out exactly as many bytes as are asked for; too few left is a damaged file. */
function takeFrom(stream: ReturnType<typeof createReadStream>) {
  const parts = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let waiting: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const read = await parts.next()
    if (read.done === true) return false
    waiting = Buffer.concat([waiting, read.value])
    return true
  }
  return {
    async take(count: number): Promise<Buffer> {
      if (count > 2 * chunkSize) throw damaged()
      while (waiting.length < count) if (!(await more())) throw damaged()
      const taken = waiting.subarray(0, count)
      waiting = waiting.subarray(count)
      return taken
    },
    async isAtEnd(): Promise<boolean> {
      return waiting.length === 0 && !(await more())
    },
    close: () => stream.destroy(),
  }
}

async function readLine(source: Source, path: string): Promise<Buffer> {
  const bytes: Buffer[] = []
  try {
    for (let count = 0; count < longestHeader; count += 1) {
      const byte = await source.take(1)
      bytes.push(byte)
      if (byte[0] === 10) return Buffer.concat(bytes)
    }
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error
  }
  throw notABackup(path)
}

function readHeader(line: Buffer, path: string): Header {
  try {
    const header = JSON.parse(line.toString('utf8')) as Header
    if (header[magic] === format && typeof header.sealing === 'object') return header
  } catch {
    // Not JSON: said below.
  }
  throw notABackup(path)
}

function notABackup(path: string): BackupProblem {
  return new BackupProblem(
    'backup/not-a-backup',
    `${path} is not a backup that this version of Kith can read. Nothing was changed.`,
  )
}

function headerLine(sealing: Sealing): Buffer {
  return Buffer.from(`${JSON.stringify({ [magic]: format, sealing })}\n`)
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

async function readLength(source: Source, hash: { update(data: Buffer): unknown }): Promise<number> {
  const bytes = await source.take(4)
  hash.update(bytes)
  return bytes.readUInt32BE()
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

async function syncDirectory(path: string): Promise<void> {
  // Windows has no such thing, and does not need it.
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
