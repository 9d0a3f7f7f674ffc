import type { Comparison } from '../change/comparison.ts'
import type { Judgement } from '../change/judgement.ts'
import type { ReliableChange, YesNo } from '../change/metrics.ts'
import { reliableChange, remission, response } from '../change/metrics.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'

/** Whether the treatment helped; the clinician decides, with {@link suggestImprovement} at hand. */
export type Improvement = 'improved' | 'not-improved' | 'cannot-judge'

/** What comes next when it did not: a plan, or that the patient declined one (IPT-161). */
export type Onward =
  | { readonly kind: 'plan'; readonly plan: string }
  | { readonly kind: 'declined'; readonly said: string }

/** Who decided on an early ending, if known. There is no word for a course that was "abandoned" (IPT-165). */
export type DecidedBy = 'patient' | 'clinician' | 'both' | 'circumstances' | 'not-known'

/** How a course ends. One that is not improved carries what comes next. */
export type CourseEnding = {
  readonly on: Day
  readonly how:
    | { readonly kind: 'completed' }
    | { readonly kind: 'ended-early'; readonly decidedBy: DecidedBy; readonly reason: string | null }
  readonly outcome:
    | { readonly improvement: 'improved' | 'cannot-judge'; readonly onward: Onward | null }
    | { readonly improvement: 'not-improved'; readonly onward: Onward }
}

export type EndingRefusal = Refused<
  'ending/sessions-left' | 'ending/onward-plan-needed' | 'ending/alerts-open' | 'ending/focus-not-agreed'
>

/**
 * Closes a course. Refused: `ending/alerts-open` while an alert is (HAZ-032); `ending/onward-plan-needed` for a
 * course that is not improved without a plan or a recorded decline (IPT-161); for a completed one
 * `ending/focus-not-agreed` when it never left the initial phase, and `ending/sessions-left`, since what ends
 * sooner has `ended-early`, with who decided (IPT-165). The patient's own plan stays with the patient either way.
 *
 * @example endCourse({ on, how: { kind: 'completed' }, improvement: 'not-improved', onward: null }, facts)
 * // { ok: false, problem: { kind: 'refused', code: 'ending/onward-plan-needed' } }
 */
export function endCourse(
  wish: {
    readonly on: Day
    readonly how: CourseEnding['how']
    readonly improvement: Improvement
    readonly onward: Onward | null
  },
  facts: {
    readonly sessionsLeft: number
    readonly phase: 'initial' | 'middle' | 'termination'
    readonly openAlerts: number
  },
): Result<CourseEnding, EndingRefusal> {
  const { on, how, improvement } = wish
  if (facts.openAlerts > 0) return refuse('ending/alerts-open')
  // Missed sessions that count, or a shorter number agreed on late, may have taken the termination (IPT-011).
  if (how.kind === 'completed' && facts.phase === 'initial') return refuse('ending/focus-not-agreed')
  if (how.kind === 'completed' && facts.sessionsLeft > 0) return refuse('ending/sessions-left')
  const onward = wish.onward !== null && onwardText(wish.onward) !== '' ? wish.onward : null
  if (improvement !== 'not-improved') return ok({ on, how, outcome: { improvement, onward } })
  if (onward === null) return refuse('ending/onward-plan-needed')
  return ok({ on, how, outcome: { improvement, onward } })
}

/**
 * What the scores suggest: `improved` with response, remission from above the cut-off, or reliable change;
 * `cannot-judge` without two totals or without constants for the scale. Scores are one part of it; the
 * clinician decides.
 * Source: IPT-160, IPT-161.
 *
 * @example suggestImprovement(comparison).verdict // 'improved' for PHQ-9 20 -> 9
 */
export function suggestImprovement(comparison: Comparison | null): Judgement<Improvement> {
  const source = 'IPT-160, IPT-161'
  const rule = 'ending/improvement'
  const inWords = 'Response, remission from above its cut-off, or reliable change from the baseline.'
  if (comparison === null) {
    return { verdict: 'cannot-judge', rule, inWords, inputs: {}, thresholds: {}, source }
  }
  const { baseline, current, instrument } = comparison
  const below = instrument.change.remissionBelow?.points
  const reliable = reliableChange(comparison)
  const isImproved =
    response(comparison).verdict === 'yes' ||
    reliable.verdict === 'improved' ||
    (remission(comparison).verdict === 'yes' && below !== undefined && baseline >= below)
  const isJudged = isImproved || reliable.verdict !== 'no-threshold'
  return {
    verdict: isImproved ? 'improved' : isJudged ? 'not-improved' : 'cannot-judge',
    rule,
    inWords,
    inputs: { instrument: instrument.id, baseline, current },
    thresholds: reliable.thresholds,
    source,
  }
}

/** What the scores of a whole course come to, each verdict with its rule, thresholds and source (IPT-160, IPT-222). */
export type EndVerdicts = {
  readonly response: Judgement<YesNo | 'not-applicable'>
  readonly remission: Judgement<YesNo>
  readonly reliableChange: Judgement<ReliableChange>
}

/**
 * Response, remission and reliable change from the baseline to the last total (IPT-160).
 *
 * @example endVerdicts(comparison).remission.verdict // 'yes' for PHQ-9 18 -> 4
 */
export function endVerdicts(comparison: Comparison): EndVerdicts {
  return {
    response: response(comparison),
    remission: remission(comparison),
    reliableChange: reliableChange(comparison),
  }
}

/** What the summary at the end is composed of (IPT-160). Texts may be empty. */
export type EndSummary = {
  readonly ending: CourseEnding
  readonly sessionsHeld: number
  readonly scores: {
    readonly scale: string
    readonly baseline: number | null
    readonly last: number | null
    readonly best: number | null
  }
  /** Of {@link endVerdicts}; left out or `null` without two totals of the scale. */
  readonly verdicts?: EndVerdicts | null
  /** In the patient's words. */
  readonly gains: readonly string[]
  readonly skills: readonly string[]
  /** What the patient did for it; named above all when the treatment did not help (IPT-161). */
  readonly efforts: readonly string[]
}

/**
 * The summary at the end of a course, in English, for patient and clinician alike: scores, and in words whether they
 * are a response, a remission, a change beyond chance (IPT-160). When there was no
 * improvement it says that the treatment did not work well enough, names the patient's efforts, and what comes
 * next (IPT-004, IPT-161).
 *
 * @example endSummaryEn(summary)[0] // '16 sessions were held.'
 */
export function endSummaryEn(summary: EndSummary): readonly string[] {
  const { ending, sessionsHeld, scores } = summary
  const { improvement, onward } = ending.outcome
  const list = (before: string, entries: readonly string[]) => {
    const said = entries.map((entry) => entry.trim()).filter((entry) => entry !== '')
    return said.length === 0 ? [] : [`${before}: ${said.join('; ')}.`]
  }
  const numbers = [
    scores.baseline === null ? '' : `at the start ${scores.baseline}`,
    scores.last === null ? '' : `at the end ${scores.last}`,
    scores.best === null ? '' : `lowest ${scores.best}`,
  ].filter((part) => part !== '')
  return [
    `${sessionsHeld} ${sessionsHeld === 1 ? 'session was' : 'sessions were'} held.`,
    ...(ending.how.kind === 'ended-early' ? [endedEarlyWords[ending.how.decidedBy]] : []),
    ...(numbers.length === 0 ? [] : [`${scores.scale}: ${numbers.join(', ')}.`]),
    ...verdictWords(summary.verdicts ?? null),
    ...(improvement === 'not-improved' ? [notImprovedWordsEn] : []),
    ...list(improvement === 'not-improved' ? 'What you did for it' : 'What you put into it', summary.efforts),
    ...list('What is better, in your words', summary.gains),
    ...list('What you can use again', summary.skills),
    ...(onward === null ? [] : [onwardWords(onward)]),
  ]
}

/** Said when there was no improvement: it is the treatment, never the patient (IPT-004, IPT-161). */
export const notImprovedWordsEn =
  'This treatment did not work well enough for this depression. That happens, and there are other treatments.'

// A verdict that says "no" is not told: the numbers above it say enough.
function verdictWords(verdicts: EndVerdicts | null): readonly string[] {
  if (verdicts === null) return []
  return [
    verdicts.response.verdict === 'yes' ? 'The score is at most half of what it was at the start.' : '',
    verdicts.remission.verdict === 'yes' ? 'It is now below the mark for remission.' : '',
    verdicts.reliableChange.verdict === 'improved' ? reliableWords('lower') : '',
    verdicts.reliableChange.verdict === 'deteriorated' ? reliableWords('higher') : '',
  ].filter((words) => words !== '')
}

function reliableWords(way: 'lower' | 'higher'): string {
  return `It is ${way} than at the start by more than chance explains.`
}

const endedEarlyWords: Readonly<Record<DecidedBy, string>> = {
  patient: 'The course ended early, as the patient decided.',
  clinician: 'The course ended early, as the clinician decided.',
  both: 'The course ended early, as both decided.',
  circumstances: 'The course ended early because of circumstances.',
  'not-known': 'The course ended early.',
}

function onwardWords(onward: Onward): string {
  const text = onwardText(onward).replace(/\.$/, '')
  return onward.kind === 'plan' ? `What comes next: ${text}.` : `Further treatment was offered: ${text}.`
}

function onwardText(onward: Onward): string {
  return (onward.kind === 'plan' ? onward.plan : onward.said).trim()
}
