import { command, type CommandSpec, type Work } from '#platform/commands/command.server.ts'
import type { StaffCall } from './staff-call.ts'
import type { AlertId } from '#platform/ids.ts'
import { fail, type Result } from '#platform/result.ts'

import { alertsPolicy } from './alerts.policy.ts'
import { lockAlert, type Alert } from './alerts-store.server.ts'

/** Which alert somebody acts on, and which version of it they had before their eyes. */
export type AlertAct = { alertId: AlertId; version: number; key: string }

/**
 * One act of one person on one alert. It waits its turn, and is refused when the alert is no longer what they saw
 * (HAZ-006): they are shown what it is now, and decide again.
 */
export function actOnAlert<Value>(
  call: StaffCall,
  act: AlertAct & { body: unknown; action: CommandSpec['action'] },
  effect: (work: Work, alert: Alert) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return command(
    call,
    {
      policy: alertsPolicy.act,
      subject: { kind: 'alert', id: act.alertId },
      action: act.action,
      once: { key: act.key, body: act.body },
    },
    async (work) => {
      const alert = await lockAlert(work.tx, act.alertId)
      if (alert === null) return fail({ kind: 'absent' })
      if (alert.version !== act.version) return fail({ kind: 'conflict', code: 'alerts/changed' })
      return effect(work, alert)
    },
  )
}
