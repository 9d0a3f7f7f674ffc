import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { Answer, Answers, Instrument, InstrumentId, Item, ItemId, NotApplicable } from './instrument.ts'

/**
 * Answers that were read, or the fields that could not be. In the second case `kept` still holds every
 * answer in range, so that a risk item is seen although the form as a whole is not accepted (MEAS-012).
 */
export type AnswersRead<Id extends InstrumentId> =
  | { readonly ok: true; readonly value: Answers<Id> }
  | { readonly ok: false; readonly problem: Invalid; readonly kept: Answers<Id> }

/**
 * Reads answers from a form, a row or a message: keeps each whole number in the item's range and names
 * the others (MEAS-010). Absent, `null`, `undefined` and the empty text are missing, which is not zero.
 * Whole numbers may come as text, as forms send them, and `na` where the item has that answer. Names other than `q1`, `q2` … are not looked at.
 *
 * Field codes: `answers/unreadable` (no whole number), `answers/out-of-range`, `answers/unknown-item`.
 *
 * @example readAnswers(phq9, { q1: '2', q2: 1 }) // { ok: true, value: { q1: 2, q2: 1, q3: null, … } }
 */
export function readAnswers<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  raw: Readonly<Record<string, unknown>>,
): AnswersRead<Id> {
  const kept: Record<ItemId, Answer | NotApplicable> = {}
  const fields: FieldProblem[] = []
  for (const items of [instrument.items, instrument.unscoredItems]) {
    for (const item of items) {
      const read = readAnswer(item, Object.hasOwn(raw, item.id) ? raw[item.id] : null)
      const isProblem = typeof read === 'string' && read !== 'na'
      kept[item.id] = isProblem ? null : read
      if (isProblem) fields.push({ field: item.id, code: read })
    }
  }
  for (const field of Object.keys(raw)) {
    if (/^q\d+$/.test(field) && !Object.hasOwn(kept, field))
      fields.push({ field, code: 'answers/unknown-item' })
  }
  // The one place where answers become the answers of an instrument.
  const answers = kept as Answers<Id>
  return fields.length === 0 ? ok(answers) : { ...invalid(fields), kept: answers }
}

/**
 * Reads the list of a command line: numbers divided by commas, `-` for a missing answer, `na` for a question
 * that does not apply. Ranges are not judged here, since they belong to the instrument; {@link scoreRaw} does
 * that.
 *
 * Field codes, by place (`answer 3`): `answers/unreadable`.
 * Source: MEAS-010.
 *
 * @example parseAnswerList('1,2,0,-,3') // { ok: true, value: [1, 2, 0, null, 3] }
 */
export function parseAnswerList(text: string): Result<readonly (Answer | NotApplicable)[], Invalid> {
  const values: (Answer | NotApplicable)[] = []
  const fields: FieldProblem[] = []
  text.split(',').forEach((cell, at) => {
    const word = cell.trim()
    if (word === '-') values.push(null)
    else if (word === 'na') values.push(word)
    else if (/^-?\d+(\.\d+)?$/.test(word)) values.push(Number(word))
    else fields.push({ field: `answer ${at + 1}`, code: 'answers/unreadable' })
  })
  return fields.length === 0 ? ok(values) : invalid(fields)
}

function readAnswer(
  item: Item,
  value: unknown,
): Answer | NotApplicable | 'answers/unreadable' | 'answers/out-of-range' {
  if (value === null || value === undefined || value === '') return null
  if (value === 'na' && item.options.some((option) => option.value === 'na')) return value
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number)) return 'answers/unreadable'
  if (number < item.min || number > item.max) return 'answers/out-of-range'
  return number === 0 ? 0 : number // -0 is 0
}
