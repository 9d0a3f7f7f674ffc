import type { Day, Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { CourseFormat, CoursePhase, ProblemArea } from '#features/courses/index.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AlertId, AppointmentId, CourseId, StaffId } from '#platform/ids.ts'

import type { ContactToAsk, NotCheckedIn, ReviewDue, ToArrange, UnsignedNote, Unsettled } from './today.ts'

/** A list beside the day is a reminder, not an archive: what does not fit is found on the patients' page. */
const longestList = 30

export type AppointmentRow = {
  appointmentId: AppointmentId
  courseId: CourseId
  patientName: string
  startsAt: Instant
  minutes: number
  format: CourseFormat
  state: 'planned' | 'held' | 'cancelled' | 'missed'
  number: number | null
  held: number
  plannedBefore: number
  planned: number
  missedThatCount: number
  phase: CoursePhase
  focus: ProblemArea | null
  noteSigned: boolean
  checkedInAt: Instant | null
  mode: 'self' | 'kiosk' | 'telephone' | 'paper' | null
  alertId: AlertId | null
}

export async function readAppointmentsBetween(
  tx: ClinicTransaction,
  staffId: StaffId,
  from: Instant,
  until: Instant,
  today: Instant,
): Promise<AppointmentRow[]> {
  const { rows } = await sql<AppointmentRow>`
    select a.id as "appointmentId", c.id as "courseId", p.name as "patientName", a.starts_at as "startsAt", a.minutes,
      a.format, a.state, n.number, c.planned_sessions as planned, c.phase, c.problem_area as focus,
      (select count(*) from kith.sessions h where h.clinic_id = c.clinic_id and h.course_id = c.id)::int as held,
      case when c.missed_counts then (select count(*) from kith.appointments m
        where m.clinic_id = c.clinic_id and m.course_id = c.id and m.state = 'missed')::int else 0 end as "missedThatCount",
      (select count(*) from kith.appointments e where e.clinic_id = c.clinic_id and e.course_id = c.id
        and e.state = 'planned' and e.starts_at >= ${today}::timestamptz and e.starts_at < a.starts_at)::int as "plannedBefore",
      exists (select from kith.signed_notes g where g.clinic_id = n.clinic_id and g.session_id = n.id) as "noteSigned",
      i.submitted_at as "checkedInAt", i.mode,
      (select l.id from kith.alerts l where l.clinic_id = c.clinic_id and l.patient_id = c.patient_id and l.state <> 'closed'
        order by l.state = 'open' desc, l.raised_at limit 1) as "alertId"
    from kith.appointments a
    join kith.courses c on c.clinic_id = a.clinic_id and c.id = a.course_id
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    left join kith.sessions n on n.clinic_id = a.clinic_id and n.appointment_id = a.id
    left join lateral (
      select i.submitted_at, i.mode from kith.check_ins i where i.clinic_id = a.clinic_id and i.course_id = a.course_id
        and i.appointment_id = a.id order by i.submitted_at desc limit 1) i on true
    where a.clinician_id = ${staffId} and a.starts_at >= ${from}::timestamptz and a.starts_at < ${until}::timestamptz
    order by a.starts_at, a.id`.execute(tx)
  return rows
}

export async function readNextSessionAt(
  tx: ClinicTransaction,
  staffId: StaffId,
  from: Instant,
): Promise<Instant | null> {
  const row = await tx
    .selectFrom('appointments')
    .select('starts_at')
    .where('clinician_id', '=', staffId)
    .where('state', '=', 'planned')
    .where('starts_at', '>=', from)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return row?.starts_at ?? null
}

/** A course of this clinician that has not ended, as the rules about it see it. */
export type OpenCourseRow = {
  courseId: CourseId
  patientName: string
  kind: 'acute' | 'maintenance'
  instrument: string
  plannedSessions: number
  everyWeeks: number
  firstHeldOn: Day | null
  /** Whether a form came in for the last two appointments that are past, newest first. */
  lastForms: boolean[]
}

export async function readOpenCourses(
  tx: ClinicTransaction,
  staffId: StaffId,
  at: Instant,
): Promise<OpenCourseRow[]> {
  const { rows } = await sql<OpenCourseRow>`
    select c.id as "courseId", p.name as "patientName", c.kind, c.instrument, c.planned_sessions as "plannedSessions",
      c.every_weeks as "everyWeeks",
      (select min(h.held_on) from kith.sessions h where h.clinic_id = c.clinic_id and h.course_id = c.id) as "firstHeldOn",
      array(select exists (select from kith.check_ins i where i.clinic_id = a.clinic_id and i.appointment_id = a.id)
        from kith.appointments a where a.clinic_id = c.clinic_id and a.course_id = c.id
          and a.state in ('held', 'missed') and a.starts_at < ${at}::timestamptz
        order by a.starts_at desc limit 2) as "lastForms"
    from kith.courses c join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    where c.clinician_id = ${staffId} and c.ended_on is null
    order by p.name, c.id`.execute(tx)
  return rows
}

export type ScoreRow = {
  courseId: CourseId
  instrument: string
  at: Instant
  total: number | null
  band: string | null
  prorated: boolean
}

/** Every counting score of each course's own scale, oldest first: of a corrected form only the correction. */
export async function readScoresOf(
  tx: ClinicTransaction,
  courseIds: readonly CourseId[],
): Promise<ScoreRow[]> {
  if (courseIds.length === 0) return []
  return tx
    .selectFrom('scores as s')
    .innerJoin('courses as c', (join) =>
      join
        .onRef('c.clinic_id', '=', 's.clinic_id')
        .onRef('c.id', '=', 's.course_id')
        .onRef('c.instrument', '=', 's.instrument'),
    )
    .innerJoin('check_ins as i', (join) =>
      join
        .onRef('i.clinic_id', '=', 's.clinic_id')
        .onRef('i.id', '=', 's.check_in_id')
        .onRef('i.instrument_version', '=', 's.rule_version'),
    )
    .leftJoin('check_ins as r', (join) =>
      join.onRef('r.clinic_id', '=', 'i.clinic_id').onRef('r.replaces_id', '=', 'i.id'),
    )
    .select([
      's.course_id as courseId',
      's.instrument',
      's.submitted_at as at',
      's.total',
      's.band',
      's.prorated',
    ])
    .where('s.course_id', 'in', courseIds)
    .where('r.id', 'is', null)
    .orderBy('s.submitted_at')
    .orderBy('s.id')
    .execute()
}

/**
 * What was promised when an alert was closed: its next review, from its day on, until a session has been held since or
 * two weeks have gone (HAZ-006).
 */
export async function readReviewsDue(
  tx: ClinicTransaction,
  staffId: StaffId,
  today: Day,
): Promise<ReviewDue[]> {
  const { rows } = await sql<ReviewDue>`
    select a.id as "alertId", p.name as "patientName", a.next_review_on as "reviewOn"
    from kith.alerts a
    join kith.courses c on c.clinic_id = a.clinic_id and c.id = a.course_id
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    where c.clinician_id = ${staffId} and a.state = 'closed'
      and a.next_review_on between ${today}::date - 14 and ${today}::date
      and not exists (select from kith.sessions s where s.clinic_id = a.clinic_id and s.course_id = a.course_id
        and s.held_on >= a.next_review_on)
    order by a.next_review_on, p.name limit ${longestList}`.execute(tx)
  return rows
}

/** Whom to ask, now that another phase has begun, whether mail still reaches them alone (SEC-026). */
export async function readContactsToAsk(tx: ClinicTransaction, staffId: StaffId): Promise<ContactToAsk[]> {
  const { rows } = await sql<ContactToAsk>`
    select p.id as "patientId", p.name as "patientName"
    from kith.courses c
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    where c.clinician_id = ${staffId} and c.ended_on is null and c.phase <> 'initial' and p.reminder_channel <> 'none'
      and not exists (select from kith.contact_checks k where k.clinic_id = c.clinic_id and k.course_id = c.id
        and k.phase = c.phase)
    order by p.name, c.id limit ${longestList}`.execute(tx)
  return rows
}

export async function readUnsignedNotes(tx: ClinicTransaction, staffId: StaffId): Promise<UnsignedNote[]> {
  const { rows } = await sql<UnsignedNote>`
    select c.id as "courseId", p.name as "patientName", s.number, s.held_on as "heldOn"
    from kith.sessions s
    join kith.courses c on c.clinic_id = s.clinic_id and c.id = s.course_id
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    where c.clinician_id = ${staffId}
      and not exists (select from kith.signed_notes g where g.clinic_id = s.clinic_id and g.session_id = s.id)
    order by s.held_on, p.name limit ${longestList}`.execute(tx)
  return rows
}

/** Appointments whose time is over and of which nobody has said what became of them. */
export async function readUnsettled(
  tx: ClinicTransaction,
  staffId: StaffId,
  at: Instant,
): Promise<Unsettled[]> {
  const { rows } = await sql<Unsettled>`
    select c.id as "courseId", p.name as "patientName", a.starts_at as "startsAt"
    from kith.appointments a
    join kith.courses c on c.clinic_id = a.clinic_id and c.id = a.course_id
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    where a.clinician_id = ${staffId} and a.state = 'planned' and c.ended_on is null
      and a.starts_at + make_interval(mins => a.minutes) < ${at}::timestamptz
    order by a.starts_at limit ${longestList}`.execute(tx)
  return rows
}

export async function readNotCheckedIn(
  tx: ClinicTransaction,
  staffId: StaffId,
  from: Instant,
  until: Instant,
): Promise<NotCheckedIn[]> {
  const { rows } = await sql<NotCheckedIn>`
    select a.id as "appointmentId", c.id as "courseId", p.name as "patientName", a.starts_at as "startsAt",
      (select m.state from kith.messages m where m.clinic_id = a.clinic_id and m.appointment_id = a.id
        and m.kind = 'reminder' order by m.created_at desc limit 1) as reminder
    from kith.appointments a
    join kith.courses c on c.clinic_id = a.clinic_id and c.id = a.course_id
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    where a.clinician_id = ${staffId} and a.state = 'planned'
      and a.starts_at >= ${from}::timestamptz and a.starts_at < ${until}::timestamptz
      and not exists (select from kith.check_ins i where i.clinic_id = a.clinic_id and i.appointment_id = a.id)
    order by a.starts_at, a.id limit ${longestList}`.execute(tx)
  return rows
}

/** Courses in which sessions were agreed that stand in no calendar: one that was missed or cancelled is arranged anew (HAZ-032). */
export async function readToArrange(tx: ClinicTransaction, staffId: StaffId): Promise<ToArrange[]> {
  const { rows } = await sql<ToArrange>`
    select c.id as "courseId", p.name as "patientName", c.planned_sessions - n.counted as missing,
      (select json_build_object('at', to_char(a.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'state', a.state)
       from kith.appointments a where a.clinic_id = c.clinic_id and a.course_id = c.id and a.state in ('missed', 'cancelled')
       order by a.starts_at desc limit 1) as lost
    from kith.courses c
    join kith.patients p on p.clinic_id = c.clinic_id and p.id = c.patient_id
    join lateral (select count(*)::int as counted from kith.appointments a
      where a.clinic_id = c.clinic_id and a.course_id = c.id
        and (a.state in ('planned', 'held') or c.missed_counts and a.state = 'missed')) n on true
    where c.clinician_id = ${staffId} and c.ended_on is null and n.counted < c.planned_sessions
    order by p.name, c.id limit ${longestList}`.execute(tx)
  return rows
}
