import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId, StaffId } from '#platform/ids.ts'
import { done, type Result } from '#platform/result.ts'

import type { AlertLine } from './alert-line.ts'
import { alertsPolicy } from './alerts.policy.ts'
import { readAlertClock } from './read-rota.server.ts'
import type { StaffCall } from './staff-call.ts'

export type AlertList = { lines: readonly AlertLine[]; zone: string }

/** Everything that is not closed and that this person owns, treats, covers, supervises, or may be given as one of the list. */
export function readAlertList(call: StaffCall): Promise<Result<AlertList>> {
  const spec = { policy: alertsPolicy.list, subject: null, action: 'alert.listed' as const }
  return query(call, spec, async (tx) => {
    const { zone } = await readAlertClock(tx)
    return done({ lines: await readAlertLines(tx, call.actor.staffId, call.at), zone })
  })
}

/** One's own first; then what nobody has taken; then the highest, then the oldest. Ask for permission first. */
export async function readAlertLines(
  tx: ClinicTransaction,
  staffId: StaffId,
  at: Instant,
): Promise<AlertLine[]> {
  const { rows } = await lines(sql`
    a.owner_id = ${staffId} or c.clinician_id = ${staffId} or c.supervisor_id = ${staffId}
    or exists (select from kith.alert_list l where l.clinic_id = a.clinic_id and l.staff_id = ${staffId})
    or exists (select from kith.absences b
      where b.clinic_id = c.clinic_id and b.staff_id = c.clinician_id and b.cover_id = ${staffId}
        and b.cancelled_at is null and b.from_at <= ${at}::timestamptz and ${at}::timestamptz < b.until_at)`).execute(
    tx,
  )
  return rows
    .map((row) => ({ ...row, isMine: row.owner.id === staffId }))
    .toSorted((a, b) => Number(b.isMine) - Number(a.isMine))
}

/** What is not closed in one course: for the course's page. Ask for permission first. */
export async function readAlertsOfCourse(
  tx: ClinicTransaction,
  courseId: CourseId,
  staffId: StaffId,
): Promise<AlertLine[]> {
  const { rows } = await lines(sql`a.course_id = ${courseId}`).execute(tx)
  return rows.map((row) => ({ ...row, isMine: row.owner.id === staffId }))
}

function lines(which: ReturnType<typeof sql>) {
  return sql<Omit<AlertLine, 'isMine'>>`
    select a.id, a.course_id as "courseId", p.name as "patientName", a.source, a.state,
      json_build_object('id', o.id, 'name', o.name) as owner,
      a.raised_at as "raisedAt", a.next_step_at as "nextStepAt", s.signals, s.count as "signalCount"
    from kith.alerts a
    join kith.courses c on c.clinic_id = a.clinic_id and c.id = a.course_id
    join kith.patients p on p.clinic_id = a.clinic_id and p.id = a.patient_id
    join kith.staff o on o.clinic_id = a.clinic_id and o.id = a.owner_id
    join lateral (
      select count(*)::int as count,
        coalesce(json_agg(n.line order by n.at desc, n.id desc) filter (where n.place = 1), '[]') as signals
      from (
        select g.at, g.id,
          row_number() over (partition by g.signal, g.item, case when g.item is null then g.id end
                             order by g.at desc, g.id desc) as place,
          json_build_object('signal', g.signal, 'item', g.item, 'answer', g.answer, 'formerAnswer', g.former_answer,
            'words', g.words, 'instrument', coalesce(i.instrument, c.instrument),
            'at', to_char(g.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as line
        from kith.alert_signals g
        left join kith.check_ins i on i.clinic_id = g.clinic_id and i.id = g.check_in_id
        where g.clinic_id = a.clinic_id and g.alert_id = a.id) n) s on true
    where a.state <> 'closed' and (${which})
    order by a.state = 'open' desc, array_position(array['priority', 'review', 'ask'], a.level), a.raised_at, a.id`
}
