import type { Instrument, InstrumentId } from '../instruments/instrument.ts'
import { compare } from './comparison.ts'
import type { TotalOf } from './comparison.ts'
import type { Judgement } from './judgement.ts'
import { reliableChange, remission } from './metrics.ts'

export type CaseloadStatus = 'remitted' | 'improving' | 'no-change' | 'worse' | 'cannot-judge'

/**
 * One word for a row of a caseload. `remitted`: below the cut-off now, and not so at baseline; `improving`
 * and `worse`: reliable change (PHQ-9: 6 points, HAZ-020, HAZ-022); else `no-change`. `cannot-judge`
 * without two totals of this instrument, or short of remission when it has no constant of reliable change.
 *
 * @example caseloadStatus(phq9, { instrument: 'phq-9', total: 18 }, score).verdict // 'improving' at 12
 */
export function caseloadStatus<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  baseline: TotalOf<NoInfer<Id>> | null,
  current: TotalOf<NoInfer<Id>> | null,
): Judgement<CaseloadStatus> {
  const { reliable, remissionBelow } = instrument.change
  return {
    verdict: statusOf(instrument, baseline, current),
    rule: 'change/caseload-status',
    inWords: 'Below the cut-off for remission and not so at baseline, else reliable change.',
    inputs: { instrument: instrument.id, baseline: baseline?.total ?? null, current: current?.total ?? null },
    thresholds: {
      ...(remissionBelow && { remissionBelow: remissionBelow.points }),
      ...(reliable && { reliable: reliable.points }),
    },
    source: [remissionBelow?.source, reliable?.source].filter(Boolean).join('; '),
  }
}

function statusOf<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  baseline: TotalOf<NoInfer<Id>> | null,
  current: TotalOf<NoInfer<Id>> | null,
): CaseloadStatus {
  if (baseline === null || current === null) return 'cannot-judge'
  const compared = compare(instrument, baseline, current)
  if (!compared.ok) return 'cannot-judge'
  const below = instrument.change.remissionBelow?.points ?? Number.NEGATIVE_INFINITY
  if (remission(compared.value).verdict === 'yes' && baseline.total >= below) return 'remitted'
  const change = reliableChange(compared.value).verdict
  if (change === 'no-threshold') return 'cannot-judge'
  if (change === 'improved') return 'improving'
  return change === 'deteriorated' ? 'worse' : 'no-change'
}
