import type { Day } from '../../time/day.ts'

/** One figure of an evidence table: what was found, in whom, measured how, by whom, and when it was looked up. */
export type EvidenceRow = {
  readonly id: string
  readonly figure: string
  readonly population: string
  readonly measure: string
  readonly source: string
  readonly checkedOn: Day
  readonly caution: string
  readonly audience: 'patient' | 'clinician'
}

/**
 * The figures that a page for patients may carry: rows meant for patients, each with its source and the day it was
 * checked (IPT-084). They are about groups of people; nothing here makes a chance for one person of them (IPT-085).
 *
 * @example hopeNumbers(rows).map(({ source }) => source)
 */
export function hopeNumbers(rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  return rows.filter(
    ({ audience, figure, source }) => audience === 'patient' && figure.trim() !== '' && source.trim() !== '',
  )
}
