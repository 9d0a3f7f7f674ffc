import { open, readFile } from 'node:fs/promises'

import type { Instant } from '@kith/ipt'

import { now } from '../clock/clock.server.ts'
import type { ClinicId } from '../ids.ts'
import type { Secrets } from '../secrets/secrets.server.ts'

/** Where a clinic's chain ended at a moment, signed, and kept outside the database (SEC-048). */
type Checkpoint = { clinic: ClinicId; place: number; hash: string; at: Instant }

/** What a checkpoint file says of one clinic. `forged`: lines that this installation did not write. */
export type KnownCheckpoints = { genuine: readonly Checkpoint[]; forged: number }

export type Checkpoints = {
  /** Says where a clinic's chain ends now. A thousand entries after the last checkpoint it writes the next. */
  reached(tip: Tip): Promise<void>
  /** Writes what has waited for five minutes; everything that waits, when Kith is about to stop. */
  write(which: 'due' | 'all'): Promise<void>
  of(clinic: ClinicId): Promise<KnownCheckpoints>
}

type Tip = { clinic: ClinicId; place: number; hash: Buffer }

// SEC-048: at least every 5 minutes or 1,000 entries.
const mostEntries = 1_000
const mostMs = 5 * 60_000

/** Checkpoints in a file, one JSON line each. Without it a chain that was cut off at its end looks whole. */
export function openCheckpoints(path: string, secrets: Secrets, clock: () => Instant = now): Checkpoints {
  const written = new Map<ClinicId, { place: number; at: number }>()
  const waiting = new Map<ClinicId, Tip>()
  const keep = async ({ clinic, place, hash }: Tip): Promise<void> => {
    const checkpoint: Checkpoint = { clinic, place, hash: hash.toString('hex'), at: clock() }
    await appendLine(path, JSON.stringify({ ...checkpoint, signature: secrets.sign(contentOf(checkpoint)) }))
    written.set(clinic, { place, at: Date.parse(checkpoint.at) })
    waiting.delete(clinic)
  }
  return {
    async reached(tip) {
      waiting.set(tip.clinic, tip)
      const last = written.get(tip.clinic)
      if (last === undefined || tip.place - last.place >= mostEntries) await keep(tip)
    },
    async write(which) {
      const before = Date.parse(clock()) - mostMs
      for (const tip of waiting.values()) {
        if (which === 'all' || (written.get(tip.clinic)?.at ?? 0) <= before) await keep(tip)
      }
    },
    async of(clinic) {
      const genuine: Checkpoint[] = []
      let forged = 0
      for (const line of await linesOf(path)) {
        const read = readLine(line)
        if (read === null || read.checkpoint.clinic !== clinic) continue
        if (secrets.sign(contentOf(read.checkpoint)) === read.signature) genuine.push(read.checkpoint)
        else forged += 1
      }
      return { genuine, forged }
    },
  }
}

function contentOf({ clinic, place, hash, at }: Checkpoint): string {
  return JSON.stringify([clinic, place, hash, at])
}

async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+', 0o600)
  try {
    // A line that a power cut left half-written stays alone on its line.
    const { size } = await file.stat()
    const end = size === 0 ? '\n' : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString()
    await file.appendFile(`${end === '\n' ? '' : '\n'}${line}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function linesOf(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function readLine(line: string): { checkpoint: Checkpoint; signature: string } | null {
  try {
    const { signature, ...checkpoint } = JSON.parse(line) as Checkpoint & { signature: string }
    return { checkpoint, signature }
  } catch {
    return null
  }
}
