import type { InstrumentId } from '../instruments/instrument.ts'
import type { TotalOf } from './comparison.ts'

/** A scorable total and its day, counted from session 1: 0 is that day, -2 is two days before. */
export type DatedTotal<Id extends InstrumentId = InstrumentId> = TotalOf<Id> & { readonly day: number }

/**
 * The baseline of a course: the last total at or before session 1. `null` when there is none; a later
 * one never takes its place, since treatment had begun. Of two on one day the later in the list counts.
 * Source: instruments.md, section 6.
 *
 * @example baselineIn(totals)?.total // 18
 */
export function baselineIn<Id extends InstrumentId>(
  totals: readonly DatedTotal<Id>[],
): DatedTotal<Id> | null {
  return latest(totals.filter(({ day }) => day <= 0))
}

/**
 * The current total of a course: the last one after session 1, up to and with the day `until`. `null`
 * when there is none yet, so that a baseline is never compared with itself.
 * Source: instruments.md, section 6.
 *
 * @example currentIn(totals, 28)?.total // 12
 */
export function currentIn<Id extends InstrumentId>(
  totals: readonly DatedTotal<Id>[],
  until: number,
): DatedTotal<Id> | null {
  return latest(totals.filter(({ day }) => day > 0 && day <= until))
}

function latest<Id extends InstrumentId>(totals: readonly DatedTotal<Id>[]): DatedTotal<Id> | null {
  let last: DatedTotal<Id> | null = null
  for (const total of totals) if (last === null || total.day >= last.day) last = total
  return last
}
