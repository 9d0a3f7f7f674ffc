import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { sendAgainPolicy } from './messages.policy.ts'
import type { MessageId } from './queue-message.server.ts'

/** Sends a message once more, with the same link. Whether it still applies is asked at sending, as the first time. */
export function sendAgain(call: Call<StaffActor>, id: MessageId): Promise<Result<null>> {
  const subject = { kind: 'message', id } as const
  return command(call, { policy: sendAgainPolicy, subject, action: 'message.sent-again' }, async (work) => {
    const changed = await work.tx
      .updateTable('messages')
      .set({ state: 'waiting', attempts: 0, problem: null, sent_at: null, due_at: call.at })
      .where('id', '=', id)
      .where('state', 'in', ['sent', 'failed'])
      .executeTakeFirst()
    if (changed.numUpdatedRows !== 1n) return fail({ kind: 'refused', code: 'message/not-to-send-again' })
    await work.addJob('send-message', { clinicId: call.actor.clinicId, messageId: id })
    return done(null)
  })
}
