import {
  keepDate,
  type EventDate,
  type RecordField,
  type RecordFields,
  type RecordOf,
  type Topic,
} from '@kith/ipt'

type Written = Record<string, string>

/**
 * A record as the fields of a sheet: what {@link recordInSheet} reads back as the same record. Fields in which nothing
 * is recorded are left out.
 */
export function recordToSheet<F extends RecordFields>(fields: F, record: RecordOf<F>): Readonly<Written> {
  const written: Written = {}
  writeFields(fields, record, '', written)
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== ''))
}

function writeFields(
  fields: RecordFields,
  record: Readonly<Record<string, unknown>>,
  prefix: string,
  to: Written,
) {
  for (const [name, field] of Object.entries(fields))
    writeField(field, record[name] ?? null, prefix + name, to)
}

// The record was read by its fields, so each value has the shape that its field says.
function writeField(field: RecordField, value: unknown, at: string, to: Written): void {
  if (value === null) return
  switch (field.kind) {
    case 'text':
    case 'person':
    case 'event':
    case 'day':
    case 'choice':
    case 'state':
      to[at] = value as string
      return
    case 'scale':
    case 'whole':
      to[at] = `${value as number}`
      return
    case 'date':
      to[at] = dateSaid(value as EventDate)
      return
    case 'texts':
      to[at] = (value as readonly string[]).join('\n')
      return
    case 'tick':
      to[at] = value === true ? 'yes' : ''
      return
    case 'choices':
      for (const option of value as readonly string[]) to[`${at}.${option}`] = 'yes'
      return
    case 'topic': {
      const topic = value as Topic
      to[`${at}.explored`] = topic.explored ? 'yes' : ''
      to[`${at}.note`] = topic.explored ? topic.note : ''
      return
    }
    case 'group':
      return writeFields(field.of, value as Readonly<Record<string, unknown>>, `${at}.`, to)
    case 'list':
      for (const [row, each] of (value as readonly Readonly<Record<string, unknown>>[]).entries()) {
        writeFields(field.of, each, `${at}.${row}.`, to)
      }
      return
    case 'one-of': {
      const one = value as Readonly<Record<string, unknown>> & { readonly case: string }
      to[`${at}.case`] = one.case
      writeFields(field.cases[one.case] ?? {}, one, `${at}.${one.case}.`, to)
    }
  }
}

/** As it was said, if it reads so; the date that a phrase was taken for otherwise. */
function dateSaid(date: EventDate): string {
  if (date.state === 'not-said') return ''
  return date.state === 'understood' && keepDate(date.said).state !== 'understood'
    ? date.date.edtf
    : date.said
}
