import type { SheetChange, SheetSaved } from './sheet.ts'
import type { SendAnswer } from './sheet-keeper.ts'

const mostWait = 10_000

/** Sends what was typed. Whatever comes back that is not an answer of ours is a failure, to be tried again. */
export async function sendSheet(
  address: string,
  changes: readonly SheetChange[],
  leaving: boolean,
): Promise<SendAnswer> {
  const body = JSON.stringify({ changes })
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    // A page that is being closed may still send, but browsers allow no more than 64 KiB for it.
    keepalive: leaving && new Blob([body]).size < 60_000,
    signal: AbortSignal.timeout(mostWait),
  })
  if (answer.status === 401) return { kind: 'signed-out' }
  if ([400, 403, 404, 413, 422].includes(answer.status)) return { kind: 'refused' }
  if (!answer.ok) return { kind: 'failed' }
  return { kind: 'saved', ...((await answer.json()) as SheetSaved) }
}
