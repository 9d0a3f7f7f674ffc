import { answerNumber } from '../instruments/answer-number.ts'
import type {
  Answers,
  Instrument,
  InstrumentId,
  ItemId,
  RiskItem,
  SignalName,
} from '../instruments/instrument.ts'

/** `null` means that the instrument asks about no risk. */
export type RiskStatus = 'positive' | 'unanswered' | 'negative'

/**
 * Something a clinician needs to know about one risk item. It carries the raw answer and the one before,
 * never a score or a category of risk (SAFE-004). What is to be done about it is decided elsewhere.
 */
export type RiskSignal =
  | {
      readonly level: 'ask'
      readonly signal: SignalName
      readonly item: ItemId
      readonly answer: null
      readonly previous: number | null
      readonly source: string
    }
  | {
      readonly level: 'review' | 'priority'
      readonly signal: SignalName
      readonly item: ItemId
      readonly answer: number
      readonly previous: number | null
      readonly since: 'no-earlier-answer' | 'risen' | 'unchanged' | 'fallen'
      readonly source: string
    }

/**
 * What the risk items of a form say, whether or not it has a total: `positive` when any is at or above
 * its threshold, else `unanswered` when any is missing, else `negative` (MEAS-012). `null` when the
 * instrument has no risk item. A negative status rules nothing out: 71.6 % of suicides in a cohort of
 * veterans followed a "not at all" (doi:10.1176/appi.ps.201500149).
 *
 * @example riskStatus(phq9, answers) // 'positive' when q9 is 1, also with a total of 1
 */
export function riskStatus<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers<NoInfer<Id>>,
): RiskStatus | null {
  if (instrument.risk.length === 0) return null
  const given = instrument.risk.map((risk) => ({ risk, answer: answerNumber(answers, risk.item) }))
  if (given.some(({ risk, answer }) => answer !== null && answer >= risk.atLeast)) return 'positive'
  return given.some(({ answer }) => answer === null) ? 'unanswered' : 'negative'
}

/**
 * The signals in whatever has been answered: `ask` for a risk item without an answer, `review` from its
 * threshold, `priority` from its higher one (diagnosis-and-safety 2.1). A signal that was there last time
 * is given again (SAFE-005); `since` tells new and risen ones from unchanged ones (HAZ-005). The total
 * plays no part (SAFE-001).
 *
 * @example riskSignals(phq9, answers, lastTime)
 * // [{ level: 'review', item: 'q9', answer: 1, previous: 0, since: 'risen', signal: 'self-harm-thoughts', … }]
 */
export function riskSignals<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  answers: Answers<NoInfer<Id>>,
  previousAnswers?: Answers<NoInfer<Id>> | null,
): readonly RiskSignal[] {
  return instrument.risk.flatMap((risk) => {
    const previous = previousAnswers ? answerNumber(previousAnswers, risk.item) : null
    return signalsOfItem(risk, answerNumber(answers, risk.item), previous)
  })
}

/**
 * The signal of one risk item by itself, as {@link riskSignals} gives it: none, or one. For an item whose form is
 * not scored here (EPDS), and for an answer at the moment it is given (SAFE-001).
 *
 * @example signalsOfItem(epdsRiskItem, 1, null) // [{ level: 'review', item: 'q10', answer: 1, … }]
 */
export function signalsOfItem(
  risk: RiskItem,
  answer: number | null,
  previous: number | null,
): readonly RiskSignal[] {
  const { item, signal, source } = risk
  if (answer === null) return [{ level: 'ask', signal, item, answer, previous, source }]
  if (answer < risk.atLeast) return []
  const isPriority = risk.priorityFrom !== null && answer >= risk.priorityFrom
  const level = isPriority ? 'priority' : 'review'
  return [{ level, signal, item, answer, previous, since: sinceLastTime(answer, previous), source }]
}

function sinceLastTime(answer: number, previous: number | null) {
  if (previous === null) return 'no-earlier-answer'
  if (answer === previous) return 'unchanged'
  return answer > previous ? 'risen' : 'fallen'
}
