import { findInstrument, gad7En, phq2En, phq9En, type TextPack } from '@kith/ipt'

/** A signal as it is read: what was answered on this form, and the time before (SAFE-004). */
export type Signal = {
  signal: string
  instrument: string
  item: string | null
  answer: number | null
  formerAnswer: number | null
  words: string | null
}

const packs: Readonly<Record<string, TextPack>> = { 'phq-9': phq9En, 'phq-2': phq2En, 'gad-7': gad7En }

/** "Item 9: “Several days” (1)". The answer in the form's own words; never a category, and never that there is no risk (HAZ-007). */
export function signalWords({ item, instrument, answer, words }: Signal): string {
  if (item === null) return `A colleague’s concern: “${words ?? ''}”`
  return answer === null
    ? `${itemName(item)}: left unanswered`
    : `${itemName(item)}: ${answerWords(instrument, item, answer)}`
}

/** How this answer stands to the one before: said, not judged. Null for a concern. */
export function sinceWords({ item, instrument, answer, formerAnswer }: Signal): string | null {
  if (item === null) return null
  if (formerAnswer === null) return 'No earlier answer to this item'
  const before = answerWords(instrument, item, formerAnswer)
  if (answer === null) return `Last time: ${before}`
  if (answer === formerAnswer) return `Same answer as last time`
  return `${answer > formerAnswer ? 'Higher' : 'Lower'} than last time: ${before}`
}

/** "“Several days” (1)", in the official words. */
export function answerWords(instrument: string, item: string, answer: number): string {
  const found = findInstrument(instrument)
  const option = [...(found?.items ?? []), ...(found?.unscoredItems ?? [])]
    .find(({ id }) => id === item)
    ?.options.find(({ value }) => value === answer)
  const label = option === undefined ? undefined : packs[instrument]?.options[option.id]
  return label === undefined ? String(answer) : `“${label}” (${answer})`
}

/** The question itself, as the patient read it. */
export function itemText(instrument: string, item: string): string | null {
  return packs[instrument]?.items[item as `q${number}`] ?? null
}

/** "Item 9" for q9. */
export function itemName(item: string): string {
  return `Item ${item.replace(/^q/, '')}`
}
