import { riskStatus } from '../risk/risk-signals.ts'
import type { RiskStatus } from '../risk/risk-signals.ts'
import type { Answer, BandName, Instrument, InstrumentId, NotApplicable } from './instrument.ts'
import { readAnswers } from './read-answers.ts'
import { scoreOf } from './score.ts'
import type { ScoreOptions } from './score.ts'

/** The one JSON object that `kith score` prints; `null` where a thing does not apply. */
export type ScoreLine = {
  readonly instrument: InstrumentId
  readonly state: 'scored' | 'not-scorable' | 'invalid'
  readonly total: number | null
  readonly band: BandName | null
  readonly prorated: boolean | null
  readonly risk: RiskStatus | null
}

/**
 * Scores a bare list of answers in the order of the form, `null` for a missing one, `'na'` for one that does
 * not apply. The list holds the
 * scored items, or those and the unscored ones; any other length, and any value out of range or not
 * whole, is `invalid` and has neither total nor risk status (MEAS-010, MEAS-012).
 *
 * @example scoreRaw(phq9, [1, 1, 1, 0, 0, 0, 1, 0, null])
 * // { instrument: 'phq-9', state: 'scored', total: 5, band: 'mild', prorated: true, risk: 'unanswered' }
 */
export function scoreRaw(
  instrument: Instrument,
  values: readonly (Answer | NotApplicable)[],
  options: ScoreOptions = {},
): ScoreLine {
  const nothing = { instrument: instrument.id, total: null, band: null, prorated: null, risk: null }
  const items = [...instrument.items, ...instrument.unscoredItems]
  if (values.length !== instrument.items.length && values.length !== items.length) {
    return { ...nothing, state: 'invalid' }
  }
  const read = readAnswers(instrument, Object.fromEntries(items.map((item, at) => [item.id, values[at]])))
  if (!read.ok) return { ...nothing, state: 'invalid' }
  const risk = riskStatus(instrument, read.value)
  const score = scoreOf(instrument, read.value, options)
  if (score.state === 'not-scorable') return { ...nothing, state: score.state, risk }
  const { state, total, band, prorated } = score
  return { instrument: instrument.id, state, total, band, prorated, risk }
}
