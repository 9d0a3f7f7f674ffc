import { setTimeout } from 'node:timers/promises'

// Longer than any way of saying no takes while the machine is not overrun; then waiting in the queue hides the rest.
const floor = 400

/** Lets a refusal take the same time whatever was found on the way to it (SEC-016). */
export async function evenTime(startedAt: number): Promise<void> {
  const left = floor - (performance.now() - startedAt)
  if (left > 0) await setTimeout(left)
}
