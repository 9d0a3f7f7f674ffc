import type { Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { TreatmentPhase } from './allocation.ts'
import type { Plan } from './plan.ts'

/** Something to bring up in this session; words for it are looked up by code. */
export type PhasePrompt =
  | 'pathway/agree-the-focus'
  | 'pathway/raise-the-ending'
  | 'pathway/open-termination-tasks'

export type SessionPhase = {
  readonly phase: TreatmentPhase
  /** The phase by number alone; differs from `phase` while the focus is not agreed. */
  readonly plannedPhase: TreatmentPhase
  readonly prompts: readonly PhasePrompt[]
}

/**
 * The phase of held session `n`, counted from 1. The middle phase opens only when the patient has agreed
 * to the focus (IPT-012, IPT-077); until then later sessions stay in the initial phase, with a prompt.
 * In the last planned middle session, or earlier when missed sessions that count leave no more than the
 * termination, a prompt to raise the ending; in the first of termination, to open its tasks (IPT-014).
 * Missed sessions never advance a phase (IPT-011). Field codes: `pathway/not-a-session-number`,
 * `pathway/not-a-count`. Refused: `pathway/beyond-planned-sessions`, since no course goes on by itself (IPT-016).
 *
 * @example phaseOfSession(plan, 4, { focusAgreed: true })
 * // { ok: true, value: { phase: 'middle', plannedPhase: 'middle', prompts: [] } }
 */
export function phaseOfSession(
  plan: Plan,
  n: number,
  facts: { readonly focusAgreed: boolean; readonly missedThatCount?: number },
): Result<SessionPhase, Invalid | Refused<'pathway/beyond-planned-sessions'>> {
  const { focusAgreed, missedThatCount = 0 } = facts
  if (!Number.isInteger(n) || n < 1) return invalid([{ field: 'n', code: 'pathway/not-a-session-number' }])
  if (!Number.isInteger(missedThatCount) || missedThatCount < 0) {
    return invalid([{ field: 'missedThatCount', code: 'pathway/not-a-count' }])
  }
  const leftAfter = plan.sessions - n - missedThatCount
  if (leftAfter < 0) return refuse('pathway/beyond-planned-sessions')
  const plannedPhase = plannedPhaseOf(plan, n)
  const prompts: PhasePrompt[] = []
  if (plannedPhase !== 'initial' && !focusAgreed) prompts.push('pathway/agree-the-focus')
  if (plannedPhase === 'middle' && leftAfter <= plan.phases.termination)
    prompts.push('pathway/raise-the-ending')
  if (n === plan.phases.initial + plan.phases.middle + 1) prompts.push('pathway/open-termination-tasks')
  return ok({ phase: focusAgreed ? plannedPhase : 'initial', plannedPhase, prompts })
}

function plannedPhaseOf({ phases }: Plan, n: number): TreatmentPhase {
  if (n <= phases.initial) return 'initial'
  return n <= phases.initial + phases.middle ? 'middle' : 'termination'
}
