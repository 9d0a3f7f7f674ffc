import { UsageProblem } from './usage-problem.ts'

/** For commands that take no words: a mistyped option is not quietly ignored. */
export function noWords(words: readonly string[]): void {
  if (words[0] !== undefined) throw new UsageProblem(`takes no "${words[0]}". --help says what it does.`)
}
