import { alertLag, lagMinutes } from '#features/alerts/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { done, type Result } from '#platform/result.ts'

import type { Shell } from './shell.ts'
import { hasCaseload, todayPolicy } from './today.policy.ts'

/** What the frame says. It shows nobody's record: a number of alerts, and no name but the reader's own. */
export function readShell(call: Call<StaffActor>): Promise<Result<Shell>> {
  const { name, roles, staffId } = call.actor
  return query(call, { policy: todayPolicy.shell, subject: null, action: null }, async (tx) => {
    const row = await tx
      .selectFrom('clinics')
      .select((eb) => [
        'clinics.name as clinic',
        alertLag(call.at).as('lag'),
        eb
          .selectFrom('alerts')
          .where('alerts.owner_id', '=', staffId)
          .where('alerts.state', '=', 'open')
          .select((count) => count.fn.countAll<number>().as('open'))
          .as('ownAlerts'),
      ])
      .executeTakeFirstOrThrow()
    const hasAlerts = roles.some((role) => role !== 'researcher' && role !== 'facilitator')
    return done({
      name,
      clinic: row.clinic,
      isLead: roles.includes('lead'),
      hasCaseload: hasCaseload(roles),
      hasAlerts,
      ownAlerts: row.ownAlerts ?? 0,
      alertLag: hasAlerts ? lagMinutes(row.lag) : null,
    })
  })
}
