/** One word of a line with its place, in UTF-16 units. A mark that ends a clause stands as a word of its own. */
export type LineWord = { readonly text: string; readonly at: number; readonly end: number }

/**
 * A pattern of words: words divided by spaces, `|` between alternatives, `~3` for up to three other words of the
 * same clause, `^` for the beginning of a clause, `*ing` for any word that ends so. "don't" counts as `do not`,
 * "you're" as `you are`, and so on, so that a pattern is written with the long form.
 */
export type WordPattern = string

/** Where a pattern was found, in UTF-16 units of the line. */
export type FoundWords = { readonly at: number; readonly length: number }

/** The longest line that is looked at, in UTF-16 units; the rest of a longer one is left alone. */
export const longestLine = 1000

const clauseEnds = new Set(['.', '!', '?', ';', ',', ':'])

/**
 * The words of a line, lower-case, short forms spelled out. One pass and a fixed amount of work per character
 * (SEC-041).
 *
 * @example wordsOf("You're late.").map(({ text }) => text) // ['you', 'are', 'late', '.']
 */
export function wordsOf(line: string): readonly LineWord[] {
  const words: LineWord[] = []
  const plain = line.slice(0, longestLine).replaceAll(/[\u2018\u2019\u02bc\uff07]/g, "'")
  // Each step takes one run of letters or one mark; no part of the pattern can be matched in two ways.
  for (const found of plain.matchAll(/[\p{L}\p{N}']+|[.!?;,:\u2014\u2026]/gu)) {
    const [text] = found
    const [at, end] = [found.index, found.index + text.length]
    for (const part of spellOut(text.toLowerCase())) words.push({ text: part, at, end })
  }
  return words
}

type Slot = { readonly gap: number; readonly begins: boolean; readonly words: ReadonlySet<string> }

/** A pattern that was read, one slot for each of its words. */
export type PatternSlots = readonly Slot[]

/**
 * Reads a pattern once, so that it can be looked for in many sentences.
 *
 * @example readPattern('you ~1 never').length // 2
 */
export function readPattern(pattern: WordPattern): PatternSlots {
  const slots: Slot[] = []
  let gap = 0
  let begins = false
  for (const part of pattern.split(' ')) {
    if (part === '^') begins = true
    else if (part.startsWith('~')) gap = Math.min(9, Number(part.slice(1)))
    else {
      slots.push({ gap, begins, words: new Set(part.split('|')) })
      gap = 0
      begins = false
    }
  }
  return slots
}

/**
 * The first place where a pattern is found, or `null`. The work is the number of words times the length of the
 * pattern with its gaps, and a gap has at most nine words: linear in the line (SEC-041).
 *
 * @example findPattern(readPattern('you ~1 never'), wordsOf('You really never call')) // { at: 0, length: 16 }
 */
export function findPattern(slots: PatternSlots, words: readonly LineWord[]): FoundWords | null {
  for (let start = 0; start < words.length; start += 1) {
    // Most words do not begin most patterns: say so before anything is made.
    if (slots[0] === undefined || !fits(slots[0], words, start)) continue
    const last = matchFrom(slots, words, start)
    const [first, end] = [words[start], last === null ? undefined : words[last]]
    if (first !== undefined && end !== undefined) return { at: first.at, length: end.end - first.at }
  }
  return null
}

// All places where the slots so far can end are kept, each once, so that no way is tried twice.
function matchFrom(slots: PatternSlots, words: readonly LineWord[], start: number): number | null {
  let ends: readonly number[] = [start]
  for (const slot of slots.slice(1)) {
    const next: number[] = []
    for (const end of ends) {
      for (let step = 1; step <= slot.gap + 1; step += 1) {
        const word = words[end + step]
        if (word === undefined) break
        if (fits(slot, words, end + step) && !next.includes(end + step)) next.push(end + step)
        if (clauseEnds.has(word.text)) break
      }
    }
    if (next.length === 0) return null
    ends = next
  }
  return Math.min(...ends)
}

function fits(slot: Slot, words: readonly LineWord[], at: number): boolean {
  const text = words[at]?.text ?? ''
  const before = slot.begins ? words[at - 1]?.text : undefined
  if (before !== undefined && !clauseEnds.has(before) && !openers.has(before)) return false
  return slot.words.has(text) || (slot.words.has('*ing') && text.length > 4 && text.endsWith('ing'))
}

// Words after which a clause can begin without a mark.
const openers = new Set(['and', 'but', 'so', 'well', 'please', 'just', 'because', 'then', 'oh'])

const shortForms: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  cannot: ['can', 'not'],
  cant: ['can', 'not'],
  "won't": ['will', 'not'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  didnt: ['did', 'not'],
  wouldnt: ['would', 'not'],
  youre: ['you', 'are'],
  "let's": ['let', 'us'],
}

const endings: readonly (readonly [ending: string, word: string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
]

function spellOut(word: string): readonly string[] {
  const whole = Object.hasOwn(shortForms, word) ? shortForms[word] : undefined
  if (whole !== undefined) return whole
  const ending = endings.find(([end]) => word.endsWith(end) && word.length > end.length)
  return ending === undefined ? [word] : [word.slice(0, -ending[0].length), ending[1]]
}
