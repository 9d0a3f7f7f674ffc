import type { FoundWords, LineWord, PatternSlots } from './word-pattern.ts'
import { findPattern, readPattern, wordsOf } from './word-pattern.ts'
import type { WordingRule } from './wording-rules.en.ts'
import { wordingRulesEn } from './wording-rules.en.ts'

/** A suggestion and no judgement: which rule was found where. Who is right is not asked (IPT-142, IPT-144). */
export type WordingSuggestion = FoundWords & { readonly rule: WordingRule }

/**
 * Where a line sounds like a complaint about the other, at most once for each rule, in the order of the line.
 * Rules for English, by patterns that anybody can read; how often they are right is in README.md. Time grows
 * with the length of the line and no faster (SEC-041).
 *
 * @example complaintsIn('You never listen to me.')[0]?.rule.id // 'wording/you-never'
 */
export function complaintsIn(
  line: string,
  rules: readonly WordingRule[] = wordingRulesEn,
): readonly WordingSuggestion[] {
  const sentences = sentencesOf(wordsOf(line))
  const found = rules.flatMap((rule) => {
    const patterns = rule.patterns.map(readPattern)
    const unless = rule.unless.map(readPattern)
    for (const sentence of sentences) {
      const place = findIn(patterns, unless, sentence)
      if (place !== null) return [{ ...place, rule }]
    }
    return []
  })
  return found.sort((a, b) => a.at - b.at)
}

function findIn(
  patterns: readonly PatternSlots[],
  unless: readonly PatternSlots[],
  sentence: readonly LineWord[],
): FoundWords | null {
  for (const pattern of patterns) {
    const place = findPattern(pattern, sentence)
    if (place === null) continue
    return unless.some((exception) => findPattern(exception, sentence) !== null) ? null : place
  }
  return null
}

function sentencesOf(words: readonly LineWord[]): readonly (readonly LineWord[])[] {
  const sentences: LineWord[][] = [[]]
  for (const word of words) {
    sentences.at(-1)?.push(word)
    if (['.', '!', '?', ';'].includes(word.text)) sentences.push([])
  }
  // A mark by itself is no sentence.
  return sentences.filter(({ length }) => length > 1)
}
