/** A text of the file with the line it stands on. */
export type LinedText = { readonly text: string; readonly line: number }

/** An object of the file: its texts and the objects in it, by name. `line` is where it begins. */
export type LinedObject = { readonly entries: ReadonlyMap<string, LinedValue>; readonly line: number }

export type LinedValue = LinedText | LinedObject

/** Where reading stopped, and why. */
export type JsonProblem = { readonly field: string; readonly code: JsonProblemCode; readonly line: number }

export type JsonProblemCode =
  | 'text-pack/not-json'
  | 'text-pack/not-text'
  | 'text-pack/duplicate'
  | 'text-pack/broken-character'

/** Thrown inside this file only; the exported function returns the problem instead. */
class Stop extends Error {
  readonly problem: JsonProblem
  constructor(problem: JsonProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * Reads JSON that holds texts and objects of texts, nothing else, and keeps the line of each: the reader of
 * the language says at best at which character a file breaks, and takes the last of two equal names in silence
 * (SEC-037). Stops at the first thing it cannot read.
 */
export function readLinedJson(source: string): LinedObject | JsonProblem {
  try {
    const tokens = new Tokens(source)
    const value = readObject(tokens, tokens.take('{', ''), '', 0)
    tokens.takeEnd()
    return value
  } catch (problem) {
    if (problem instanceof Stop) return problem.problem
    throw problem
  }
}

// One object in another is as deep as a text pack goes.
function readObject(tokens: Tokens, line: number, within: string, depth: number): LinedObject {
  const entries = new Map<string, LinedValue>()
  if (tokens.skip('}')) return { entries, line }
  for (;;) {
    const name = tokens.takeText(within)
    const field = within === '' ? name.text : `${within}.${name.text}`
    if (entries.has(name.text)) throw new Stop({ field, code: 'text-pack/duplicate', line: name.line })
    tokens.take(':', field)
    if (tokens.isNext('{') && depth === 0) {
      entries.set(name.text, readObject(tokens, tokens.take('{', field), field, depth + 1))
    } else entries.set(name.text, tokens.takeText(field))
    if (tokens.skip('}')) return { entries, line }
    tokens.take(',', field)
  }
}

class Tokens {
  readonly #source: string
  #at = 0
  #line = 1

  constructor(source: string) {
    this.#source = source
  }

  isNext(mark: string): boolean {
    this.#skipSpace()
    return this.#source.startsWith(mark, this.#at)
  }

  skip(mark: string): boolean {
    if (!this.isNext(mark)) return false
    this.#at += mark.length
    return true
  }

  take(mark: string, field: string): number {
    if (!this.skip(mark)) throw new Stop({ field, code: 'text-pack/not-json', line: this.#line })
    return this.#line
  }

  takeText(field: string): LinedText {
    this.#skipSpace()
    const line = this.#line
    const found = this.#match(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy)
    if (found === null) {
      const isOtherValue = /[-\d[{tfn]/y
      isOtherValue.lastIndex = this.#at
      const code = isOtherValue.test(this.#source) ? 'text-pack/not-text' : 'text-pack/not-json'
      throw new Stop({ field, code, line })
    }
    const text: unknown = JSON.parse(found)
    if (typeof text !== 'string' || /[\p{Cs}\0]/u.test(text)) {
      throw new Stop({ field, code: 'text-pack/broken-character', line })
    }
    return { text, line }
  }

  takeEnd(): void {
    this.#skipSpace()
    if (this.#at < this.#source.length)
      throw new Stop({ field: '', code: 'text-pack/not-json', line: this.#line })
  }

  #skipSpace(): void {
    const space = this.#match(/[ \t\r\n]*/y) ?? ''
    this.#line += space.split('\n').length - 1
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }
}
