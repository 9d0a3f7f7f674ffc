import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Plan } from './plan.ts'

/** Session `k` of `n`, and the sessions left after it. */
export type SessionCount = { readonly k: number; readonly n: number; readonly left: number }

/**
 * Counts sessions. `held` is the number of the session that is spoken of: those held, with today's or the
 * coming one if that is the one on the screen; 0 before the first. Missed sessions get no number; those
 * that count by the contract (IPT-092) take one from what is left (IPT-011). Field code:
 * `pathway/not-a-count`. Refused: `pathway/beyond-planned-sessions`.
 *
 * @example sessionCount(plan, 3, 1) // { ok: true, value: { k: 3, n: 16, left: 12 } }
 */
export function sessionCount(
  plan: Plan,
  held: number,
  missedThatCount = 0,
): Result<SessionCount, Invalid | Refused<'pathway/beyond-planned-sessions'>> {
  const fields: FieldProblem[] = Object.entries({ held, missedThatCount })
    .filter(([, count]) => !Number.isInteger(count) || count < 0)
    .map(([field]) => ({ field, code: 'pathway/not-a-count' }))
  if (fields.length > 0) return invalid(fields)
  const left = plan.sessions - held - missedThatCount
  if (left < 0) return refuse('pathway/beyond-planned-sessions')
  return ok({ k: held, n: plan.sessions, left })
}

/**
 * The words that patient and clinician see on every session screen, reminder and summary (IPT-013), in
 * English.
 *
 * @example sessionCountWords({ k: 3, n: 16, left: 12 }) // 'session 3 of 16, 12 left'
 */
export function sessionCountWords({ k, n, left }: SessionCount): string {
  return k === 0 ? `before session 1 of ${n}, ${left} left` : `session ${k} of ${n}, ${left} left`
}
