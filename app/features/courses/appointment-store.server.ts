import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId, CourseId, StaffId } from '#platform/ids.ts'

import type { Appointment, AppointmentChange } from './appointment.ts'

export type CourseCalendar = {
  clinicianId: StaffId
  phase: 'initial' | 'middle' | 'termination' | 'maintenance' | 'ended'
  plannedSessions: number
  everyWeeks: number
  minutes: number
  format: Appointment['format']
  /** One that was missed takes one of the agreed sessions (IPT-092). */
  missedCounts: boolean
  timeZone: string
}

export async function readCourseCalendar(
  tx: ClinicTransaction,
  id: CourseId,
): Promise<CourseCalendar | null> {
  const row = await tx
    .selectFrom('courses as c')
    .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
    .select(['c.clinician_id', 'c.phase', 'c.planned_sessions', 'c.every_weeks', 'c.minutes', 'c.format'])
    .select(['c.missed_counts', 'clinics.time_zone'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    clinicianId: row.clinician_id,
    phase: row.phase,
    plannedSessions: row.planned_sessions,
    everyWeeks: row.every_weeks,
    minutes: row.minutes,
    format: row.format,
    missedCounts: row.missed_counts,
    timeZone: row.time_zone,
  }
}

export async function appointmentsOfCourse(
  tx: ClinicTransaction,
  courseId: CourseId,
  timeZone: string,
): Promise<Appointment[]> {
  const rows = await tx
    .selectFrom('appointments as a')
    .leftJoin('sessions as s', (join) =>
      join.onRef('s.clinic_id', '=', 'a.clinic_id').onRef('s.appointment_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.starts_at', 'a.minutes', 'a.format', 'a.state', 'a.version', 'a.moved_alone'])
    .select('s.number')
    .where('a.course_id', '=', courseId)
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    format: row.format,
    state: row.state,
    version: row.version,
    movedAlone: row.moved_alone,
    sessionNumber: row.number,
    ...clinicTimeOf(row.starts_at, timeZone),
  }))
}

export type AppointmentPatch = Partial<
  Pick<Appointment, 'startsAt' | 'minutes' | 'format' | 'state' | 'movedAlone'>
>

/** Changes an appointment that is still as it was read; null when somebody else was quicker. */
export async function patchAppointment(
  tx: ClinicTransaction,
  one: Appointment,
  patch: AppointmentPatch,
): Promise<AppointmentChange | null> {
  const { startsAt, minutes, format, state, movedAlone } = { ...one, ...patch }
  const { numUpdatedRows } = await tx
    .updateTable('appointments')
    .set({
      starts_at: startsAt,
      minutes,
      format,
      state,
      moved_alone: movedAlone,
      version: one.version + 1,
    })
    .where('id', '=', one.id)
    .where('version', '=', one.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return null
  const former = {
    startsAt: one.startsAt,
    minutes: one.minutes,
    format: one.format,
    state: one.state,
    movedAlone: one.movedAlone,
  }
  return { id: one.id, version: one.version + 1, former }
}

/** Reminders of appointments that are no longer so are not sent; the reminder job makes new ones where they belong (HAZ-034). */
export async function dropReminders(tx: ClinicTransaction, ids: readonly AppointmentId[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('messages')
    .set({ state: 'cancelled' })
    .where('kind', '=', 'reminder')
    .where('state', 'in', ['waiting', 'failed'])
    .where('appointment_id', 'in', ids)
    .execute()
}

/** The result that a client's key left behind: what a change did, for taking it back. */
export async function changesMadeBy(tx: ClinicTransaction, key: string): Promise<AppointmentChange[] | null> {
  const row = await tx
    .selectFrom('submissions')
    .select('result')
    .where('id', '=', key as never)
    .executeTakeFirst()
  const result = row?.result as
    | { ok?: boolean; value?: { changes?: AppointmentChange[] } | null }
    | null
    | undefined
  return result?.ok === true ? (result.value?.changes ?? null) : null
}
