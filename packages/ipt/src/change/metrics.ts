import type { Sourced } from '../instruments/instrument.ts'
import type { Comparison } from './comparison.ts'
import type { Judgement } from './judgement.ts'

/** `no-threshold`: no number is published for this instrument, so nothing is said (MEAS-043). */
export type YesNo = 'yes' | 'no' | 'no-threshold'

export type ReliableChange = 'improved' | 'no-reliable-change' | 'deteriorated' | 'no-threshold'

/**
 * Response: the current total is at most half of a baseline that was high enough to begin with
 * (`not-applicable` below that). PHQ-9: baseline 10 or more and 2 x current <= baseline.
 * Source: HEDIS for PHQ-9; instruments.md, section 6.
 *
 * @example response(comparison).verdict // 'yes' for PHQ-9 20 -> 10
 */
export function response(comparison: Comparison): Judgement<YesNo | 'not-applicable'> {
  const { baseline, current } = comparison
  const from = comparison.instrument.change.responseFrom
  const verdict = () => (baseline < (from?.points ?? 0) ? 'not-applicable' : yesNo(2 * current <= baseline))
  return judge(comparison, from, verdict, {
    rule: 'change/response',
    inWords: 'The current total is at most half of the baseline, and the baseline was high enough.',
    thresholds: (points) => ({ baselineFrom: points, reductionPercent: 50 }),
  })
}

/**
 * Partial response: a reduction of 25 % to less than 50 % of the baseline; `not-applicable` for a
 * baseline of 0, and on a scale where more is better. Source: ICSI, as in the project's instrument reference.
 *
 * @example partialResponse(comparison).verdict // 'yes' for PHQ-9 15 -> 8
 */
export function partialResponse(comparison: Comparison): Judgement<YesNo | 'not-applicable'> {
  const { baseline, drop, instrument } = comparison
  const isPartial = 4 * drop >= baseline && 2 * drop < baseline
  return {
    verdict: baseline === 0 || instrument.better === 'higher' ? 'not-applicable' : yesNo(isPartial),
    rule: 'change/partial-response',
    inWords: 'The total has fallen by a quarter of the baseline or more, and by less than half.',
    inputs: inputsOf(comparison),
    thresholds: { fromPercent: 25, belowPercent: 50 },
    source: 'ICSI',
  }
}

/**
 * Remission: the current total lies below the instrument's cut-off (PHQ-9: below 5). The baseline plays
 * no part, which favours people who began low.
 * Source: Kroenke 2001, Rush 2003, Zimmerman 2008, each for its scale.
 *
 * @example remission(comparison).verdict // 'yes' for PHQ-9 12 -> 4
 */
export function remission(comparison: Comparison): Judgement<YesNo> {
  const below = comparison.instrument.change.remissionBelow
  return judge(comparison, below, (points) => yesNo(comparison.current < points), {
    rule: 'change/remission',
    inWords: 'The current total is below the cut-off for remission.',
    thresholds: (points) => ({ below: points }),
  })
}

/**
 * Remission by the narrower of two cut-offs, where one is published (CUDOS: 10 or lower, beside 19 or lower). Which
 * cut-off was used stays with the verdict.
 * Source: Zimmerman 2017, n = 153.
 *
 * @example strictRemission(comparison).verdict // 'no' for CUDOS 40 -> 15, where remission is 'yes'
 */
export function strictRemission(comparison: Comparison): Judgement<YesNo> {
  const below = comparison.instrument.change.strictRemissionBelow
  return judge(comparison, below, (points) => yesNo(comparison.current < points), {
    rule: 'change/strict-remission',
    inWords: 'The current total is below the narrower cut-off for remission.',
    thresholds: (points) => ({ below: points }),
  })
}

/**
 * Minimal important difference: better by at least the points that matter to patients (PHQ-9 5, GAD-7 4, WHO-5 10).
 * Source: Löwe 2004 for PHQ-9; the README.md of each instrument.
 *
 * @example minimalImportantDifference(comparison).verdict // 'yes' for PHQ-9 10 -> 5
 */
export function minimalImportantDifference(comparison: Comparison): Judgement<YesNo> {
  const mcid = comparison.instrument.change.mcid
  return judge(comparison, mcid, (points) => yesNo(betterBy(comparison) >= points), {
    rule: 'change/minimal-important-difference',
    inWords: 'The total is better by at least the smallest difference that matters.',
    thresholds: (points) => ({ points }),
  })
}

/**
 * Reliable change of one instrument: a drop or a rise larger than measurement error (PHQ-9 6, GAD-7 4).
 * Source: NHS Talking Therapies manual; MEAS-043.
 *
 * @example reliableChange(comparison).verdict // 'deteriorated' for PHQ-9 8 -> 14
 */
export function reliableChange(comparison: Comparison): Judgement<ReliableChange> {
  const better = betterBy(comparison)
  const verdict = (points: number) => {
    if (better >= points) return 'improved'
    return -better >= points ? 'deteriorated' : 'no-reliable-change'
  }
  return judge(comparison, comparison.instrument.change.reliable, verdict, {
    rule: 'change/reliable-change',
    inWords: 'The total has fallen or risen by more than measurement error explains.',
    thresholds: (points) => ({ points }),
  })
}

/**
 * Caseness, at the start and now: a total at or above the instrument's cut-off (PHQ-9 10, GAD-7 8).
 * Source: NHS Talking Therapies manual.
 *
 * @example caseness(comparison).verdict // { atBaseline: true, now: false } for PHQ-9 20 -> 9
 */
export function caseness(
  comparison: Comparison,
): Judgement<{ readonly atBaseline: boolean; readonly now: boolean } | 'no-threshold'> {
  const { baseline, current } = comparison
  const from = comparison.instrument.change.caseFrom
  return judge(comparison, from, (points) => ({ atBaseline: baseline >= points, now: current >= points }), {
    rule: 'change/caseness',
    inWords: 'A total at or above the cut-off counts as a case.',
    thresholds: (points) => ({ caseFrom: points }),
  })
}

/**
 * The drop in whole percent of the baseline, rounded half up; negative for a rise, `null` for a baseline
 * of 0. For showing; the rules compare whole points instead.
 * Source: MEAS-043.
 *
 * @example percentDrop(comparison) // 55 for PHQ-9 20 -> 9
 */
export function percentDrop(comparison: Comparison): number | null {
  const { baseline, drop } = comparison
  return baseline === 0 ? null : Math.floor((200 * drop + baseline) / (2 * baseline))
}

function judge<Verdict>(
  comparison: Comparison,
  threshold: Sourced | undefined,
  verdict: (points: number) => Verdict,
  rule: {
    readonly rule: string
    readonly inWords: string
    readonly thresholds: (points: number) => Readonly<Record<string, number>>
  },
): Judgement<Verdict | 'no-threshold'> {
  return {
    verdict: threshold === undefined ? 'no-threshold' : verdict(threshold.points),
    rule: rule.rule,
    inWords: rule.inWords,
    inputs: inputsOf(comparison),
    thresholds: threshold === undefined ? {} : rule.thresholds(threshold.points),
    source: threshold?.source ?? 'no constant is published for this instrument (MEAS-043)',
  }
}

// A drop is an improvement, except on a scale where more is better.
function betterBy({ instrument, drop }: Comparison): number {
  return instrument.better === 'higher' ? -drop : drop
}

function inputsOf({ instrument, baseline, current }: Comparison) {
  return { instrument: instrument.id, baseline, current }
}

function yesNo(holds: boolean): 'yes' | 'no' {
  return holds ? 'yes' : 'no'
}
