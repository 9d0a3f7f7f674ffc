import type { Answers, BandName, Instrument, InstrumentId, ItemId } from './instrument.ts'

/** A total that the instrument's own rule allows, in whole points. */
export type Scored<Id extends InstrumentId = InstrumentId> = {
  readonly state: 'scored'
  readonly instrument: Id
  readonly version: string
  readonly total: number
  /** The prorated sum before rounding; equal to `total` when nothing was missing. */
  readonly unrounded: number
  readonly band: BandName
  readonly prorated: boolean
}

/** Too many gaps for a total; the unanswered items are named. */
export type NotScorable<Id extends InstrumentId = InstrumentId> = {
  readonly state: 'not-scorable'
  readonly instrument: Id
  readonly version: string
  readonly missing: readonly ItemId[]
}

export type Score<Id extends InstrumentId = InstrumentId> = Scored<Id> | NotScorable<Id>

/** `missing: 'strict'` requires every scored item, whatever the instrument's own rule allows. */
export type ScoreOptions = { readonly missing?: 'as-published' | 'strict' }

/**
 * Adds up the scored items by the instrument's rule for missing answers. A prorated total is the mean of
 * the answers times the number of items, rounded half up in whole-number arithmetic (MEAS-011): 4.5 is 5.
 * Items that are not scored never matter. Never fails: answers have been read before.
 * Source: README.md of each instrument; MEAS-010 to MEAS-012.
 *
 * @example scoreOf(phq9, answers) // { state: 'scored', total: 14, band: 'moderate', prorated: false, … }
 */
export function scoreOf<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers<NoInfer<Id>>,
  options: ScoreOptions = {},
): Score<Id> {
  const count = instrument.items.length
  let sum = 0
  let answered = 0
  for (const item of instrument.items) {
    const answer = answers[item.id] ?? null
    if (answer === null) continue
    sum += answer
    answered += 1
  }
  const { id, version } = instrument
  if (count - answered > missingAllowed(instrument, options)) {
    return { state: 'not-scorable', instrument: id, version, missing: missingItems(instrument, answers) }
  }
  const total = divideHalfUp(sum * count, answered)
  return {
    state: 'scored',
    instrument: id,
    version,
    total,
    unrounded: (sum * count) / answered,
    band: bandOf(instrument, total),
    prorated: answered < count,
  }
}

/**
 * The name of the band that a whole total falls in. A total below the first band gets the first name.
 *
 * @example bandOf(phq9, 15) // 'moderately severe'
 */
export function bandOf(instrument: Instrument, total: number): BandName {
  const [first, ...higher] = instrument.bands
  if (first === undefined) throw new Error(`${instrument.id} has no bands`)
  let name = first.name
  for (const band of higher) if (total >= band.from) name = band.name
  return name
}

/**
 * The scored items without an answer, in the order of the form; what a form with gaps points out once
 * (MEAS-018).
 *
 * @example missingItems(phq9, answers) // ['q2', 'q4']
 */
export function missingItems<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers<NoInfer<Id>>,
): readonly ItemId[] {
  return instrument.items.filter((item) => (answers[item.id] ?? null) === null).map((item) => item.id)
}

function missingAllowed(instrument: Instrument, options: ScoreOptions): number {
  return options.missing === 'strict' || instrument.missing.rule === 'all-required'
    ? 0
    : instrument.missing.atMost
}

// Whole numbers throughout: no half is lost in a binary fraction. Both arguments are 0 or more.
function divideHalfUp(dividend: number, divisor: number): number {
  const doubled = 2 * dividend + divisor
  return (doubled - (doubled % (2 * divisor))) / (2 * divisor)
}
