import type { Prompt } from './prompt.ts'

/** What has been recorded about the ending and the sick role. */
export type EndingFacts = {
  /** The patient has spoken about the ending. */
  readonly endingSpokenOf: boolean
  /** Points that the score has risen since the session before; `null` when it cannot be said. */
  readonly scoreRise: number | null
  readonly sickRole: 'not-given' | 'given' | 'handed-back'
  /** The session in which the sick role was last reviewed, or `null`. */
  readonly sickRoleReviewedIn: number | null
}

/** A rise of this many points during termination raises the question of IPT-166. Kith's own, as in IPT-108. */
export const terminationRisePoints = 5

/**
 * Prompts about the ending and the sick role: ask about the ending when the patient has not spoken of it
 * (IPT-162), normal sadness or relapse when the score rises (IPT-166), review the sick role at mid-course and
 * hand it back in termination (IPT-046). `terminationSession` counts from 1 and is `null` before.
 *
 * @example endingPrompts(facts).map(({ rule }) => rule) // ['ending/ask-about-it', 'sick-role/hand-back']
 */
export function endingPrompts(
  facts: EndingFacts & {
    readonly terminationSession: number | null
    readonly sessionsHeld: number
    readonly plannedSessions: number
  },
): readonly Prompt[] {
  const { terminationSession, scoreRise, sickRole, sessionsHeld, plannedSessions } = facts
  const middle = Math.ceil(plannedSessions / 2)
  const inputs = {
    terminationSession,
    endingSpokenOf: facts.endingSpokenOf,
    scoreRise,
    sickRole,
    sessionsHeld,
  }
  const prompts: Prompt[] = []
  const add = (rule: Prompt['rule'], source: string, words: string, thresholds = {}) =>
    prompts.push({ rule, inputs, thresholds, source, words })
  const inTermination = terminationSession !== null
  if (inTermination && !facts.endingSpokenOf) {
    add(
      'ending/ask-about-it',
      'IPT-162',
      'The ending has not been spoken of yet. Ask about it. Many people are sad or worried when treatment ends; that ' +
        'is normal and is not depression coming back. If it is true, you may say that you will miss the work, and ' +
        'that you are confident.',
    )
  }
  if (inTermination && scoreRise !== null && scoreRise >= terminationRisePoints) {
    add(
      'ending/sadness-or-relapse',
      'IPT-166',
      'The score has risen. Is this the sadness of an ending, or depression coming back? Ask; nothing is prolonged ' +
        'by itself.',
      { fromPoints: terminationRisePoints },
    )
  }
  if (sickRole === 'given' && inTermination) {
    add('sick-role/hand-back', 'IPT-046', 'Review the sick role and hand it back.')
  }
  const reviewed = facts.sickRoleReviewedIn !== null && facts.sickRoleReviewedIn >= middle
  if (sickRole === 'given' && !inTermination && sessionsHeld >= middle && !reviewed) {
    add('sick-role/review', 'IPT-046', 'Half of the course has passed. Review the sick role.', {
      fromSession: middle,
    })
  }
  return prompts
}
