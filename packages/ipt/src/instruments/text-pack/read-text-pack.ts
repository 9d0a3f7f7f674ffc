import type { FieldProblem } from '../../result.ts'
import type { Instrument, InstrumentId, TextPack } from '../instrument.ts'
import { readLinedJson } from './lined-json.ts'
import type { JsonProblemCode, LinedObject, LinedText } from './lined-json.ts'

/** Why a text pack is refused. */
export type TextPackCode =
  | JsonProblemCode
  | 'text-pack/too-long'
  | 'text-pack/missing'
  | 'text-pack/unknown'
  | 'text-pack/empty'
  | 'text-pack/other-format'
  | 'text-pack/other-instrument'
  | 'text-pack/other-version'
  | 'text-pack/not-a-language'
  | 'text-pack/not-a-month'

/** A field of the file, why it does not fit, and the line it stands on or is missing from. */
export type TextPackProblem = FieldProblem & { readonly code: TextPackCode; readonly line: number }

/** The file does not fit the key; every place is named. */
export type InvalidTextPack = { readonly kind: 'invalid'; readonly fields: readonly TextPackProblem[] }

/** A pack that fits its key. It is not shown to anybody before a right to it is attested ({@link admitTextPack}). */
export type TextPackRead<Id extends InstrumentId = InstrumentId> = {
  readonly state: 'not-attested'
  readonly pack: TextPack<Id>
}

/** The format that this reader knows; schema: schemas/text-pack.schema.json. */
export const textPackFormat = 'kith-text-pack/1'

const plainFields = ['title', 'recall', 'stem', 'licence', 'notice', 'source'] as const
const allFields: readonly string[] = [
  'format',
  'instrument',
  'instrumentVersion',
  'language',
  'checked',
  'items',
  'options',
  ...plainFields,
]

/** A pack of many languages' worth of wording stays far below this; a larger file is not read, in UTF-16 units. */
const longest = 200_000

/**
 * Reads a text pack, the wording of one instrument in one language, from the JSON file of a clinic (MEAS-001).
 * It fits when it speaks of this instrument and version, has a text for each item and each answer, and nothing
 * else. What is wrong comes back with field, code and line, all places at once; where the file is no such JSON
 * at all, the first one. A text is never altered (MEAS-004): not even white space around it.
 *
 * Codes: `text-pack/not-json`, `not-text`, `duplicate`, `broken-character`, `too-long`, `missing`, `unknown`,
 * `empty`, `other-format`, `other-instrument`, `other-version`, `not-a-language` (BCP 47), `not-a-month`
 * (`2026-11`), each after `text-pack/`.
 *
 * @example readTextPack(file, cudos)
 * // { ok: false, problem: { kind: 'invalid', fields: [{ field: 'items.q3', code: 'text-pack/missing', line: 8 }] } }
 */
export function readTextPack<Id extends InstrumentId>(
  text: string,
  instrument: Instrument<Id>,
):
  | { readonly ok: true; readonly value: TextPackRead<Id> }
  | { readonly ok: false; readonly problem: InvalidTextPack } {
  if (text.length > longest) return refused([{ field: '', code: 'text-pack/too-long', line: 1 }])
  const file = readLinedJson(text.replace(/^\u{FEFF}/u, ''))
  if ('code' in file) return refused([file])
  const reader = new PackReader(file)
  reader.unknownIn(file, allFields, '')
  reader.expect('format', (found) => (found === textPackFormat ? null : 'text-pack/other-format'))
  reader.expect('instrument', (found) => (found === instrument.id ? null : 'text-pack/other-instrument'))
  reader.expect('instrumentVersion', (found) =>
    found === instrument.version ? null : 'text-pack/other-version',
  )
  const language = reader.expect('language', (found) =>
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(found) ? null : 'text-pack/not-a-language',
  )
  const checked = reader.expect('checked', (found) =>
    /^\d{4}-(0[1-9]|1[0-2])$/.test(found) ? null : 'text-pack/not-a-month',
  )
  const plain = Object.fromEntries(plainFields.map((field) => [field, reader.expect(field)]))
  const items = [...instrument.items, ...instrument.unscoredItems]
  const itemTexts = reader.texts(
    'items',
    items.map(({ id }) => id),
  )
  const options = reader.texts('options', [
    ...new Set(items.flatMap((item) => item.options.map(({ id }) => id))),
  ])
  if (reader.problems.length > 0) return refused(reader.problems)
  const pack: TextPack<Id> = {
    instrument: instrument.id,
    instrumentVersion: instrument.version,
    language,
    checked,
    ...(plain as Record<(typeof plainFields)[number], string>),
    items: itemTexts,
    options,
  }
  return { ok: true, value: { state: 'not-attested', pack } }
}

function refused(fields: readonly TextPackProblem[]) {
  const inOrder = fields.toSorted((a, b) => a.line - b.line)
  return { ok: false, problem: { kind: 'invalid', fields: inOrder } } as const
}

class PackReader {
  readonly problems: TextPackProblem[] = []
  readonly #file: LinedObject

  constructor(file: LinedObject) {
    this.#file = file
  }

  expect(field: string, judge: (text: string) => TextPackCode | null = () => null): string {
    const found = this.#textIn(this.#file, field, field)
    const code = found === null ? null : judge(found.text)
    if (found !== null && code !== null) this.problems.push({ field, code, line: found.line })
    return found?.text ?? ''
  }

  texts(field: string, names: readonly string[]): Record<string, string> {
    const object = this.#file.entries.get(field)
    if (object === undefined || !('entries' in object)) {
      const code = object === undefined ? 'text-pack/missing' : 'text-pack/not-text'
      this.problems.push({ field, code, line: object?.line ?? this.#file.line })
      return {}
    }
    this.unknownIn(object, names, `${field}.`)
    return Object.fromEntries(
      names.map((name) => [name, this.#textIn(object, name, `${field}.${name}`)?.text ?? '']),
    )
  }

  unknownIn(object: LinedObject, known: readonly string[], before: string): void {
    for (const [name, { line }] of object.entries) {
      // Editors look for the schema by this name.
      if (known.includes(name) || (before === '' && name === '$schema')) continue
      this.problems.push({ field: `${before}${name}`, code: 'text-pack/unknown', line })
    }
  }

  #textIn(object: LinedObject, name: string, field: string): LinedText | null {
    const found = object.entries.get(name)
    if (found !== undefined && 'text' in found && found.text.trim() !== '') return found
    const code =
      found === undefined ? 'text-pack/missing' : 'text' in found ? 'text-pack/empty' : 'text-pack/not-text'
    this.problems.push({ field, code, line: found?.line ?? object.line })
    return null
  }
}
