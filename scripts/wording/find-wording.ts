import { createHash } from 'node:crypto'

/** A text by its number of words and the salted hash of them; the words themselves cannot be read from it. */
export type WordingHash = { words: number; sha256: string }

export type WordingHashes = { salt: string; hashes: readonly WordingHash[] }

/** Shorter texts ("Feeling sad") stand in any book, and their hashes could be guessed. */
const fewestWords = 5

/** The hash of an item text; null for one of fewer than five words. Case, marks and white space play no part. */
export function hashOf(text: string, salt: string): WordingHash | null {
  const words = wordsOf(text)
  return words.length < fewestWords ? null : { words: words.length, sha256: digest(words, salt) }
}

/** The lines of a file on which a text of the list begins. */
export function findWording(source: string, { salt, hashes }: WordingHashes): readonly number[] {
  const lines: number[] = []
  const all = source.split('\n').flatMap((line, at) => wordsOf(line).map((word) => ({ word, line: at + 1 })))
  const byLength = Map.groupBy(hashes, ({ words }) => words)
  for (const [length, wanted] of byLength) {
    const known = new Set(wanted.map(({ sha256 }) => sha256))
    for (let at = 0; at + length <= all.length; at += 1) {
      const window = all.slice(at, at + length)
      const digested = digest(
        window.map(({ word }) => word),
        salt,
      )
      if (known.has(digested)) lines.push(window[0]?.line ?? 0)
    }
  }
  return lines.toSorted((a, b) => a - b)
}

/** The instrument a file is a text pack of, by its content; null for any other file. */
export function packIn(source: string): string | null {
  const isPack = /["']?recall["']?\s*:/.test(source) && /["']?instrumentVersion["']?\s*:/.test(source)
  return isPack ? (/["']?instrument["']?\s*:\s*["']([\w-]+)["']/.exec(source)?.[1] ?? null) : null
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function digest(words: readonly string[], salt: string): string {
  return createHash('sha256')
    .update(`${salt}\n${words.join(' ')}`)
    .digest('hex')
}
