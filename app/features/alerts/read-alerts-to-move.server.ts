import { sql } from 'kysely'

import { inClinic } from '#platform/db/database.server.ts'
import type { AlertId, StaffId } from '#platform/ids.ts'
import type { SystemCall } from '#platform/jobs/worker.server.ts'

import { owningRoles } from './read-rota.server.ts'

export type AlertToMove = {
  id: AlertId
  /** The owner whose notice could not be delivered: a bounce is a failed step (HAZ-003). */
  undeliveredTo: StaffId | null
}

/**
 * Alerts whose time has come, those whose owner is away or can own nothing any more, and those whose notice came back.
 * The last once for each answer: with mail down altogether an alert keeps to its clock and does not run round the list.
 */
export async function readAlertsToMove(call: SystemCall): Promise<AlertToMove[]> {
  return inClinic(call.db, { clinic: call.actor.clinicId, actor: null }, async (tx) => {
    const { rows } = await sql<AlertToMove>`
      select * from (
        select a.id, a.next_step_at, case when f.count = 1 and f.latest = a.owner_id then a.owner_id end as "undeliveredTo",
          a.state = 'open' and a.next_step_at <= ${call.at}::timestamptz as is_due,
          s.state <> 'active' or not s.roles && ${[...owningRoles]}::text[]
            or exists (select from kith.absences b
              where b.clinic_id = a.clinic_id and b.staff_id = a.owner_id and b.cancelled_at is null
                and b.from_at <= ${call.at}::timestamptz and ${call.at}::timestamptz < b.until_at) as is_left
        from kith.alerts a
        join kith.staff s on s.clinic_id = a.clinic_id and s.id = a.owner_id
        left join lateral (
          select count(*)::int as count, max(e.to_owner_id::text)::uuid as latest from kith.alert_events e
          where e.clinic_id = a.clinic_id and e.alert_id = a.id and e.kind = 'notice-failed' and a.state = 'open'
            and e.at >= (select max(b.at) from kith.alert_events b where b.clinic_id = a.clinic_id and b.alert_id = a.id
                         and b.kind in ('raised', 'appended', 'acknowledged'))) f on true
        where a.state <> 'closed') w
      where is_due or is_left or "undeliveredTo" is not null
      order by next_step_at nulls last, id`.execute(tx)
    return rows.map(({ id, undeliveredTo }) => ({ id, undeliveredTo }))
  })
}
