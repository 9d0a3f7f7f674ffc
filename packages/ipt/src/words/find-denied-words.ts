import type { DenyList } from './deny-lists.ts'

/** A denied word as it stands in the text, and where it begins, in UTF-16 units. */
export type DeniedWord = { readonly word: string; readonly at: number; readonly source: string }

/**
 * Finds each word of a deny-list in a text, whatever the case. A space in a listed word stands for any
 * white space, a hyphen for any hyphen or a space, an apostrophe for either shape of it.
 * Source: IPT-003, IPT-078, IPT-156.
 *
 * @example findDeniedWords('Session overdue', blamingWordsEn) // [{ word: 'overdue', at: 8, source: 'IPT-003' }]
 */
export function findDeniedWords(text: string, list: DenyList): readonly DeniedWord[] {
  // Longest first, so that a listed word does not hide a longer one that begins alike.
  const words = list.words
    .toSorted((a, b) => b.length - a.length)
    .map(patternOf)
    .join('|')
  const pattern =
    list.match === 'anywhere' ? `(?:${words})` : String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((found) => ({
    word: found[0],
    at: found.index,
    source: list.source,
  }))
}

function patternOf(word: string): string {
  return word
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(' ', String.raw`\s+`)
    .replaceAll('-', String.raw`[-\u2010\u2011\s]`)
    .replaceAll("'", String.raw`['\u2019]`)
}
