import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import type { Prompt } from './prompt.ts'

/** A wish for one session with somebody else present (IPT-205). */
export type VisitorSessionWish = {
  /** Who comes; any text of the program's own. */
  readonly visitor: string
  readonly purposes: readonly ('learn-about-depression' | 'understand-the-relationship')[]
  /** The day of the patient's written consent; `null` while there is none. */
  readonly consentOn: Day | null
  readonly mayBeShared: string
  readonly mayNotBeShared: string
  /** What the check for violence or coercion before scheduling found (IPT-208). */
  readonly safetyCheck: 'nothing-found' | 'found-and-cleared' | 'found' | 'not-done'
}

declare const visitorBrand: unique symbol

/**
 * A session with a visitor that may be scheduled. The visitor gets no account and sees no score, note or
 * inventory; what the visitor says is stored as reported by the visitor (IPT-207).
 */
export type VisitorSession = VisitorSessionWish & {
  readonly countsAsSession: boolean
  readonly prompts: readonly Prompt[]
  readonly [visitorBrand]: true
}

/** One per course by default (IPT-206). */
export const visitorSessionsPerCourse = 1

/**
 * Whether a session with the other party may be scheduled (IPT-205 to 208). It counts as one of the sessions
 * only if the contract says so. Refused: `conjoint/safety-check-missing`, `conjoint/not-safe`,
 * `conjoint/consent-missing`, `conjoint/visitor-missing`, `conjoint/purpose-missing`, `conjoint/sharing-open`,
 * `conjoint/one-per-course` unless a written reason overrides it; then the note that IPT is individual treatment
 * comes along (IPT-121).
 *
 * @example mayHaveVisitor(wish, { held: 0, conjointCounts: false }) // { ok: true, value: … }
 */
export function mayHaveVisitor(
  wish: VisitorSessionWish,
  facts: {
    readonly held: number
    readonly conjointCounts: boolean
    readonly overrideReason?: string | null
  },
): Result<
  VisitorSession,
  Refused<
    | 'conjoint/safety-check-missing'
    | 'conjoint/not-safe'
    | 'conjoint/consent-missing'
    | 'conjoint/visitor-missing'
    | 'conjoint/purpose-missing'
    | 'conjoint/sharing-open'
    | 'conjoint/one-per-course'
  >
> {
  const { held, conjointCounts, overrideReason = null } = facts
  if (wish.safetyCheck === 'not-done') return refuse('conjoint/safety-check-missing')
  if (wish.safetyCheck === 'found') return refuse('conjoint/not-safe')
  if (wish.consentOn === null) return refuse('conjoint/consent-missing')
  if (wish.visitor.trim() === '') return refuse('conjoint/visitor-missing')
  if (wish.purposes.length === 0) return refuse('conjoint/purpose-missing')
  if (wish.mayBeShared.trim() === '' || wish.mayNotBeShared.trim() === '') {
    return refuse('conjoint/sharing-open')
  }
  const isOneMore = held >= visitorSessionsPerCourse
  if (isOneMore && !overrideReason?.trim()) return refuse('conjoint/one-per-course')
  const prompts = isOneMore ? [individualPrompt(held)] : []
  return ok({ ...wish, countsAsSession: conjointCounts, prompts } as unknown as VisitorSession)
}

function individualPrompt(held: number): Prompt {
  return {
    rule: 'conjoint/individual-treatment',
    inputs: { held },
    thresholds: { perCourse: visitorSessionsPerCourse },
    source: 'IPT-121, IPT-206',
    words:
      'IPT is individual treatment: with one partner it is couple work with one partner. A conjoint form has been ' +
      'tried in one pilot.',
  }
}
