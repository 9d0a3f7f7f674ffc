import type { RecordField, RecordFields } from '@kith/ipt'

/** What a field of a record is called, by its name on the sheet or by the core's path: "Rounds, 2: Coaching". */
export function nameInRecord(fields: RecordFields, name: string): string {
  return namesOf(fields, name.split('.')).join(': ')
}

/** The name on the sheet of the control at which a gap of a record is filled in. */
export function controlFor(fields: RecordFields, path: string): string {
  return controlOf(fields, path.split('.')).join('.')
}

/** Words of the core begin small, for the middle of a sentence; alone on a line they begin as a sentence does. */
export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function namesOf(fields: RecordFields, [name = '', ...rest]: readonly string[]): readonly string[] {
  const field = fields[name]
  if (field === undefined) return []
  const [next = ''] = rest
  if (field.kind === 'choices') return [field.label, field.options[next] ?? ''].filter(Boolean)
  if (field.kind === 'topic') return next === 'note' ? [field.label, 'Note'] : [field.label]
  const number = /^\d+$/.test(next) ? `, ${Number(next) + 1}` : ''
  return [
    field.label + number,
    ...namesOf(fieldsInside(field, next), number === '' ? insideOf(field, rest) : rest.slice(1)),
  ]
}

function controlOf(fields: RecordFields, [name = '', ...rest]: readonly string[]): readonly string[] {
  const field = fields[name]
  if (field === undefined) return [name]
  const [next = ''] = rest
  switch (field.kind) {
    case 'choices':
      return [name, next === '' ? (Object.keys(field.options)[0] ?? '') : next]
    case 'topic':
      return [name, next === '' ? 'explored' : next]
    case 'one-of':
      return next === '' || next === 'case'
        ? [name, 'case']
        : [name, next, ...controlOf(fieldsInside(field, next), rest.slice(1))]
    case 'list': {
      const isNumbered = /^\d+$/.test(next)
      const inside = isNumbered ? rest.slice(1) : rest
      return [name, isNumbered ? next : '0', ...controlOf(field.of, orFirst(field.of, inside))]
    }
    case 'group':
      return [name, ...controlOf(field.of, orFirst(field.of, rest))]
    default:
      return [name]
  }
}

function orFirst(fields: RecordFields, path: readonly string[]): readonly string[] {
  return path.length > 0 ? path : Object.keys(fields).slice(0, 1)
}

function fieldsInside(field: RecordField, next: string): RecordFields {
  if (field.kind === 'group' || field.kind === 'list') return field.of
  return field.kind === 'one-of' ? (field.cases[next] ?? {}) : {}
}

function insideOf(field: RecordField, rest: readonly string[]): readonly string[] {
  return field.kind === 'one-of' ? rest.slice(1) : rest
}
