import { damaged } from './backup-problem.server.ts'

/** What a backup holds, said before anything else in it. */
export type Manifest = {
  version: string
  madeAt: string
  /** The schema steps of the database it was made from. */
  steps: readonly string[]
  tables: readonly { name: string; columns: readonly string[]; rows: number }[]
  jobs: number
  /** The installation's secret, in an enciphered backup alone: without it, second factors and links cannot be read. */
  secret: string | null
  /** Tells whether an installation has the same secret, without saying it. */
  secretMark: string
}

/** A job of the queue, in words that every version of the queue understands. */
export type QueuedJob = {
  task: string
  payload: unknown
  runAt: string
  key: string | null
  maxAttempts: number
  priority: number
}

/** The parts of a backup in their order: manifest, then for each table its rows, then the jobs, then the end. */
export type BackupRecord =
  | { kind: 'manifest'; manifest: Manifest }
  | { kind: 'table'; name: string }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'job'; job: QueuedJob }
  | { kind: 'end' }

const codes = { manifest: 77, table: 84, rows: 82, job: 74, end: 69 } as const

export function encodeRecord(record: BackupRecord): Buffer {
  const body = bodyOf(record)
  const bytes = Buffer.alloc(5 + body.length)
  bytes.writeUInt8(codes[record.kind])
  bytes.writeUInt32BE(body.length, 1)
  body.copy(bytes, 5)
  return bytes
}

function bodyOf(record: BackupRecord): Buffer {
  switch (record.kind) {
    case 'manifest':
      return Buffer.from(JSON.stringify(record.manifest))
    case 'table':
      return Buffer.from(record.name)
    case 'rows':
      return record.bytes
    case 'job':
      return Buffer.from(JSON.stringify(record.job))
    case 'end':
      return Buffer.alloc(0)
  }
}

/** Finds the records in a stream of bytes. A stream that ends before its end record was cut off. */
export async function* decodeRecords(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  let waiting: Buffer = Buffer.alloc(0)
  let isAtEnd = false
  for await (const part of source) {
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part])
    while (waiting.length >= 5) {
      const length = 5 + waiting.readUInt32BE(1)
      if (waiting.length < length) break
      const record = decode(waiting.readUInt8(), waiting.subarray(5, length))
      waiting = waiting.subarray(length)
      if (isAtEnd) throw damaged()
      isAtEnd = record.kind === 'end'
      yield record
    }
  }
  if (!isAtEnd || waiting.length > 0) throw damaged()
}

function decode(code: number, body: Buffer): BackupRecord {
  switch (code) {
    case codes.manifest:
      return { kind: 'manifest', manifest: JSON.parse(body.toString('utf8')) as Manifest }
    case codes.table:
      return { kind: 'table', name: body.toString('utf8') }
    case codes.rows:
      return { kind: 'rows', bytes: body }
    case codes.job:
      return { kind: 'job', job: JSON.parse(body.toString('utf8')) as QueuedJob }
    case codes.end:
      return { kind: 'end' }
    default:
      throw damaged()
  }
}
