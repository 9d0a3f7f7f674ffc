/** The instruments this package can score, by the names that `kith score` uses. */
export type InstrumentId = 'phq-9' | 'phq-2' | 'gad-7' | 'cudos' | 'qids-sr16' | 'wsas' | 'who-5'

/** Those with an item that can be not applicable: only the work item of WSAS (MEAS-010). */
export type InstrumentWithNotApplicable = 'wsas'

/** `q1`, `q2` … in the order of the official form. */
export type ItemId = `q${number}`

/**
 * One answer that may be chosen. Labels are looked up by `id`, never by position, so a list drawn in
 * another order cannot change what an answer is worth (HAZ-018).
 */
export type AnswerOption = {
  readonly id: string
  /** The points it is worth; `na` says that the question does not apply, which is an answer and no gap. */
  readonly value: number | NotApplicable
  readonly loinc: string | null
}

/** A question: its place, its whole-number range, and the options that fill the range. */
export type Item = {
  readonly id: ItemId
  /** `null`: no code is confirmed. */
  readonly loinc: string | null
  readonly min: number
  readonly max: number
  readonly options: readonly AnswerOption[]
}

/** A named stretch of the total, reaching from `from` to just below the next band. */
export type Band = { readonly from: number; readonly name: BandName }

export type BandName =
  | 'none'
  | 'nondepressed'
  | 'minimal'
  | 'mild'
  | 'moderate'
  | 'moderately severe'
  | 'severe'
  | 'very severe'
  | 'subclinical'
  | 'significant'
  | 'moderately severe or worse'
  | 'below cut-off'
  | 'at or above cut-off'
  | 'at or below cut-off'
  | 'above cut-off'

/**
 * Items of which only the highest answer counts. The domain is determined when an answer in it is the
 * highest there can be, or when every group in `needs` has an answer: of a group one is enough, as where a
 * form asks for one item *or* another.
 */
export type Domain = { readonly id: string; readonly needs: readonly (readonly ItemId[])[] }

/**
 * How a total comes about, and what becomes of a form with gaps.
 *
 * - `prorate`: the sum; with up to `atMost` gaps the mean of the answers times the number of items. An item
 *   that is not applicable is counted like a gap.
 * - `all-required`: the sum of all items, times a factor; with a gap there is none.
 * - `highest-of-domains`: the sum of the highest answer of each domain; none while a domain is undetermined.
 */
export type Counting =
  | { readonly rule: 'prorate'; readonly atMost: number; readonly source: string }
  | { readonly rule: 'all-required'; readonly times: number; readonly source: string }
  | { readonly rule: 'highest-of-domains'; readonly domains: readonly Domain[]; readonly source: string }

/** What a risk item speaks of. */
export type SignalName = 'self-harm-thoughts'

/** An item whose answer is looked at by itself, whatever the total is. */
export type RiskItem = {
  readonly item: ItemId
  readonly atLeast: number
  /** `null`: no answer to this item is a priority by itself. */
  readonly priorityFrom: number | null
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
  /** A narrower cut-off for remission, where one is published. */
  readonly strictRemissionBelow?: Sourced
  /** A total of this or more is a case. */
  readonly caseFrom?: Sourced
  /** Response is defined only for a baseline of this or more. */
  readonly responseFrom?: Sourced
  /** Smallest drop between two sessions that can be a sudden gain, in points. */
  readonly suddenGain?: Sourced
}

/** Whether the wording lies in this package, or is brought by a clinic that holds the right to it. */
export type WordingRight = { readonly wording: 'shipped' | 'clinic-supplies'; readonly statement: string }

/** A questionnaire as data (the key of MEAS-001). Its wording is a {@link TextPack} beside it. */
export type Instrument<Id extends InstrumentId = InstrumentId> = {
  readonly id: Id
  /** Rises when the same answers would give another result; stored with every score. */
  readonly version: string
  /** What it measures, in a word. */
  readonly measures: 'depression' | 'anxiety' | 'functioning' | 'well-being'
  /** Which way is better. Change is spoken of as a drop, so a scale where more is better has no drop to judge. */
  readonly better: 'lower' | 'higher'
  readonly source: string
  readonly licence: WordingRight
  /** The items that make the total. */
  readonly items: readonly Item[]
  /** Items that are asked but never counted, such as the function item of PHQ-9. */
  readonly unscoredItems: readonly Item[]
  /** `null`: no code is confirmed. */
  readonly loinc: { readonly panel: string | null; readonly total: string | null }
  readonly total: { readonly min: number; readonly max: number }
  readonly bands: readonly Band[]
  readonly counting: Counting
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

/** The question does not apply to the person: neither a number nor a gap. Only WSAS, item 1, can say so. */
export type NotApplicable = 'na'

/** What can stand in the place of an item of this instrument. */
export type AnswerTo<Id extends InstrumentId> = Id extends InstrumentWithNotApplicable
  ? Answer | NotApplicable
  : Answer

declare const answersOf: unique symbol

/** Answers that {@link readAnswers} has checked against this instrument. Every item has a place. */
export type Answers<Id extends InstrumentId = InstrumentId> = Readonly<Record<ItemId, AnswerTo<Id>>> & {
  readonly [answersOf]: Id
}
