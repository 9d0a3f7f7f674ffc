import type { Invalid, RecordField, RecordFields, RecordOf, Result } from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

import { controlFor } from './record-names.ts'

/** What a record asks of its technique: its fields, and how it is read. */
export type RecordShape<F extends RecordFields> = {
  readonly fields: F
  read(raw: unknown): Result<RecordOf<F>, Invalid>
}

export type RecordInSheet<F extends RecordFields> = {
  /** Made of what can be read; what cannot be read counts as not recorded. */
  record: RecordOf<F>
  /** What cannot be read, by the name of its field on the sheet: the core's code. */
  problems: Readonly<Record<string, string>>
}

type Raw = Record<string, unknown>

/** What was made of the sheet, with the name on the sheet of each of its keys. */
type Names = WeakMap<object, (key: string) => string>

/**
 * The record that stands in a sheet. A sheet keeps whatever was typed; what makes no sense is never taken for an
 * answer, and hides nothing of the rest. Blank rows of a list are passed over.
 */
export function recordInSheet<F extends RecordFields>(
  shape: RecordShape<F>,
  values: SheetValues,
): RecordInSheet<F> {
  const names: Names = new WeakMap()
  const raw = rawRecord(shape.fields, values, '', names)
  const problems: Record<string, string> = {}
  for (;;) {
    const result = shape.read(raw)
    if (result.ok) return { record: result.value, problems }
    const places = result.problem.fields.map(({ field, code }) => ({ place: placeOf(raw, field), code }))
    for (const { place, code } of places) {
      const name = place === null ? undefined : names.get(place.holder)?.(place.key)
      if (name !== undefined) problems[controlFor(shape.fields, name)] ??= code
    }
    // One at a time: what is taken out of a list moves the rows behind it.
    const [first] = places
    if (first?.place == null || !leaveOut(raw, first.place))
      throw new Error('a sheet does not read as its record')
    dropBlankRows(raw)
  }
}

/** The rows of a list that hold something, by their numbers on the sheet. */
export function rowsIn(values: SheetValues, at: string): readonly number[] {
  const rows = Object.entries(values).flatMap(([name, value]) => {
    if (value.trim() === '' || !name.startsWith(`${at}.`)) return []
    const number = /^\d+/.exec(name.slice(at.length + 1))?.[0]
    return number === undefined ? [] : [Number(number)]
  })
  return [...new Set(rows)].sort((a, b) => a - b)
}

function rawRecord(fields: RecordFields, values: SheetValues, prefix: string, names: Names): Raw {
  const raw = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, rawField(field, values, prefix + name, names)]),
  )
  names.set(raw, (key) => prefix + key)
  return raw
}

function rawField(field: RecordField, values: SheetValues, at: string, names: Names): unknown {
  const value = values[at] ?? ''
  const orNull = value.trim() === '' ? null : value
  switch (field.kind) {
    case 'text':
    case 'date':
      return value
    case 'texts':
      return value.split('\n').flatMap((line) => line.trim() || [])
    case 'tick':
      return value === 'yes'
    case 'person':
    case 'event':
    case 'day':
    case 'choice':
    case 'state':
      return orNull
    case 'scale':
    case 'whole':
      return /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : orNull
    case 'choices':
      return Object.keys(field.options).filter((option) => values[`${at}.${option}`] === 'yes')
    case 'topic': {
      const note = values[`${at}.note`] ?? ''
      const topic = { explored: values[`${at}.explored`] === 'yes', note }
      names.set(topic, (key) => `${at}.${key}`)
      return topic
    }
    case 'group':
      return rawRecord(field.of, values, `${at}.`, names)
    case 'list':
      return rowsIn(values, at)
        .map((row) => rawRecord(field.of, values, `${at}.${row}.`, names))
        .filter((row) => !isBlank(row))
    case 'one-of': {
      const name = values[`${at}.case`] ?? ''
      if (name.trim() === '') return null
      const inside = `${at}.${name}.`
      const raw = Object.hasOwn(field.cases, name)
        ? rawRecord(field.cases[name] ?? {}, values, inside, names)
        : {}
      const one = { case: name, ...raw }
      // Which case it is stands beside the fields of each case, not among them.
      names.set(one, (key) => (key === 'case' ? `${at}.case` : inside + key))
      return one
    }
  }
}

/** A row that held nothing but what cannot be read. */
function dropBlankRows(node: unknown): void {
  if (Array.isArray(node)) {
    const filled = node.filter((row) => !isBlank(row))
    if (filled.length < node.length) node.splice(0, node.length, ...filled)
  }
  if (typeof node === 'object' && node !== null)
    for (const inside of Object.values(node)) dropBlankRows(inside)
}

/** Nothing recorded is `''`, `[]`, `false` or `null`, as in the record itself. */
function isBlank(raw: unknown): boolean {
  if (typeof raw === 'string') return raw.trim() === ''
  if (typeof raw === 'object' && raw !== null) return Object.values(raw).every(isBlank)
  return raw === null || raw === false
}

type Place = { holder: Raw; key: string; owner: { of: unknown[] | Raw; key: string } | null }

/** Where the core's path leads in what was made of the sheet: the nearest thing with a name. */
function placeOf(raw: Raw, path: string): Place | null {
  let place: Place | null = null
  let node: unknown = raw
  let owner: Place['owner'] = null
  for (const key of path.split('.')) {
    if (Array.isArray(node)) {
      owner = { of: node, key }
      node = node[Number(key)]
    } else if (isRaw(node)) {
      place = { holder: node, key, owner }
      owner = { of: node, key }
      node = node[key]
    } else break
  }
  return place
}

/** Takes what cannot be read out: the field, or the row whose field has to be there. Says whether anything went. */
function leaveOut(raw: Raw, { holder, key, owner }: Place): boolean {
  if (holder[key] !== null && holder[key] !== undefined) {
    holder[key] = null
    return true
  }
  if (owner === null || holder === raw) return false
  if (Array.isArray(owner.of)) owner.of.splice(Number(owner.key), 1)
  else owner.of[owner.key] = null
  return true
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
