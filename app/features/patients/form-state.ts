import type { FieldProblem } from '#ui/index.ts'

/** What a form shows: what was typed, and what is wrong with it, in words. */
export type FormState = {
  typed: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
  problem(name: string): string | undefined
  /** The properties of a field: its name, what is in it, and what is wrong with it. */
  field(name: string, otherwise?: string): { name: string; defaultValue: string; problem: string | undefined }
}

export function formState(
  typed: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, string>>,
  wordsOf: (code: string) => string,
): FormState {
  const problems = Object.entries(fields).map(([field, code]) => ({ field, words: wordsOf(code) }))
  const problem = (name: string) => problems.find(({ field }) => field === name)?.words
  return {
    typed,
    problems,
    problem,
    field: (name, otherwise = '') => ({
      name,
      defaultValue: typed[name] ?? otherwise,
      problem: problem(name),
    }),
  }
}
