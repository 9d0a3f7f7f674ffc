import type { Prompt } from '../course/prompt.ts'
import { complaintsIn } from './complaints-in.ts'
import { findPattern, readPattern, wordsOf } from './word-pattern.ts'
import type { WordPattern } from './word-pattern.ts'

/**
 * The suggestions for one alternative line of a communication analysis as prompts (IPT-142): where the words
 * stand, why, and a direct, positive request as an example. What was typed is not repeated in it.
 *
 * @example wordingPrompts('You never listen to me.', 0)[0]?.inputs // { alternative: 0, at: 0, length: 9 }
 */
export function wordingPrompts(line: string, alternative: number): readonly Prompt[] {
  return complaintsIn(line).map(({ rule, at, length }) => ({
    rule: rule.id,
    inputs: { alternative, at, length },
    thresholds: {},
    source: rule.source,
    words:
      `A suggestion: this may be heard as a complaint. ${rule.reason} What would the patient like instead? ` +
      `As a direct, positive request, for example: "${rule.instead}"`,
  }))
}

/**
 * Whether a text says that nothing will help (IPT-151), by plain patterns in English.
 *
 * @example saysNothingHelps('There is no way out of this.') // true
 */
export function saysNothingHelps(text: string): boolean {
  const words = wordsOf(text)
  return nothingHelps.some((pattern) => findPattern(readPattern(pattern), words) !== null)
}

/**
 * Whether a text promises an outcome or gives a chance in numbers (IPT-085), by plain patterns in English. A
 * hint for the one who writes; silence proves nothing.
 *
 * @example promisesAnOutcome('You will definitely recover.') // true
 */
export function promisesAnOutcome(text: string): boolean {
  const words = wordsOf(text)
  return /\d\s?%/.test(text) || promises.some((pattern) => findPattern(readPattern(pattern), words) !== null)
}

const nothingHelps: readonly WordPattern[] = [
  'nothing ~1 will|would|can|could ~2 help|change|work',
  'nothing ~1 helps|works|changes',
  'no way out',
  'no point',
  'no use',
  'no hope',
  'no options',
  'pointless|hopeless',
  'it is ~1 too late',
]

const promises: readonly WordPattern[] = [
  'you will|shall ~2 recover|heal|improve',
  'you will ~2 be cured|well|healthy|fine|better',
  'guarantee|guaranteed|promise|certainly|definitely ~6 recover|better|well|improve|cured',
  'your chance|chances|odds|probability',
  '10|20|30|40|50|60|70|75|80|85|90|95|99|100 percent|per',
]
