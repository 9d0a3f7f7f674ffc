import type { Prompt } from './prompt.ts'

/** Optional self-checks of the clinician after a session; no score is made of them (IPT-005). */
export const commonFactors = ['warmth', 'hope', 'emotion', 'alliance'] as const
export type CommonFactor = (typeof commonFactors)[number]

export const commonFactorNamesEn: Readonly<Record<CommonFactor, string>> = {
  warmth: 'warmth, support, understanding',
  hope: 'hope was fostered',
  emotion: 'emotion was invited',
  alliance: 'the alliance was looked after',
}

/** How much of a session dealt with the focus, by the clinician's estimate (IPT-109). */
export const focusShares = ['most', 'about-half', 'little'] as const
export type FocusShare = (typeof focusShares)[number]

/** What a clinician noted about one session, for the clinician; `null` when it was not filled in. */
export type SelfCheck = {
  readonly commonFactors: readonly CommonFactor[] | null
  readonly focusShare: FocusShare | null
}

/** Both rules look at this many sessions in a row (IPT-006, IPT-110). */
export const sessionsInARow = 2

/**
 * A private reminder when none of the four common factors was ticked in the last two sessions (IPT-006). It is
 * shown to the clinician, not stored, and not shown to a supervisor. Checks that were never opened count as
 * none ticked, since they are optional. Sessions in their order, the latest last.
 *
 * @example commonFactorsPrompt([{ commonFactors: [], … }, { commonFactors: null, … }])?.rule
 */
export function commonFactorsPrompt(sessions: readonly SelfCheck[]): Prompt | null {
  const last = sessions.slice(-sessionsInARow)
  const isNone = ({ commonFactors: ticked }: SelfCheck) => ticked === null || ticked.length === 0
  if (last.length < sessionsInARow || !last.every(isNone)) return null
  return {
    rule: 'course/common-factors',
    inputs: { sessions: last.length },
    thresholds: { sessionsInARow },
    source: 'IPT-005, IPT-006',
    words:
      'For you alone: was there room for warmth, hope, feeling and the alliance in the last two sessions?',
  }
}

/**
 * A reminder after two sessions in a row with little time for the focus (IPT-110).
 *
 * @example focusSharePrompt([{ focusShare: 'little', … }, { focusShare: 'little', … }])?.rule
 */
export function focusSharePrompt(sessions: readonly SelfCheck[]): Prompt | null {
  const last = sessions.slice(-sessionsInARow)
  if (last.length < sessionsInARow || !last.every(({ focusShare }) => focusShare === 'little')) return null
  return {
    rule: 'course/little-focus',
    inputs: { sessions: last.length },
    thresholds: { sessionsInARow },
    source: 'IPT-109, IPT-110; Frank 1991, doi:10.1001/archpsyc.1991.01810360017002',
    words:
      'Two sessions in a row dealt little with the focus. Interesting side material dilutes IPT: in maintenance ' +
      'treatment patients stayed well a median of almost 2 years when sessions were above the median in ' +
      'interpersonal focus, and under 5 months when below.',
  }
}
