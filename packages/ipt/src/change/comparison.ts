import type { Instrument, InstrumentId } from '../instruments/instrument.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'

/** A total with the name of its instrument; a {@link Scored} score is one. Prorated totals count (MEAS-041). */
export type TotalOf<Id extends InstrumentId = InstrumentId> = {
  readonly instrument: Id
  readonly total: number
}

declare const comparedBrand: unique symbol

/** A baseline and a current total of one instrument, both whole and in its range. */
export type Comparison<Id extends InstrumentId = InstrumentId> = {
  readonly instrument: Instrument<Id>
  readonly baseline: number
  readonly current: number
  /** Points from baseline down to current; negative when the total has risen. */
  readonly drop: number
  readonly [comparedBrand]: true
}

/**
 * Puts two totals of one instrument side by side. Totals of different instruments never compare:
 * refused with `change/mixed-instruments` (MEAS-041, IPT-022). Field code for a total that the instrument
 * cannot give: `change/total-out-of-range`.
 *
 * @example compare(phq9, { instrument: 'phq-9', total: 20 }, { instrument: 'phq-9', total: 9 })
 * // { ok: true, value: { baseline: 20, current: 9, drop: 11, … } }
 */
export function compare<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  baseline: TotalOf<NoInfer<Id>>,
  current: TotalOf<NoInfer<Id>>,
): Result<Comparison<Id>, Invalid | Refused<'change/mixed-instruments'>> {
  if (baseline.instrument !== instrument.id || current.instrument !== instrument.id) {
    return refuse('change/mixed-instruments')
  }
  const fields: FieldProblem[] = []
  if (!isTotalOf(instrument, baseline.total)) fields.push(outOfRange('baseline'))
  if (!isTotalOf(instrument, current.total)) fields.push(outOfRange('current'))
  if (fields.length > 0) return invalid(fields)
  const compared = {
    instrument,
    baseline: baseline.total,
    current: current.total,
    drop: baseline.total - current.total,
  }
  return ok(compared as Comparison<Id>)
}

/**
 * Whether the instrument can give that total: whole, in range, and a multiple of its factor.
 * Source: the key of the instrument (MEAS-010).
 *
 * @example isTotalOf(phq9, 28) // false
 */
export function isTotalOf(instrument: Instrument, total: number): boolean {
  const { counting } = instrument
  const step = counting.rule === 'all-required' ? counting.times : 1
  const { min, max } = instrument.total
  return Number.isInteger(total) && total >= min && total <= max && (total - min) % step === 0
}

function outOfRange(field: string): FieldProblem {
  return { field, code: 'change/total-out-of-range' }
}
