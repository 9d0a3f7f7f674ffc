import { sendJson } from '#platform/http/send-json.ts'

import type { InventoryStep, StepAnswer } from './inventory-step.ts'
import type { SendAnswer } from './inventory-keeper.ts'

/** Sends what was done; an answer to each step comes back. */
export async function sendSteps(
  address: string,
  steps: readonly InventoryStep[],
  leaving: boolean,
): Promise<SendAnswer> {
  const sent = await sendJson(address, { steps }, leaving)
  if (sent.kind === 'answered') {
    return { kind: 'answers', ...(sent.body as { answers: readonly StepAnswer[] }) }
  }
  return sent.kind === 'conflict' ? { kind: 'failed' } : sent
}
