import type { Prompt } from '../course/prompt.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import type { ProblemArea } from './area.ts'
import type { EligibleArea } from './criteria.ts'

declare const focusBrand: unique symbol

/** One area, or two different ones in their order with the reason for the second (IPT-072). There is no third. */
export type Focus = { readonly [focusBrand]: true } & (
  | { readonly primary: EligibleArea; readonly secondary: null }
  | { readonly primary: EligibleArea; readonly secondary: EligibleArea; readonly reason: string }
)

/**
 * Selects the focus from areas that may be chosen, the most important first. Refused: `focus/none`;
 * `focus/third-area` (IPT-072); `focus/same-area-twice`; `focus/second-needs-reason`.
 *
 * @example selectFocus([grief]) // { ok: true, value: { primary: grief, secondary: null } }
 */
export function selectFocus(
  areas: readonly EligibleArea[],
  reasonForSecond: string | null = null,
): Result<
  Focus,
  Refused<'focus/none' | 'focus/third-area' | 'focus/same-area-twice' | 'focus/second-needs-reason'>
> {
  const [primary, secondary, third] = areas
  if (primary === undefined) return refuse('focus/none')
  if (third !== undefined) return refuse('focus/third-area')
  if (secondary === undefined) return ok({ primary, secondary: null } as Focus)
  if (primary.criteria.area === secondary.criteria.area) return refuse('focus/same-area-twice')
  const reason = reasonForSecond?.trim() || null
  return reason === null ? refuse('focus/second-needs-reason') : ok({ primary, secondary, reason } as Focus)
}

/**
 * The areas of a focus in their order.
 * Source: IPT-072.
 *
 * @example areasOf(focus) // ['grief', 'role_transition']
 */
export function areasOf(focus: Focus): readonly ProblemArea[] {
  const { primary, secondary } = focus
  return secondary === null ? [primary.criteria.area] : [primary.criteria.area, secondary.criteria.area]
}

/** Two areas are advised against in courses of up to this many sessions (IPT-073). */
export const oneAreaUpToSessions = 8

/** By the end of this session an area should have met the criteria (IPT-080). */
export const areaBySession = 3

/**
 * Advice while the focus is chosen: one area in a short course (IPT-073), another than the fourth in 8
 * sessions (†, section 2), and consultation instead of a default choice when none meets the criteria by the
 * end of session 3 (IPT-080).
 *
 * @example focusPrompts({ focus: null, plannedSessions: 16, sessionsHeld: 3 })[0]?.rule // 'focus/consult'
 */
export function focusPrompts(facts: {
  readonly focus: Focus | null
  readonly plannedSessions: number
  readonly sessionsHeld: number
}): readonly Prompt[] {
  const { focus, plannedSessions, sessionsHeld } = facts
  const areas = focus === null ? [] : areasOf(focus)
  const inputs = { areas: areas.length, plannedSessions, sessionsHeld }
  const prompts: Prompt[] = []
  if (focus === null && sessionsHeld >= areaBySession) {
    prompts.push({
      rule: 'focus/consult',
      inputs,
      thresholds: { areaBySession },
      source: 'IPT-080',
      words:
        'No area meets the criteria yet. Bring it to supervision or consultation rather than choose one by default.',
    })
  }
  if (areas.length === 2 && plannedSessions <= oneAreaUpToSessions) {
    prompts.push({
      rule: 'focus/one-area-in-a-short-course',
      inputs,
      thresholds: { oneAreaUpToSessions },
      source: 'IPT-073',
      words: 'In a course of this length one area is advised: a tighter focus goes with a better outcome.',
    })
  }
  if (areas.includes('interpersonal_deficits') && plannedSessions <= oneAreaUpToSessions) {
    prompts.push({
      rule: 'focus/isolation-in-a-short-course',
      inputs,
      thresholds: { oneAreaUpToSessions },
      source: 'ipt-protocol.md section 2 († brief IPT)',
      words:
        'Long-standing isolation is discouraged as a focus of a course this short. Look once more for an event.',
    })
  }
  return prompts
}

/** A focus from a day on. History is kept; charts keep both periods (IPT-132). */
export type FocusPeriod = { readonly focus: Focus; readonly fromOn: Day; readonly reason: string | null }

/** At least the period in force, the last. */
export type FocusHistory = readonly [FocusPeriod, ...FocusPeriod[]]

export type FocusChange = {
  readonly to: Focus
  readonly reason: string
  /** The day of the patient's agreement; `null` while there is none. */
  readonly agreedOn: Day | null
  /** Notes of a consultation, needed from the second change on. */
  readonly consultation: string | null
}

export type FocusChangeRefusal = Refused<
  | 'focus/reason-needed'
  | 'focus/agreement-needed'
  | 'focus/before-the-last-change'
  | 'focus/consultation-needed'
>

/**
 * Changes the focus, with reason, agreement and date; what was before stays (IPT-132). It is allowed once; a
 * second change is refused until a consultation is recorded: `focus/consultation-needed`. Others:
 * `focus/reason-needed`, `focus/agreement-needed`, `focus/before-the-last-change`.
 *
 * @example changeFocus(history, { to, reason: 'They separated', agreedOn, consultation: null })
 */
export function changeFocus(
  history: FocusHistory,
  change: FocusChange,
): Result<FocusHistory, FocusChangeRefusal> {
  const { to, agreedOn } = change
  const reason = change.reason.trim()
  if (reason === '') return refuse('focus/reason-needed')
  if (agreedOn === null) return refuse('focus/agreement-needed')
  const last = history.at(-1)
  if (last !== undefined && agreedOn < last.fromOn) return refuse('focus/before-the-last-change')
  if (history.length > 1 && !change.consultation?.trim()) return refuse('focus/consultation-needed')
  return ok([...history, { focus: to, fromOn: agreedOn, reason }])
}

/**
 * Frames a dispute that ends in separation as a role transition, as a recorded change of focus (IPT-074). A
 * second area stays as it is. Refused as in {@link changeFocus}, and `focus/no-dispute` when there is none,
 * `focus/dissolution-not-examined` before the attempts at negotiation were asked about (IPT-119).
 *
 * @example reframeDispute(history, { transition, attemptsAsked: true, reason, agreedOn, consultation: null })
 */
export function reframeDispute(
  history: FocusHistory,
  change: Omit<FocusChange, 'to'> & { readonly transition: EligibleArea; readonly attemptsAsked: boolean },
): Result<
  FocusHistory,
  | FocusChangeRefusal
  | Refused<'focus/no-dispute' | 'focus/not-a-transition' | 'focus/dissolution-not-examined'>
> {
  const { transition, attemptsAsked, ...rest } = change
  const current = (history.at(-1) ?? history[0]).focus
  if (!areasOf(current).includes('role_dispute')) return refuse('focus/no-dispute')
  if (transition.criteria.area !== 'role_transition') return refuse('focus/not-a-transition')
  if (!attemptsAsked) return refuse('focus/dissolution-not-examined')
  return changeFocus(history, { ...rest, to: withTransition(current, transition) })
}

function withTransition(focus: Focus, transition: EligibleArea): Focus {
  if (focus.secondary === null) return { primary: transition, secondary: null } as Focus
  const { primary, secondary, reason } = focus
  const takesPart = ({ criteria }: EligibleArea) =>
    criteria.area === 'role_dispute' || criteria.area === 'role_transition'
  // A dispute beside a transition: now there is one area.
  if (takesPart(primary) && takesPart(secondary)) return { primary: transition, secondary: null } as Focus
  return (
    takesPart(primary)
      ? { primary: transition, secondary, reason }
      : { primary, secondary: transition, reason }
  ) as Focus
}

/** Words for the clinician when an area or a focus is refused, by code. */
export const focusExplanationsEn = {
  'focus/not-close-in-time':
    'The area has not been found close in time to the start or persistence of the episode.',
  'focus/not-charged':
    'It has not been established that the area carries strong feeling and matters to the patient.',
  'focus/not-accepted': 'The patient has not openly accepted this as the focus.',
  'focus/something-else-applies':
    'This area is for the case that no life event matters and none of the other areas applies.',
  'focus/event-stands-close':
    'An event is marked as close in time. An area with an event comes first; give a written reason to choose otherwise.',
  'focus/grief-needs-a-death':
    'Grief is kept for a death. Another loss belongs to a role transition, or to a role dispute.',
  'focus/none': 'No area has been chosen.',
  'focus/third-area': 'Two areas are the most. A tighter focus goes with a better outcome.',
  'focus/same-area-twice': 'The second area is the same as the first.',
  'focus/second-needs-reason': 'A second area needs a reason.',
  'focus/label-missing': 'Choose the word to be used with the patient.',
  'focus/denied-word': 'This text holds a word that does not reach patients.',
  'focus/reason-needed': 'A change of focus needs a reason.',
  'focus/agreement-needed': 'A change of focus needs the agreement of the patient.',
  'focus/before-the-last-change': 'The change lies before the one before it.',
  'focus/consultation-needed': 'The focus has been changed once. Consult before it is changed again.',
  'focus/no-dispute': 'There is no role dispute in the focus.',
  'focus/not-a-transition': 'A dispute that ends is framed as a role transition.',
  'focus/dissolution-not-examined':
    'Depressed people tend to see hopeless stalemates where a solution is possible. Ask first which negotiation was tried.',
} as const
