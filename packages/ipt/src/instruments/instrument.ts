/** The instruments this package can score, by the names that `kith score` uses. */
export type InstrumentId = 'phq-9' | 'phq-2' | 'gad-7'

/** `q1`, `q2` … in the order of the official form. */
export type ItemId = `q${number}`

/**
 * One answer that may be chosen. Labels are looked up by `id`, never by position, so a list drawn in
 * another order cannot change what an answer is worth (HAZ-018).
 */
export type AnswerOption = { readonly id: string; readonly value: number; readonly loinc: string }

/** A question: its place, its whole-number range, and the options that fill the range. */
export type Item = {
  readonly id: ItemId
  readonly loinc: string
  readonly min: number
  readonly max: number
  readonly options: readonly AnswerOption[]
}

/** A named stretch of the total, reaching from `from` to just below the next band. */
export type Band = { readonly from: number; readonly name: BandName }

export type BandName =
  | 'minimal'
  | 'mild'
  | 'moderate'
  | 'moderately severe'
  | 'severe'
  | 'below cut-off'
  | 'at or above cut-off'

/** What becomes of a form with gaps: the mean of the answers stands in, up to a number of gaps, or nothing does. */
export type MissingRule =
  | { readonly rule: 'prorate'; readonly atMost: number; readonly source: string }
  | { readonly rule: 'all-required'; readonly source: string }

/** What a risk item speaks of. */
export type SignalName = 'self-harm-thoughts'

/** An item whose answer is looked at by itself, whatever the total is. */
export type RiskItem = {
  readonly item: ItemId
  readonly atLeast: number
  readonly priorityFrom: number
  readonly signal: SignalName
  readonly source: string
}

/** A clinical number beside the paper or rule it comes from. */
export type Sourced = { readonly points: number; readonly source: string }

/** The numbers that a comparison of two totals needs; one that is not published is left out (MEAS-043). */
export type ChangeConstants = {
  /** Smallest drop that matters to patients, in points. */
  readonly mcid?: Sourced
  /** Smallest drop or rise that is more than measurement error, in points. */
  readonly reliable?: Sourced
  /** A total below this is remission. */
  readonly remissionBelow?: Sourced
  /** A total of this or more is a case. */
  readonly caseFrom?: Sourced
  /** Response is defined only for a baseline of this or more. */
  readonly responseFrom?: Sourced
}

/** A questionnaire as data (the key of MEAS-001). Its wording is a {@link TextPack} beside it. */
export type Instrument<Id extends InstrumentId = InstrumentId> = {
  readonly id: Id
  /** Rises when the same answers would give another result; stored with every score. */
  readonly version: string
  /** The items that make the total. */
  readonly items: readonly Item[]
  /** Items that are asked but never counted, such as the function item of PHQ-9. */
  readonly unscoredItems: readonly Item[]
  readonly loinc: { readonly panel: string; readonly total: string }
  readonly total: { readonly min: number; readonly max: number }
  readonly bands: readonly Band[]
  readonly missing: MissingRule
  readonly risk: readonly RiskItem[]
  readonly change: ChangeConstants
}

/** The words of an instrument in one language, unaltered (MEAS-004), with the right to show them. */
export type TextPack<Id extends InstrumentId = InstrumentId> = {
  readonly instrument: Id
  readonly instrumentVersion: string
  /** BCP 47 tag. */
  readonly language: string
  readonly title: string
  readonly recall: string
  readonly stem: string
  readonly items: Readonly<Record<ItemId, string>>
  /** Option id to label. */
  readonly options: Readonly<Record<string, string>>
  readonly licence: string
  readonly notice: string
  readonly source: string
  /** Year and month in which licence and wording were last compared with the source. */
  readonly checked: string
}

/** An answer in range, or `null` for one that was not given. Missing is not zero (MEAS-010). */
export type Answer = number | null

declare const answersOf: unique symbol

/** Answers that {@link readAnswers} has checked against this instrument. Every item has a place. */
export type Answers<Id extends InstrumentId = InstrumentId> = Readonly<Record<ItemId, Answer>> & {
  readonly [answersOf]: Id
}
