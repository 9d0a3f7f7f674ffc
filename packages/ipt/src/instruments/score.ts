import type {
  Answer,
  Answers,
  BandName,
  Counting,
  Domain,
  Instrument,
  InstrumentId,
  Item,
  ItemId,
  NotApplicable,
} from './instrument.ts'

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

/** Too many gaps for a total; the items whose answers are needed are named. */
export type NotScorable<Id extends InstrumentId = InstrumentId> = {
  readonly state: 'not-scorable'
  readonly instrument: Id
  readonly version: string
  readonly missing: readonly ItemId[]
}

export type Score<Id extends InstrumentId = InstrumentId> = Scored<Id> | NotScorable<Id>

/** `missing: 'strict'` requires an answer wherever the form asks for one, whatever the rule for gaps allows. */
export type ScoreOptions = { readonly missing?: MissingOption }

type MissingOption = 'as-published' | 'strict'

/**
 * Counts the scored items by the instrument's own rule. Never fails: answers have been read before. Items
 * that are not scored never matter.
 *
 * - A prorated total is the mean of the answers times the number of items, rounded half up in whole-number
 *   arithmetic (MEAS-011): 4.5 is 5. An item that is not applicable takes the place of a gap (WSAS).
 * - A total of domains takes the highest answer of each, and none is made up: an undetermined domain is not
 *   scorable (QIDS-SR16).
 *
 * `missing: 'strict'` asks for every scored item; one that is not applicable has been answered.
 * Source: README.md of each instrument; MEAS-010 to MEAS-012.
 *
 * @example scoreOf(phq9, answers) // { state: 'scored', total: 14, band: 'moderate', prorated: false, … }
 */
export function scoreOf<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers<NoInfer<Id>>,
  options: ScoreOptions = {},
): Score<Id> {
  const { counting } = instrument
  const rule = options.missing ?? 'as-published'
  return counting.rule === 'highest-of-domains'
    ? scoreDomains(instrument, answers, counting.domains, rule)
    : scoreSum(instrument, answers, counting, rule)
}

/**
 * The name of the band that a whole total falls in. A total below the first band gets the first name.
 * Source: the bands of the key; MEAS-011.
 *
 * @example bandOf(phq9, 15) // 'moderately severe'
 */
export function bandOf(instrument: Instrument, total: number): BandName {
  const [first] = instrument.bands
  if (first === undefined) throw new Error(`${instrument.id} has no bands`)
  let reached = first
  for (const band of instrument.bands) if (total >= band.from) reached = band
  return reached.name
}

/**
 * The scored items whose answers a score still needs, in the order of the form; what a form with gaps points
 * out once (MEAS-018). Where one answer of several is enough, the others are not named.
 *
 * @example missingItems(phq9, answers) // ['q2', 'q4']
 */
export function missingItems<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers<NoInfer<Id>>,
): readonly ItemId[] {
  return neededItems(instrument, answers, 'as-published')
}

function neededItems(instrument: Instrument, answers: Answers, rule: MissingOption): readonly ItemId[] {
  const { counting, items } = instrument
  const isOpen = (item: ItemId) => (answers[item] ?? null) === null
  const ids = items.map(({ id }) => id)
  if (counting.rule !== 'highest-of-domains') return ids.filter(isOpen)
  const needed = counting.domains
    .filter((domain) => !isDetermined(instrument, domain, answers, rule))
    .flatMap(({ needs }) => needs.filter((group) => group.every(isOpen)))
    .flat()
  return ids.filter((id) => needed.includes(id))
}

function scoreSum<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers,
  counting: Exclude<Counting, { rule: 'highest-of-domains' }>,
  rule: MissingOption,
): Score<Id> {
  const count = instrument.items.length
  const { sum, answered, notApplicable } = tallyOf(instrument.items, answers)
  const standIns = count - answered
  const allowed = counting.rule === 'prorate' ? counting.atMost : 0
  if (standIns > allowed || (rule === 'strict' && standIns > notApplicable))
    return notScorable(instrument, answers, rule)
  const times = counting.rule === 'prorate' ? 1 : counting.times
  const total = divideHalfUp(sum * count * times, answered)
  return scored(instrument, total, (sum * count * times) / answered, standIns > 0)
}

type Tally = { readonly sum: number; readonly answered: number; readonly notApplicable: number }
type AnswersByItem = Readonly<Record<ItemId, Answer | NotApplicable>>

// Answers that were read stand in the order of the form, and walking along with them costs less than half of asking
// for each by its name. What stands in another order is put in order first.
function tallyOf(items: readonly Item[], answers: AnswersByItem): Tally {
  let sum = 0
  let answered = 0
  let notApplicable = 0
  let at = 0
  for (const name in answers) {
    if (at === items.length || !isIdOf(items[at], name)) break
    const answer = answers[name]
    if (typeof answer === 'number') {
      sum += answer
      answered += 1
    } else if (answer === 'na') notApplicable += 1
    at += 1
  }
  if (at < items.length) return tallyOf(items, inOrderOf(items, answers))
  return { sum, answered, notApplicable }
}

function isIdOf(item: Item | undefined, name: string): name is ItemId {
  return item?.id === name
}

function inOrderOf(items: readonly Item[], answers: AnswersByItem): AnswersByItem {
  return Object.fromEntries(items.map(({ id }) => [id, answers[id] ?? null]))
}

function scoreDomains<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers,
  domains: readonly Domain[],
  rule: MissingOption,
): Score<Id> {
  let total = 0
  for (const domain of domains) {
    if (!isDetermined(instrument, domain, answers, rule)) return notScorable(instrument, answers, rule)
    total += Math.max(0, ...answersIn(domain, answers))
  }
  return scored(instrument, total, total, false)
}

// A domain that has reached its ceiling cannot rise by what is missing; strict scoring asks all the same.
function isDetermined(instrument: Instrument, domain: Domain, answers: Answers, rule: MissingOption) {
  const isAnswered = (item: ItemId) => (answers[item] ?? null) !== null
  if (domain.needs.every((group) => group.some(isAnswered))) return true
  const ceiling = Math.max(...instrument.items.filter(({ id }) => isIn(domain, id)).map(({ max }) => max))
  return rule === 'as-published' && answersIn(domain, answers).includes(ceiling)
}

function answersIn(domain: Domain, answers: Answers): number[] {
  return domain.needs.flat().flatMap((item) => {
    const answer = answers[item] ?? null
    return typeof answer === 'number' ? [answer] : []
  })
}

function isIn({ needs }: Domain, item: ItemId): boolean {
  return needs.some((group) => group.includes(item))
}

function scored<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  total: number,
  unrounded: number,
  prorated: boolean,
): Scored<Id> {
  const { id, version } = instrument
  const band = bandOf(instrument, total)
  return { state: 'scored', instrument: id, version, total, unrounded, band, prorated }
}

function notScorable<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers,
  rule: MissingOption,
): NotScorable<Id> {
  const { id, version } = instrument
  return { state: 'not-scorable', instrument: id, version, missing: neededItems(instrument, answers, rule) }
}

// Whole numbers throughout: no half is lost in a binary fraction. Both arguments are 0 or more.
function divideHalfUp(dividend: number, divisor: number): number {
  const doubled = 2 * dividend + divisor
  return (doubled - (doubled % (2 * divisor))) / (2 * divisor)
}
