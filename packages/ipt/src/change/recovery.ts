import type { Comparison } from './comparison.ts'
import type { Judgement } from './judgement.ts'
import { caseness, reliableChange } from './metrics.ts'

/**
 * Depression, and anxiety where it was measured. The rules of NHS Talking Therapies speak of both; without
 * the second they are applied to the first alone, and the inputs say so.
 */
export type Measures = {
  readonly depression: Comparison<'phq-9'>
  readonly anxiety: Comparison<'gad-7'> | null
}

export type Recovery = 'recovered' | 'not-recovered' | 'not-a-case-at-start'

const source = 'NHS Talking Therapies manual'

/**
 * Recovery: a case at the start on either measure, below both cut-offs now (PHQ-9 10, GAD-7 8).
 * Source: NHS Talking Therapies manual.
 *
 * @example recovery({ depression, anxiety: null }).verdict // 'recovered' for PHQ-9 20 -> 9
 */
export function recovery(measures: Measures): Judgement<Recovery> {
  const cases = comparisonsIn(measures).map((comparison) => {
    const { verdict } = caseness(comparison)
    return verdict === 'no-threshold' ? { atBaseline: false, now: false } : verdict
  })
  const wasCase = cases.some(({ atBaseline }) => atBaseline)
  const isCase = cases.some(({ now }) => now)
  return judgementOn(measures, recoveryOf(wasCase, isCase), {
    rule: 'change/recovery',
    inWords: 'A case at the start on either measure, and below both cut-offs now.',
  })
}

/**
 * Reliable change over both measures: `improved` with a reliable drop on one and no reliable rise on the
 * other, `deteriorated` with a reliable rise on one and no reliable drop on the other, else neither.
 * Source: NHS Talking Therapies manual, as summarised by secondary sources †.
 *
 * @example reliableChangeOverall(measures).verdict // 'deteriorated' for PHQ-9 8 -> 14
 */
export function reliableChangeOverall(
  measures: Measures,
): Judgement<'improved' | 'deteriorated' | 'no-reliable-change'> {
  const changes = comparisonsIn(measures).map((comparison) => reliableChange(comparison).verdict)
  const hasDrop = changes.includes('improved')
  const hasRise = changes.includes('deteriorated')
  const verdict = hasDrop === hasRise ? 'no-reliable-change' : hasDrop ? 'improved' : 'deteriorated'
  return judgementOn(measures, verdict, {
    rule: 'change/reliable-change-overall',
    inWords: 'A reliable change on one measure that the other does not contradict.',
  })
}

/**
 * Reliable recovery: recovery together with reliable improvement.
 * Source: NHS Talking Therapies manual.
 *
 * @example reliableRecovery(measures).verdict // 'not-recovered' for PHQ-9 10 -> 5, a drop of less than 6
 */
export function reliableRecovery(measures: Measures): Judgement<Recovery> {
  const { verdict } = recovery(measures)
  const isReliable = reliableChangeOverall(measures).verdict === 'improved'
  return judgementOn(measures, verdict === 'recovered' && !isReliable ? 'not-recovered' : verdict, {
    rule: 'change/reliable-recovery',
    inWords: 'Recovery together with reliable improvement.',
  })
}

function recoveryOf(wasCase: boolean, isCase: boolean): Recovery {
  if (!wasCase) return 'not-a-case-at-start'
  return isCase ? 'not-recovered' : 'recovered'
}

function comparisonsIn({ depression, anxiety }: Measures): readonly Comparison[] {
  return anxiety === null ? [depression] : [depression, anxiety]
}

function judgementOn<Verdict>(
  measures: Measures,
  verdict: Verdict,
  rule: { readonly rule: string; readonly inWords: string },
): Judgement<Verdict> {
  const { depression, anxiety } = measures
  return {
    verdict,
    ...rule,
    inputs: {
      'phq-9 baseline': depression.baseline,
      'phq-9 current': depression.current,
      'gad-7 baseline': anxiety?.baseline ?? null,
      'gad-7 current': anxiety?.current ?? null,
    },
    thresholds: Object.fromEntries(
      comparisonsIn(measures).flatMap(({ instrument: { id, change } }) => [
        [`${id} case from`, change.caseFrom?.points ?? 0],
        [`${id} reliable`, change.reliable?.points ?? 0],
      ]),
    ),
    source,
  }
}
