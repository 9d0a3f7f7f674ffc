import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId, StaffId } from '#platform/ids.ts'

import type { Booked, Slot } from './clashes.ts'

// The longest appointment that the database takes: what begins earlier than this before a slot is over by then.
const longestMinutes = 120

/** What stands in a clinician's calendar and touches the time that these slots span, in order. */
export async function appointmentsAround(
  tx: ClinicTransaction,
  clinicianId: StaffId,
  slots: readonly Slot[],
  except: readonly AppointmentId[] = [],
): Promise<Booked[]> {
  if (slots.length === 0) return []
  const starts = slots.map(({ startsAt }) => Date.parse(startsAt))
  const instant = (ms: number) => new Date(ms).toISOString() as Instant
  const rows = await tx
    .selectFrom('appointments as a')
    .innerJoin('courses as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
    )
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .select(['a.id', 'a.starts_at', 'a.minutes', 'p.name'])
    .where('a.clinician_id', '=', clinicianId)
    .where('a.state', 'in', ['planned', 'held'])
    .where('a.starts_at', '>', instant(Math.min(...starts) - longestMinutes * 60_000))
    .where('a.starts_at', '<', instant(Math.max(...starts) + longestMinutes * 60_000))
    .$if(except.length > 0, (query) => query.where('a.id', 'not in', except))
    .orderBy('a.starts_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    patientName: row.name,
  }))
}

/** Lets one change at a time look at a calendar and write into it, until the transaction ends: what was free stays free. */
export async function holdCalendar(tx: ClinicTransaction, clinicianId: StaffId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${clinicianId}`}, 0))`.execute(tx)
}
