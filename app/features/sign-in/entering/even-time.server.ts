import { setTimeout } from 'node:timers/promises'

import type { Problem } from '#platform/result.ts'

// Longer than any way of saying no takes while the machine is not overrun; then waiting in the queue hides the rest.
const floor = 400

/**
 * Lets a refusal take the same time whatever was found on the way to it (SEC-016). "Too many" is said at once: it depends on how
 * often was tried, not on who exists, and held back, a crowd of them would all be written at the same moment (SEC-013).
 */
export async function evenTime(startedAt: number, problem: Problem): Promise<void> {
  if (problem.kind === 'unavailable') return
  const left = floor - (performance.now() - startedAt)
  if (left > 0) await setTimeout(left)
}
