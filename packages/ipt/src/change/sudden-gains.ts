import type { Instrument, InstrumentId } from '../instruments/instrument.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import { isTotalOf } from './comparison.ts'
import type { Judgement } from './judgement.ts'

/** The conditions of a sudden gain. A clinic may set them; they are kept with each gain. */
export type SuddenGainThresholds = {
  /** (a) Smallest drop from one session to the next, in points. */
  readonly points: number
  /** (b) Smallest drop as a part of the score before it. */
  readonly percent: number
  /** (c) Up to so many scores on each side are compared; at least two are needed. */
  readonly scoresEachSide: 2 | 3
  /** A reversal loses so much of the gain, or more. */
  readonly reversalPercent: number
}

/** A drop between two sessions that fulfils all three conditions. Sessions count from 1. */
export type SuddenGain = {
  readonly fromSession: number
  readonly toSession: number
  readonly drop: number
  /** The first later session at which half of the gain or more was lost again, or `null`. */
  readonly reversedAtSession: number | null
}

export type SuddenGainRefusal = 'change/no-sudden-gain-constant' | 'change/not-a-symptom-scale'

/** What a published constant of the instrument leaves open, by Tang & DeRubeis 1999. */
const shared = { percent: 25, scoresEachSide: 3, reversalPercent: 50 } as const

/** Two-sided 5 % points of Student's t for 2, 3 and 4 degrees of freedom: 2+2, 2+3 and 3+3 scores. */
const criticalT: Readonly<Record<number, number>> = { 2: 4.303, 3: 3.182, 4: 2.776 }

/**
 * Finds the sudden gains in the totals of a course, session by session (`null`: no scorable form). From
 * session n to n+1: (a) a drop of at least the points (PHQ-9: 6), (b) of at least 25 % of the total at n, and
 * (c) the mean of up to three totals before (n-2 to n) above the mean of up to three after (n+1 to n+3), by
 * more than the critical t for the number there is, at least two on each side. A reversal is the loss of half
 * of the gain or more at any later session.
 *
 * A mark on a chart, to ask what changed between people that week. It says nothing about how treatment ends:
 * in IPT 33.5 % of 185 women had one and it did not predict outcome (Kelly 2007, PMC2140007; MEAS-044).
 *
 * Field codes: by session (`session 3`) `change/total-out-of-range`, by threshold
 * `change/threshold-out-of-range`. Refused: `change/no-sudden-gain-constant` for an instrument with no constant,
 * unless thresholds are given (MEAS-043), and `change/not-a-symptom-scale` for one where more is better.
 *
 * @example suddenGains(phq9, [18, 17, 18, 9, 8, 9]) // one verdict: { fromSession: 3, toSession: 4, drop: 9, … }
 */
export function suddenGains<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  totals: readonly (number | null)[],
  thresholds?: SuddenGainThresholds,
): Result<readonly Judgement<SuddenGain>[], Invalid | Refused<SuddenGainRefusal>> {
  if (instrument.better === 'higher') return refuse('change/not-a-symptom-scale')
  const constant = instrument.change.suddenGain
  if (thresholds === undefined && constant === undefined) return refuse('change/no-sudden-gain-constant')
  const used = thresholds ?? { ...shared, points: constant?.points ?? 0 }
  const fields = [...problemsIn(used, instrument), ...problemsAmong(totals, instrument)]
  if (fields.length > 0) return invalid(fields)
  const source = thresholds === undefined ? (constant?.source ?? '') : 'thresholds set by the clinic'
  return ok(totals.flatMap((_, at) => gainAt(instrument, totals, at, used, source) ?? []))
}

function problemsAmong(totals: readonly (number | null)[], instrument: Instrument): FieldProblem[] {
  return totals.flatMap((total, at) =>
    total === null || isTotalOf(instrument, total)
      ? []
      : [{ field: `session ${at + 1}`, code: 'change/total-out-of-range' }],
  )
}

function problemsIn(thresholds: SuddenGainThresholds, { total }: Instrument): FieldProblem[] {
  const { points, percent, scoresEachSide, reversalPercent } = thresholds
  const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most
  return [
    { field: 'points', holds: isCount(points, total.max) },
    { field: 'percent', holds: isCount(percent, 100) },
    // A setting read from a store may be any number.
    { field: 'scoresEachSide', holds: ([2, 3] as readonly number[]).includes(scoresEachSide) },
    { field: 'reversalPercent', holds: isCount(reversalPercent, 100) },
  ].flatMap(({ field, holds }) => (holds ? [] : [{ field, code: 'change/threshold-out-of-range' }]))
}

function gainAt(
  instrument: Instrument,
  totals: readonly (number | null)[],
  at: number,
  thresholds: SuddenGainThresholds,
  source: string,
): Judgement<SuddenGain> | null {
  const from = totals[at] ?? null
  const to = totals[at + 1] ?? null
  if (from === null || to === null) return null
  const drop = from - to
  const before = given(totals.slice(Math.max(0, at + 1 - thresholds.scoresEachSide), at + 1))
  const after = given(totals.slice(at + 1, at + 1 + thresholds.scoresEachSide))
  const critical = criticalT[before.length + after.length - 2]
  if (drop < thresholds.points || 100 * drop < thresholds.percent * from) return null
  if (before.length < 2 || after.length < 2 || critical === undefined) return null
  if (!isMeanHigher(before, after, critical)) return null
  const lost = totals.findIndex(
    (later, session) =>
      session > at + 1 && later !== null && 100 * (later - to) >= thresholds.reversalPercent * drop,
  )
  return {
    verdict: {
      fromSession: at + 1,
      toSession: at + 2,
      drop,
      reversedAtSession: lost === -1 ? null : lost + 1,
    },
    rule: 'change/sudden-gain',
    inWords: 'A drop between two sessions that is large, large for the score before it, and holds.',
    inputs: {
      instrument: instrument.id,
      before: before.join(' '),
      after: after.join(' '),
    },
    thresholds: { ...thresholds, criticalT: critical },
    source,
  }
}

// t = (mean before - mean after) / (pooled deviation x sqrt(1/n + 1/m)), squared and multiplied out: whole numbers
// until the last comparison. Scores that do not vary at all make any difference of means significant.
function isMeanHigher(before: readonly number[], after: readonly number[], critical: number): boolean {
  const [n, m] = [before.length, after.length]
  const difference = m * sum(before) - n * sum(after)
  const spread = m * spreadOf(before) + n * spreadOf(after)
  return difference > 0 && difference ** 2 * (n + m - 2) > critical ** 2 * (n + m) * spread
}

// n times the sum of squared deviations from the mean.
function spreadOf(values: readonly number[]): number {
  return values.length * sum(values.map((value) => value ** 2)) - sum(values) ** 2
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function given(totals: readonly (number | null)[]): number[] {
  return totals.filter((total) => total !== null)
}
