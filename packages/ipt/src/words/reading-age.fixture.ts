/**
 * The age at which a text in English can be read, by the Flesch-Kincaid grade (grade plus five years): an estimate from
 * the length of sentences and words, for tests of what patients read (product.md, part 7: twelve).
 */
export function readingAge(text: string): number {
  const sentences = text.split(/[.!?:;\n]+/).filter((part) => /\p{L}/u.test(part)).length
  const words = text.match(/[\p{L}’']+/gu) ?? []
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const count = Math.max(1, words.length)
  return 0.39 * (count / Math.max(1, sentences)) + 11.8 * (syllables / count) - 15.59 + 5
}

function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  const groups = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, '').match(/[aeiouy]{1,2}/g)
  return Math.max(1, groups?.length ?? 0)
}
