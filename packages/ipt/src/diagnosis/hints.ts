import type { Answer, ItemId } from '../instruments/instrument.ts'
import type { Symptom } from './symptom-store.ts'

/**
 * What a questionnaire said about a symptom, for a column of hints (DX-005). It is no {@link SymptomEntry} and
 * cannot become one: the clinician sets each symptom.
 */
export type SymptomHint = {
  readonly symptom: Symptom
  readonly answers: readonly { readonly item: ItemId; readonly answer: Answer }[]
  /** For the PHQ-9 alone, by its own key: more than half the days, item 9 several days. Else `null`. */
  readonly counts: boolean | null
}

/** Which items speak of which symptom (diagnosis-and-safety.md 1.1; instruments.md 3 and 4). */
export const hintItems: Readonly<
  Record<'phq-9' | 'cudos' | 'qids-sr16', Readonly<Partial<Record<Symptom, readonly ItemId[]>>>>
> = {
  'phq-9': {
    mood: ['q2'],
    interest: ['q1'],
    appetite: ['q5'],
    sleep: ['q3'],
    psychomotor: ['q8'],
    energy: ['q4'],
    worth: ['q6'],
    concentration: ['q7'],
    death: ['q9'],
  },
  cudos: {
    mood: ['q1'],
    interest: ['q2'],
    appetite: ['q3', 'q4'],
    sleep: ['q5', 'q6'],
    psychomotor: ['q7', 'q8'],
    energy: ['q9'],
    worth: ['q10', 'q11'],
    concentration: ['q12', 'q13'],
    death: ['q14', 'q15'],
    hopelessness: ['q16'],
  },
  'qids-sr16': {
    mood: ['q5'],
    interest: ['q13'],
    appetite: ['q6', 'q7', 'q8', 'q9'],
    sleep: ['q1', 'q2', 'q3', 'q4'],
    psychomotor: ['q15', 'q16'],
    energy: ['q14'],
    worth: ['q11'],
    concentration: ['q10'],
    death: ['q12'],
  },
}

/**
 * The hints of one form: the raw answers beside each symptom, in the order of the form's symptoms (DX-005).
 *
 * @example symptomHints('phq-9', answers)[0] // { symptom: 'mood', answers: [{ item: 'q2', answer: 3 }], counts: true }
 */
export function symptomHints(
  instrument: keyof typeof hintItems,
  given: Readonly<Record<ItemId, Answer>>,
): readonly SymptomHint[] {
  return Object.entries(hintItems[instrument]).map(([symptom, items]) => {
    const answers = items.map((item) => ({ item, answer: given[item] ?? null }))
    return { symptom: symptom as Symptom, answers, counts: instrument === 'phq-9' ? countsIn(answers) : null }
  })
}

function countsIn(answers: SymptomHint['answers']): boolean | null {
  const [only] = answers
  if (only === undefined || only.answer === null) return null
  return only.answer >= (only.item === 'q9' ? 1 : 2)
}
