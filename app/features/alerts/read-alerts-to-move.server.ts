import { sql } from 'kysely'

import { inClinic } from '#platform/db/database.server.ts'
import type { SystemCall } from '#platform/jobs/worker.server.ts'
import type { AlertId } from '#platform/ids.ts'

import { owningRoles } from './read-rota.server.ts'

/** Alerts whose time has come, and those whose owner is away or can own nothing any more. Ids alone. */
export async function readAlertsToMove(call: SystemCall): Promise<AlertId[]> {
  return inClinic(call.db, { clinic: call.actor.clinicId, actor: null }, async (tx) => {
    const { rows } = await sql<{ id: AlertId }>`
      select a.id from kith.alerts a
      join kith.staff s on s.clinic_id = a.clinic_id and s.id = a.owner_id
      where a.state <> 'closed' and (
        (a.state = 'open' and a.next_step_at <= ${call.at}::timestamptz)
        or s.state <> 'active' or not s.roles && ${[...owningRoles]}::text[]
        or exists (select from kith.absences b
          where b.clinic_id = a.clinic_id and b.staff_id = a.owner_id and b.cancelled_at is null
            and b.from_at <= ${call.at}::timestamptz and ${call.at}::timestamptz < b.until_at))
      order by a.next_step_at nulls last, a.id`.execute(tx)
    return rows.map((row) => row.id)
  })
}
