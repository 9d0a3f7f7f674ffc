import type { EventDate } from '../events/life-event.ts'
import { isRating, keepDate } from '../events/life-event.ts'
import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import { readDay } from '../time/day.ts'
import type { RecordField, RecordFields, RecordOf, RecordOptions } from './record-fields.ts'

/** Longest text in UTF-16 units and longest list. Kith's own: far beyond a session, short of a flood. */
export const recordLimits = { text: 20_000, list: 200 } as const

/**
 * Reads a record by its fields, from a form, a row or a message. What is absent is not recorded yet: `''`, `[]`,
 * `false` or `null`, and never a rating of 0. Every field at fault is named by its path (`lines.2.speaker`).
 * A field that the record does not know is a fault too, since nothing that was typed is dropped in silence.
 *
 * Field codes: `technique/not-a-record`, `technique/not-a-list`, `technique/list-too-long`,
 * `technique/text-unreadable`, `technique/text-too-long`, `technique/text-missing` (an empty entry of a list),
 * `technique/rating-out-of-range`, `technique/number-out-of-range`, `technique/choice-missing`,
 * `technique/choice-unknown`, `technique/choice-twice`, `technique/tick-unreadable`,
 * `technique/date-unreadable`, `technique/field-unknown`, and those of {@link readDay}.
 * Source: Kith’s own; IPT-220.
 *
 * @example readRecord({ issue: { kind: 'text', label: 'Issue' } }, { issue: 'money' })
 * // { ok: true, value: { issue: 'money' } }
 */
export function readRecord<const F extends RecordFields>(
  fields: F,
  raw: unknown,
): Result<RecordOf<F>, Invalid> {
  const problems: FieldProblem[] = []
  const value = readFields(fields, raw, '', problems)
  return problems.length === 0 ? ok(value as RecordOf<F>) : invalid(problems)
}

type Report = (code: string, value?: unknown) => unknown

function readFields(fields: RecordFields, raw: unknown, path: string, problems: FieldProblem[]): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    problems.push({ field: path === '' ? 'record' : path, code: 'technique/not-a-record' })
    return null
  }
  const given: Readonly<Record<string, unknown>> = { ...raw }
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  // Said once, however many there are.
  if (Object.keys(given).some((name) => !Object.hasOwn(fields, name))) {
    problems.push({ field: path === '' ? 'record' : path, code: 'technique/field-unknown' })
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = Object.hasOwn(given, name) ? given[name] : null
      return [name, readField(field, value ?? null, at(name), problems)]
    }),
  )
}

function readField(field: RecordField, value: unknown, path: string, problems: FieldProblem[]): unknown {
  const report: Report = (code, kept = null) => {
    problems.push({ field: path, code })
    return kept
  }
  switch (field.kind) {
    case 'text':
      return readText(value, report)
    case 'texts':
      return readList(value, report).map((each, at) => readEntry(each, `${path}.${at}`, problems))
    case 'person':
    case 'event':
      return readText(value, report).trim() === '' ? null : value
    case 'day':
      return readDayOf(value, path, problems)
    case 'date':
      return readDateOf(value, report)
    case 'tick':
      return typeof value === 'boolean' || value === null
        ? value === true
        : report('technique/tick-unreadable')
    case 'topic':
      return readTopic(value, path, problems)
    case 'scale':
      return value === null || isRating(value) ? value : report('technique/rating-out-of-range')
    case 'whole':
      return readWhole(value, field, report)
    case 'choice':
      return value === null || value === '' ? null : readOption(field.options, value, report)
    case 'state':
      return value === null ? report('technique/choice-missing') : readOption(field.options, value, report)
    case 'choices':
      return readChoices(field.options, value, report)
    case 'group':
      return readFields(field.of, value ?? {}, path, problems)
    case 'list':
      return readList(value, report).map((each, at) => readFields(field.of, each, `${path}.${at}`, problems))
    case 'one-of':
      return value === null ? null : readCase(field.cases, value, path, problems)
  }
}

function readText(value: unknown, report: Report): string {
  if (value === null) return ''
  if (typeof value !== 'string') return report('technique/text-unreadable', '') as string
  return value.length > recordLimits.text ? (report('technique/text-too-long', '') as string) : value
}

function readEntry(value: unknown, path: string, problems: FieldProblem[]): string {
  let code = ''
  const text = readText(value, (found) => {
    code = found
    return ''
  })
  if (code === '' && text.trim() === '') code = 'technique/text-missing'
  if (code !== '') problems.push({ field: path, code })
  return text
}

function readList(value: unknown, report: Report): readonly unknown[] {
  if (value === null) return []
  if (!Array.isArray(value)) return report('technique/not-a-list', []) as readonly unknown[]
  // Array.from also sees holes, which map would pass over.
  return value.length > recordLimits.list
    ? (report('technique/list-too-long', []) as readonly unknown[])
    : Array.from(value, (each: unknown) => each ?? null)
}

function readWhole(
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
  report: Report,
): unknown {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
  return value === null || fits ? value : report('technique/number-out-of-range')
}

function readOption(options: RecordOptions, value: unknown, report: Report): unknown {
  return typeof value === 'string' && Object.hasOwn(options, value)
    ? value
    : report('technique/choice-unknown')
}

function readChoices(options: RecordOptions, value: unknown, report: Report): unknown {
  const chosen = readList(value, report)
  if (!chosen.every((each) => typeof each === 'string' && Object.hasOwn(options, each))) {
    return report('technique/choice-unknown', [])
  }
  return new Set(chosen).size === chosen.length ? chosen : report('technique/choice-twice', [])
}

function readDayOf(value: unknown, path: string, problems: FieldProblem[]): unknown {
  if (value === null || value === '') return null
  const read = readDay(value, path)
  if (!read.ok) problems.push(...read.problem.fields)
  return read.ok ? read.value : null
}

// A text is read as EDTF and kept as it was said if it cannot be; a date that was read before is read again
// from its own text, so that nothing half-made comes in.
function readDateOf(value: unknown, report: Report): unknown {
  if (value === null) return keepDate('')
  if (typeof value === 'string') return keepDate(value)
  const given = value as Partial<Record<'state' | 'said' | 'code', unknown>>
  if (given.state === 'not-said') return keepDate('')
  if (typeof given.said !== 'string') return report('technique/date-unreadable', keepDate(''))
  if (given.state === 'not-understood' && typeof given.code === 'string') return value
  const { date } = value as { readonly date?: { readonly edtf?: unknown } }
  const again: EventDate = typeof date?.edtf === 'string' ? keepDate(date.edtf) : keepDate('')
  return again.state === 'understood'
    ? { ...again, said: given.said }
    : report('technique/date-unreadable', keepDate(''))
}

function readTopic(value: unknown, path: string, problems: FieldProblem[]): unknown {
  if (value === null) return { explored: false }
  const read = readFields(topicFields, value, path, problems) as { explored: boolean; note: string } | null
  if (read === null || !read.explored) {
    if (read !== null && read.note.trim() !== '') {
      problems.push({ field: `${path}.explored`, code: 'technique/choice-missing' })
    }
    return { explored: false }
  }
  return read
}

const topicFields: RecordFields = {
  explored: { kind: 'tick', label: 'Explored' },
  note: { kind: 'text', label: 'Note' },
}

function readCase(
  cases: Readonly<Record<string, RecordFields>>,
  value: unknown,
  path: string,
  problems: FieldProblem[],
): unknown {
  const { case: name, ...rest } = { ...(value as object) } as Record<string, unknown>
  const fields = typeof name === 'string' && Object.hasOwn(cases, name) ? cases[name] : undefined
  if (fields === undefined) {
    problems.push({ field: `${path}.case`, code: 'technique/choice-unknown' })
    return null
  }
  return { case: name, ...(readFields(fields, rest, path, problems) as object) }
}
