import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { ProblemArea } from './area.ts'

/** One answer to a criterion, with what it rests on. `not-asked` is not `no`. */
export type CriterionAnswer = {
  readonly answer: 'yes' | 'no' | 'not-asked'
  readonly evidence: string
}

type ThreeCriteria = {
  /** Close in time to the start or the persistence of the episode. */
  readonly closeInTime: CriterionAnswer
  /** Carries strong feeling and matters to the patient. */
  readonly charged: CriterionAnswer
  /** Openly accepted by the patient as the focus. */
  readonly accepted: CriterionAnswer
}

/** The criteria of an area; the fourth belongs to one area alone (IPT-070). */
export type AreaCriteria =
  | (ThreeCriteria & { readonly area: Exclude<ProblemArea, 'interpersonal_deficits'> })
  | (ThreeCriteria & {
      readonly area: 'interpersonal_deficits'
      /** No relevant life event exists and none of the other areas applies. */
      readonly nothingElseApplies: CriterionAnswer
    })

/** What the chart says beside the answers. */
export type AreaFacts = {
  /** Events with a mark that stands ({@link associatedEvents}). */
  readonly associatedEvents: number
  /** A death is in the chart, as an event or as a person who died. */
  readonly aDeathIsKnown: boolean
}

export type AreaRefusal = Refused<
  | 'focus/not-close-in-time'
  | 'focus/not-charged'
  | 'focus/not-accepted'
  | 'focus/something-else-applies'
  | 'focus/event-stands-close'
  | 'focus/grief-needs-a-death'
>

declare const eligibleBrand: unique symbol

/** An area that may be chosen; `overrideReason` when an event stood in the way of the fourth (IPT-071). */
export type EligibleArea = {
  readonly criteria: AreaCriteria
  readonly overrideReason: string | null
  readonly [eligibleBrand]: true
}

/**
 * Whether an area may be selected (IPT-070, IPT-071). Refused, the first that applies:
 * `focus/grief-needs-a-death` (IPT-075); `focus/not-close-in-time`, `focus/not-charged`, `focus/not-accepted`
 * when the answer is not yes; `focus/something-else-applies` for the fourth area; `focus/event-stands-close`
 * when an event is marked and no written reason overrides it. {@link focusExplanationsEn} has the words.
 *
 * @example mayBeFocus(criteria, { associatedEvents: 0, aDeathIsKnown: true }) // { ok: true, value: … }
 */
export function mayBeFocus(
  criteria: AreaCriteria,
  facts: AreaFacts,
  overrideReason: string | null = null,
): Result<EligibleArea, AreaRefusal> {
  const isYes = ({ answer }: CriterionAnswer) => answer === 'yes'
  if (criteria.area === 'grief' && !facts.aDeathIsKnown) return refuse('focus/grief-needs-a-death')
  if (!isYes(criteria.closeInTime)) return refuse('focus/not-close-in-time')
  if (!isYes(criteria.charged)) return refuse('focus/not-charged')
  if (!isYes(criteria.accepted)) return refuse('focus/not-accepted')
  if (criteria.area !== 'interpersonal_deficits') return eligible(criteria, null)
  if (!isYes(criteria.nothingElseApplies)) return refuse('focus/something-else-applies')
  const reason = overrideReason?.trim() || null
  if (facts.associatedEvents > 0 && reason === null) return refuse('focus/event-stands-close')
  return eligible(criteria, facts.associatedEvents > 0 ? reason : null)
}

// The one place where criteria make an area eligible.
function eligible(criteria: AreaCriteria, overrideReason: string | null) {
  return ok({ criteria, overrideReason } as EligibleArea)
}
