import type { BandName, Day, Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId, PatientId, StaffId } from '#platform/ids.ts'

/** A patient of somebody's, with the course under way or the latest one, or none yet. */
export type CaseRow = {
  patient_id: PatientId
  name: string
  preferred_name: string | null
  birth_on: Day | null
  clinic_number: string | null
  course_id: CourseId | null
  is_own: boolean
  clinician_name: string
  phase: 'initial' | 'middle' | 'termination' | 'maintenance' | 'ended' | null
  planned_sessions: number | null
  instrument: string | null
  held: number
  missed_that_count: number
  /** The day of session 1, held or else planned: scores are counted from it. */
  first_on: Day | null
  next_at: Instant | null
  has_alert: boolean
}

export type ScoreRow = {
  course_id: CourseId
  /** The day on the clinic's clock. */
  given_on: Day
  state: 'scored' | 'not-scorable'
  total: number | null
  band: BandName | null
  prorated: boolean
}

/**
 * Everybody whom this member of staff treats or supervises. A patient's latest course decides, so that a former
 * clinician no longer finds them (SEC-008); one without a course is with whoever added them.
 */
export async function readCases(tx: ClinicTransaction, staffId: StaffId, at: Instant): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    with mine as (
      select patient_id from kith.courses where clinician_id = ${staffId}
      union
      select patient_id from kith.courses where supervisor_id = ${staffId}
      union
      select p.id from kith.patients p
      where p.created_by = ${staffId} and not exists (
        select from kith.courses c where c.clinic_id = p.clinic_id and c.patient_id = p.id)
    )
    select p.id as patient_id, p.name, p.preferred_name, p.birth_on, p.clinic_number,
      c.id as course_id, coalesce(c.clinician_id, p.created_by) = ${staffId} as is_own, s.name as clinician_name,
      c.phase, c.planned_sessions, c.instrument,
      (select count(*) from kith.sessions h where h.clinic_id = c.clinic_id and h.course_id = c.id) as held,
      case when c.missed_counts then (select count(*) from kith.appointments m
        where m.clinic_id = c.clinic_id and m.course_id = c.id and m.state = 'missed')::int else 0 end as missed_that_count,
      coalesce((select h.held_on from kith.sessions h
                where h.clinic_id = c.clinic_id and h.course_id = c.id and h.number = 1), c.started_on) as first_on,
      (select min(a.starts_at) from kith.appointments a
       where a.clinic_id = c.clinic_id and a.course_id = c.id and a.state = 'planned'
         and a.starts_at >= ${at}::timestamptz) as next_at,
      exists (select from kith.alerts a
              where a.clinic_id = p.clinic_id and a.patient_id = p.id and a.state <> 'closed') as has_alert
    from mine
    join kith.patients p on p.id = mine.patient_id
    left join lateral (
      select * from kith.courses c where c.clinic_id = p.clinic_id and c.patient_id = p.id
      order by c.started_on desc, c.id desc limit 1) c on true
    join kith.staff s on s.clinic_id = p.clinic_id and s.id = coalesce(c.clinician_id, p.created_by)
    where ${staffId} in (coalesce(c.clinician_id, p.created_by), c.supervisor_id)
    order by p.name, p.id`.execute(tx)
  return rows
}

/**
 * For each course the scores of its instrument: the latest sixteen, and the one that the course is measured against,
 * which lies at or before session 1 and may be older than those. Oldest first. A corrected check-in gives way to its
 * correction, and an older rule's score to the newer one's.
 *
 * Each course is one walk along `scores_of_course`: what other courses have stored plays no part.
 */
export async function readScores(
  tx: ClinicTransaction,
  courses: readonly { courseId: CourseId; instrument: string; firstOn: Day }[],
  timeZone: string,
): Promise<ScoreRow[]> {
  if (courses.length === 0) return []
  const { rows } = await sql<ScoreRow>`
    select distinct on (w.course_id, s.submitted_at, s.check_in_id)
      w.course_id, (s.submitted_at at time zone ${timeZone})::date as given_on, s.state, s.total, s.band, s.prorated
    from unnest(
      ${courses.map(({ courseId }) => courseId)}::uuid[],
      ${courses.map(({ instrument }) => instrument)}::text[],
      ${courses.map(({ firstOn }) => firstOn)}::date[]) as w (course_id, instrument, first_on)
    cross join lateral (
      (select * from (${standing}) s limit 16)
      union all
      (select * from (${standing}) s
       where s.state = 'scored' and s.submitted_at < ((w.first_on + 1)::timestamp at time zone ${timeZone}) limit 1)
    ) s
    order by w.course_id, s.submitted_at, s.check_in_id`.execute(tx)
  return rows
}

// A course's scores from the newest on, as its index gives them. An older rule's score lies beside the newer one's of the
// same check-in, so that nothing has to be looked for in what all the others have stored.
const standing = sql.raw(`
  select distinct on (s.submitted_at, s.check_in_id) s.* from kith.scores s
  where s.course_id = w.course_id and s.instrument = w.instrument
    and not exists (select from kith.check_ins r where r.clinic_id = s.clinic_id and r.replaces_id = s.check_in_id)
  order by s.submitted_at desc, s.check_in_id, s.id desc`)
