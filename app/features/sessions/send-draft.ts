import type { DraftTurn, SaveAnswer } from './draft-keeper.ts'

const mostWait = 10_000

/** Sends one save of a draft. Whatever comes back that is not an answer of ours is a failure, to be tried again. */
export async function sendDraft(address: string, turn: DraftTurn, leaving: boolean): Promise<SaveAnswer> {
  const body = JSON.stringify(turn)
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    // A page that is being closed may still send, but browsers allow no more than 64 KiB for it.
    keepalive: leaving && new Blob([body]).size < 60_000,
    signal: AbortSignal.timeout(mostWait),
  })
  if (answer.status === 401) return { kind: 'signed-out' }
  if (answer.status === 400 || answer.status === 403 || answer.status === 404 || answer.status === 413) {
    return { kind: 'refused' }
  }
  return (await answer.json()) as SaveAnswer
}
