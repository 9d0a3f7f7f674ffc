import type { ChangeConstants, Instrument, InstrumentId, Sourced } from '../instruments/instrument.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'

/** Thresholds that a clinic sets, in whole points of the instrument; those left out stay as they are. */
export type ClinicThresholds = { readonly [Name in keyof ChangeConstants]?: number }

const names: readonly (keyof ChangeConstants)[] = [
  'mcid',
  'reliable',
  'remissionBelow',
  'strictRemissionBelow',
  'caseFrom',
  'responseFrom',
  'suddenGain',
]

/**
 * The instrument with the thresholds of a clinic in place of the published ones. Each verdict made with it
 * carries them, and says that the clinic set them (IPT-222). Field code, by name of the threshold:
 * `change/threshold-out-of-range` (1 point to the highest total).
 *
 * @example setThresholds(phq9, { reliable: 7 }) // { ok: true, value: { id: 'phq-9', change: { reliable: … } } }
 */
export function setThresholds<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  thresholds: ClinicThresholds,
): Result<Instrument<Id>, Invalid> {
  const fields: FieldProblem[] = []
  const change: Record<string, Sourced> = {}
  for (const name of names) {
    const points = thresholds[name]
    if (points === undefined) continue
    if (!Number.isInteger(points) || points < 1 || points > instrument.total.max) {
      fields.push({ field: name, code: 'change/threshold-out-of-range' })
    } else change[name] = { points, source: 'set by the clinic' }
  }
  if (fields.length > 0) return invalid(fields)
  return ok({ ...instrument, change: { ...instrument.change, ...change } })
}

/** How widely totals vary in a sample, in points, and how far two of one person agree. */
export type ScaleStatistics = {
  readonly standardDeviation: number
  /** Test-retest reliability or alpha, above 0 and below 1. */
  readonly reliability: number
  /** The paper or the clinic's own sample. */
  readonly from: string
}

/**
 * The reliable change index in points, unrounded: 1.96 x sqrt(2) x SD x sqrt(1 - r) (Jacobson & Truax 1991). A
 * change larger than this is unlikely to be measurement error alone.
 * Source: MEAS-043.
 *
 * @example reliableChangeIndex({ standardDeviation: 6, reliability: 0.9, from: 'own sample' }) // 5.26 …
 */
export function reliableChangeIndex({ standardDeviation, reliability }: ScaleStatistics): number {
  return 1.96 * Math.SQRT2 * standardDeviation * Math.sqrt(1 - reliability)
}

/**
 * The instrument with a constant of reliable change worked out from statistics that a clinic enters; without it
 * CUDOS and QIDS-SR16 have percent change and band alone (MEAS-043). The constant is the smallest whole number
 * of points larger than {@link reliableChangeIndex}; its source names the statistics.
 *
 * Field codes: `change/deviation-out-of-range` (above 0, at most the range of totals),
 * `change/reliability-out-of-range`, `change/source-missing`. Refused: `change/never-reliable` when not even the
 * whole range of the scale would be a reliable change.
 *
 * @example setReliableChange(cudos, { standardDeviation: 12.3, reliability: 0.92, from: 'own sample, 2026' })
 */
export function setReliableChange<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  statistics: ScaleStatistics,
): Result<Instrument<Id>, Invalid | Refused<'change/never-reliable'>> {
  const { standardDeviation, reliability, from } = statistics
  const range = instrument.total.max - instrument.total.min
  const fields: FieldProblem[] = []
  if (!(standardDeviation > 0 && standardDeviation <= range)) {
    fields.push({ field: 'standardDeviation', code: 'change/deviation-out-of-range' })
  }
  if (!(reliability > 0 && reliability < 1)) {
    fields.push({ field: 'reliability', code: 'change/reliability-out-of-range' })
  }
  if (from.trim() === '') fields.push({ field: 'from', code: 'change/source-missing' })
  if (fields.length > 0) return invalid(fields)
  const points = Math.floor(reliableChangeIndex(statistics)) + 1
  if (points > range) return refuse('change/never-reliable')
  const source = `1.96 x sqrt(2) x SD x sqrt(1 - r), SD ${standardDeviation}, r ${reliability}: ${from.trim()}`
  return ok({ ...instrument, change: { ...instrument.change, reliable: { points, source } } })
}
