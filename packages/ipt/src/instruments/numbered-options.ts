import type { AnswerOption } from './instrument.ts'

/**
 * Answers known by their number alone, for a key whose wording a clinic brings. `of` sets apart the answers of
 * an item that has words of its own: `q17-0`, `q17-1` …
 */
export function numberedOptions(max: number, of?: string): readonly AnswerOption[] {
  return Array.from({ length: max + 1 }, (_, value) => ({
    id: of === undefined ? String(value) : `${of}-${value}`,
    value,
    loinc: null,
  }))
}
