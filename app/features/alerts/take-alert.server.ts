import { done, fail, type Result } from '#platform/result.ts'

import { changeAlert, insertEvent } from './alerts-store.server.ts'
import { actOnAlert, type AlertAct } from './change-alert.server.ts'
import { readRota } from './read-rota.server.ts'
import { personIn } from './rota.ts'
import type { StaffCall } from './staff-call.ts'

/**
 * Somebody says: I am looking at this. They own it from now on, and it moves on to nobody. It is not closed by that
 * (HAZ-006). What a colleague has taken can be taken over.
 */
export function takeAlert(call: StaffCall, act: AlertAct): Promise<Result<null>> {
  const me = call.actor.staffId
  const body = { take: act.alertId, version: act.version }
  return actOnAlert(call, { ...act, body, action: 'alert.acknowledged' }, async (work, alert) => {
    if (alert.state === 'closed') return fail({ kind: 'conflict', code: 'alerts/changed' })
    if (alert.state === 'acknowledged' && alert.ownerId === me) return done(null)
    // What somebody on leave took would go to their cover within the minute.
    const person = personIn(await readRota(work.tx, call.at), me)
    if (person === null || !person.isAvailable) return fail({ kind: 'refused', code: 'alerts/you-are-away' })
    await changeAlert(work.tx, alert.id, {
      state: 'acknowledged',
      owner_id: me,
      acknowledged_at: call.at,
      acknowledged_by: me,
      next_step_at: null,
    })
    await insertEvent(call, work.tx, alert.id, 'acknowledged', { from: alert.ownerId, to: me })
    return done(null)
  })
}
