import { command } from '#platform/commands/command.server.ts'
import type { AlertId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { insertEvent, lockAlert } from './alerts-store.server.ts'
import { alertsPolicy } from './alerts.policy.ts'
import { readWords } from './read-words.ts'
import type { StaffCall } from './staff-call.ts'

/** Adds words to an alert's course of events, also to one that is closed. Nothing written before changes. */
export async function noteOnAlert(
  call: StaffCall,
  note: { alertId: AlertId; words: unknown; key: string },
): Promise<Result<null>> {
  const words = readWords(note.words, 'alerts/note-needed')
  if (!words.ok) return fail({ kind: 'invalid', fields: { note: words.code } })
  const spec = {
    policy: alertsPolicy.act,
    subject: { kind: 'alert', id: note.alertId } as const,
    action: 'alert.noted' as const,
    once: { key: note.key, body: { note: note.alertId, words: words.value } },
  }
  return command(call, spec, async (work) => {
    const alert = await lockAlert(work.tx, note.alertId)
    if (alert === null) return fail({ kind: 'absent' })
    await insertEvent(call, work.tx, alert.id, 'noted', { words: words.value })
    return done(null)
  })
}
