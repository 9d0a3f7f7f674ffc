import { createHash } from 'node:crypto'

import { sql, type RawBuilder } from 'kysely'

/** What the first entry of a clinic's chain stands on. */
export const chainStart: Buffer = Buffer.alloc(32)

/** The hash of an entry's place: that of the place before it, then every column of the entry. */
export function chainHash(previous: Buffer, canonical: string): Buffer {
  return createHash('sha256').update(previous).update(canonical).digest()
}

/**
 * Every column of an entry `e` as one text that reads the same on each PostgreSQL, in any time zone and date style:
 * a JSON list, so that no value can run into the next. A new column makes a new list under a new name.
 */
export const canonicalText: RawBuilder<string> = sql<string>`json_build_array(
  'kith-audit-1', e.clinic_id::text, e.id::text, ${utc('e.at')}, ${utc('e.recorded_at')}, e.actor_id::text, e.actor_kind,
  e.action, e.outcome, e.subject_kind, e.subject_id::text, e.patient_id::text, e.detail::text)::text`

function utc(column: string): RawBuilder<string> {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`)
}
