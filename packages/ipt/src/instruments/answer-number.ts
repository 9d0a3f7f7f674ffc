import type { Answer, Answers, ItemId } from './instrument.ts'

/**
 * The number given to an item; `null` where there is none, because it was left out or does not apply.
 * Source: MEAS-010.
 *
 * @example answerNumber(answers, 'q9') // 1
 */
export function answerNumber(answers: Answers, item: ItemId): Answer {
  const answer = answers[item] ?? null
  return answer === 'na' ? null : answer
}
