import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { ClinicTransaction } from '../db/database.server.ts'
import type { CourseId, PatientId, StaffId } from '../ids.ts'
import type { Relation } from './policy.ts'

export type SubjectKind =
  | 'patient'
  | 'course'
  | 'appointment'
  | 'session'
  | 'check-in'
  | 'link'
  | 'alert'
  | 'message'
  | 'staff'

/** The record that somebody asks about. */
export type Subject = { kind: SubjectKind; id: string }

export type Standing = {
  patientId: PatientId | null
  courseId: CourseId | null
  relations: ReadonlySet<Relation>
}

/**
 * How a member of staff stands to a record, or null when the clinic holds no such record. A record of another
 * clinic is not there at all: row security has hidden it before this question is asked (SEC-006).
 */
export async function standingTowards(
  tx: ClinicTransaction,
  staffId: StaffId,
  subject: Subject,
  at: Instant,
): Promise<Standing | null> {
  if (subject.kind === 'staff') return standingTowardsStaff(tx, staffId, subject.id)
  const { rows } = await sql<Row>`
    with subject as (${courseOf[subject.kind](subject.id)})
    select s.patient_id, s.course_id,
      coalesce(s.clinician_id = ${staffId}, false) as treats,
      coalesce(s.supervisor_id = ${staffId}, false) as supervises,
      exists (select from kith.absences a where a.staff_id = s.clinician_id and a.cover_id = ${staffId}
              and a.cancelled_at is null and a.from_at <= ${at}::timestamptz and ${at}::timestamptz < a.until_at) as covers,
      exists (select from kith.alerts a where a.patient_id = s.patient_id and a.owner_id = ${staffId} and a.state <> 'closed') as owns,
      exists (select from kith.alert_list l where l.staff_id = ${staffId}) as listed
    from subject s`.execute(tx)
  const row = rows[0]
  if (row === undefined) return null
  const relations = new Set<Relation>()
  if (row.treats) relations.add('treats')
  if (row.covers) relations.add('covers')
  if (row.supervises) relations.add('supervises')
  if (row.owns) relations.add('owns-alert')
  if (row.listed) relations.add('listed')
  return { patientId: row.patient_id, courseId: row.course_id, relations }
}

type Row = {
  patient_id: PatientId
  course_id: CourseId | null
  treats: boolean
  covers: boolean
  supervises: boolean
  owns: boolean
  listed: boolean
}

// Each kind of record leads to one course: its patient, its clinician, its supervisor. A patient without a course
// yet belongs to whoever added them; with several, the latest decides, so a former clinician no longer has access.
const courseOf: Record<Exclude<SubjectKind, 'staff'>, (id: string) => ReturnType<typeof sql>> = {
  patient: (id) => sql`
    select p.id as patient_id, c.id as course_id, coalesce(c.clinician_id, p.created_by) as clinician_id, c.supervisor_id
    from kith.patients p
    left join lateral (select * from kith.courses c where c.clinic_id = p.clinic_id and c.patient_id = p.id
                       order by c.started_on desc, c.id desc limit 1) c on true
    where p.id = ${id}`,
  course: (id) => sql`
    select patient_id, id as course_id, clinician_id, supervisor_id from kith.courses where id = ${id}`,
  appointment: through('appointments'),
  session: through('sessions'),
  'check-in': through('check_ins'),
  link: through('check_in_links'),
  alert: through('alerts'),
  message: through('messages'),
}

function through(table: string): (id: string) => ReturnType<typeof sql> {
  return (id) => sql`
    select c.patient_id, c.id as course_id, c.clinician_id, c.supervisor_id
    from kith.${sql.raw(table)} t join kith.courses c on c.clinic_id = t.clinic_id and c.id = t.course_id
    where t.id = ${id}`
}

async function standingTowardsStaff(
  tx: ClinicTransaction,
  staffId: StaffId,
  id: string,
): Promise<Standing | null> {
  const row = await tx
    .selectFrom('staff')
    .select('id')
    .where('id', '=', id as StaffId)
    .executeTakeFirst()
  if (row === undefined) return null
  return { patientId: null, courseId: null, relations: new Set<Relation>(id === staffId ? ['self'] : []) }
}
