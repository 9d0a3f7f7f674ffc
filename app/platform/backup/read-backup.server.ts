import { readBackupFile } from './backup-file.server.ts'
import { damaged } from './backup-problem.server.ts'
import { decodeRecords, type Manifest } from './backup-records.server.ts'

/**
 * Reads a backup from its first byte to its last and holds it against its own check sums and counts, before anything
 * is done with it. Throws a BackupProblem.
 */
export async function checkBackup(path: string, passphrase: string | null): Promise<Manifest> {
  let manifest: Manifest | null = null
  let table = -1
  let lines = 0
  let jobs = 0
  const isTableWhole = () => table < 0 || manifest?.tables[table]?.rows === lines
  for await (const record of decodeRecords(readBackupFile(path, passphrase))) {
    if ((record.kind === 'manifest') !== (manifest === null)) throw damaged()
    if (record.kind === 'manifest') manifest = record.manifest
    else if (record.kind === 'table') {
      if (!isTableWhole()) throw damaged()
      table += 1
      lines = 0
      if (manifest?.tables[table]?.name !== record.name) throw damaged()
    } else if (record.kind === 'rows') lines += countLines(record.bytes)
    else if (record.kind === 'job') jobs += 1
  }
  if (manifest === null || !isTableWhole() || table + 1 !== manifest.tables.length || jobs !== manifest.jobs)
    throw damaged()
  return manifest
}

// COPY's text form escapes line breaks inside values: each row is one line.
function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
