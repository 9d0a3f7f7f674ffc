import type { InventoryStep, StepAnswer } from './inventory-step.ts'
import type { SendAnswer } from './inventory-keeper.ts'

const mostWait = 10_000

/** Sends what was done. Whatever comes back that is not an answer of ours is a failure, to be tried again. */
export async function sendSteps(
  address: string,
  steps: readonly InventoryStep[],
  leaving: boolean,
): Promise<SendAnswer> {
  const body = JSON.stringify({ steps })
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    // A page that is being closed may still send, but browsers allow no more than 64 KiB for it.
    keepalive: leaving && new Blob([body]).size < 60_000,
    signal: AbortSignal.timeout(mostWait),
  })
  if (answer.status === 401) return { kind: 'signed-out' }
  if ([400, 403, 404, 413].includes(answer.status)) return { kind: 'refused' }
  const { answers } = (await answer.json()) as { answers: readonly StepAnswer[] }
  return { kind: 'answers', answers }
}
