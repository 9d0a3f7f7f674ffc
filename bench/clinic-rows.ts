import { phq9 } from '@kith/ipt'
import pg from 'pg'

import type { Connection } from '#platform/db/pools.server.ts'
import type { ClinicId, StaffId } from '#platform/ids.ts'

/** Kinds of rows that are laid here: each has ids of its own, counted up, so that any writer can name row n. */
export const kinds = {
  patient: 1,
  course: 2,
  appointment: 3,
  link: 4,
  checkIn: 5,
  score: 6,
  alert: 7,
  other: 8,
  entry: 9,
} as const
export type Kind = keyof typeof kinds

/** The id of row n of a kind, in SQL and here. They rise with n, as UUIDv7 rise with time. */
export function idSql(kind: Kind, n: string): string {
  return `('019b0000-000${kinds[kind]}-7000-8000-' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`
}

export function idOf(kind: Kind, n: number): string {
  return `019b0000-000${kinds[kind]}-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** Runs statements past triggers and foreign keys: only for laying many rows quickly that would pass them all. */
export async function lay(admin: Connection, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * Patients first to last, each with a course under way with one of `clinicians`, and `each` weekly check-ins that are
 * scored; the answers differ from week to week. Totals come from the same answers, as they do in real use.
 */
export function patientRows(
  clinic: ClinicId,
  rows: { first: number; last: number; each: number; clinicians: readonly StaffId[] },
): string[] {
  const { first, last, each, clinicians } = rows
  const staff = `('{${clinicians.join(',')}}'::uuid[])[1 + n % ${clinicians.length}]`
  const answer = (item: number) => (item === 9 ? '0' : `(n + w + ${item}) % 4`)
  const items = Array.from({ length: 9 }, (_, at) => at + 1)
  const answers = items.map((item) => `'q${item}', ${answer(item)}`).join(', ')
  const total = items.map(answer).join(' + ')
  const bands = phq9.bands
    .toReversed()
    .map(({ from, name }) => `when t >= ${from} then '${name}'`)
    .join(' ')
  const given = `now() - (${each} - w) * interval '7 days' - interval '1 hour'`
  const weeks = `generate_series(${first}, ${last}) n, generate_series(0, ${each - 1}) w`
  return [
    `insert into kith.patients (clinic_id, id, name, country, email, created_at, created_by)
     select '${clinic}', ${idSql('patient', 'n')}, 'Patient ' || n, 'GB', 'p' || n || '@patients.example', now(), ${staff}
     from generate_series(${first}, ${last}) n`,
    `insert into kith.courses (clinic_id, id, patient_id, clinician_id, kind, phase, planned_sessions, format, started_on, created_at)
     select '${clinic}', ${idSql('course', 'n')}, ${idSql('patient', 'n')}, ${staff}, 'acute', 'initial', 16, 'in-person',
       current_date - 7 * ${each}, now() from generate_series(${first}, ${last}) n`,
    `insert into kith.check_ins (clinic_id, id, course_id, patient_id, instrument, instrument_version, language, mode, answers, submitted_at, entered_by)
     select '${clinic}', ${idSql('checkIn', `n * 64 + w`)}, ${idSql('course', 'n')}, ${idSql('patient', 'n')}, 'phq-9', '${phq9.version}', 'en', 'paper',
       jsonb_build_object(${answers}), ${given}, ${staff} from ${weeks}`,
    `insert into kith.scores (clinic_id, id, check_in_id, course_id, instrument, rule_version, submitted_at, state, total, unrounded, band, prorated, risk)
     select '${clinic}', ${idSql('score', `n * 64 + w`)}, ${idSql('checkIn', `n * 64 + w`)}, ${idSql('course', 'n')}, 'phq-9', '${phq9.version}', ${given},
       'scored', t, t, case ${bands} end, false, 'negative'
     from ${weeks}, lateral (select ${total} as t) totals`,
  ]
}

/** For each of these patients an appointment in an hour and a link in force for it. */
export function linkRows(
  clinic: ClinicId,
  rows: { first: number; last: number; clinicians: readonly StaffId[] },
): string[] {
  const { first, last, clinicians } = rows
  const staff = `('{${clinicians.join(',')}}'::uuid[])[1 + n % ${clinicians.length}]`
  return [
    `insert into kith.appointments (clinic_id, id, course_id, clinician_id, starts_at, minutes, format, state)
     select '${clinic}', ${idSql('appointment', 'n')}, ${idSql('course', 'n')}, ${staff}, now() + interval '1 hour', 50, 'in-person', 'planned'
     from generate_series(${first}, ${last}) n`,
    `insert into kith.check_in_links (clinic_id, id, course_id, patient_id, appointment_id, instrument, token_hash, made_at, expires_at)
     select '${clinic}', ${idSql('link', 'n')}, ${idSql('course', 'n')}, ${idSql('patient', 'n')}, ${idSql('appointment', 'n')}, 'phq-9',
       sha256(n::text::bytea), now(), now() + interval '2 days' from generate_series(${first}, ${last}) n`,
  ]
}
