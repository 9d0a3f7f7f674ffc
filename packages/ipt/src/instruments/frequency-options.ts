import type { AnswerOption } from './instrument.ts'

/** The answers shared by PHQ-9, PHQ-2 and GAD-7. Codes: README.md of phq-9. */
export const frequencyOptions: readonly AnswerOption[] = [
  { id: 'not-at-all', value: 0, loinc: 'LA6568-5' },
  { id: 'several-days', value: 1, loinc: 'LA6569-3' },
  { id: 'more-than-half-the-days', value: 2, loinc: 'LA6570-1' },
  { id: 'nearly-every-day', value: 3, loinc: 'LA6571-9' },
]
