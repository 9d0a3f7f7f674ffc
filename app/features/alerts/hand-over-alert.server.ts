import { readId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeAlert, insertEvent, openFor } from './alerts-store.server.ts'
import { actOnAlert, type AlertAct } from './change-alert.server.ts'
import { nextStepAt } from './next-step.ts'
import { readAlertClock, readRota } from './read-rota.server.ts'
import { longestWords } from './read-words.ts'
import { personIn } from './rota.ts'
import type { StaffCall } from './staff-call.ts'
import { scheduleStep, tellOwner } from './tell-owner.server.ts'

/**
 * Gives an alert to a colleague who is there. It is open again, with a fresh clock, until they take it: being given
 * something is not yet having seen it.
 */
export async function handOverAlert(
  call: StaffCall,
  act: AlertAct & { toId: unknown; words: unknown },
): Promise<Result<null>> {
  const to = readId<'staff'>(act.toId)
  const words = typeof act.words === 'string' ? act.words.trim() : ''
  if (to === null) return fail({ kind: 'invalid', fields: { to: 'alerts/person-needed' } })
  if (words.length > longestWords) {
    return fail({ kind: 'invalid', fields: { 'hand-over-words': 'alerts/words-too-long' } })
  }
  const body = { handOver: act.alertId, version: act.version, to, words }
  return actOnAlert(call, { ...act, body, action: 'alert.handed-over' }, async (work, alert) => {
    if (alert.state === 'closed') return fail({ kind: 'conflict', code: 'alerts/changed' })
    if (alert.state === 'acknowledged' && alert.ownerId !== call.actor.staffId) {
      return fail({ kind: 'refused', code: 'alerts/taken-by-another' })
    }
    const person = personIn(await readRota(work.tx, call.at), to)
    if (person === null || !person.isAvailable || person.id === alert.ownerId) {
      return fail({ kind: 'invalid', fields: { to: 'alerts/person-not-there' } })
    }
    const dueAt = nextStepAt(await readAlertClock(work.tx), 0, call.at)
    await changeAlert(work.tx, alert.id, openFor(person.id, 0, dueAt))
    await insertEvent(call, work.tx, alert.id, 'moved', {
      from: alert.ownerId,
      to: person.id,
      words: words === '' ? null : words,
    })
    await tellOwner(work, call, alert.id, person.id)
    await scheduleStep(work, call, alert.id, 0, dueAt)
    return done(null)
  })
}
