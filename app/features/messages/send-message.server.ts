import type { Instant } from '@kith/ipt'

import { command, type Work } from '#platform/commands/command.server.ts'
import { newId, readId } from '#platform/ids.ts'
import type { Job, JobTools, Recurring, SystemCall } from '#platform/jobs/worker.server.ts'
import { MailProblem } from '#platform/mail/mail-sender.server.ts'
import { done } from '#platform/result.ts'

import { composeMail } from './compose-mail.server.ts'
import { keepOutcome, lockWaiting, leftLying, type Message, type Outcome } from './message-store.server.ts'
import { sendPolicy } from './messages.policy.ts'
import { planSending, type MessageId } from './queue-message.server.ts'

/**
 * How often one kind of message is tried. A notice of an alert gives up early, because giving up is a step that is seen
 * (HAZ-003); the alert itself moves on by the clock, whatever becomes of mail.
 */
const mostAttempts: Record<Message['kind'], number> = { reminder: 8, 'alert-notice': 5, invitation: 8 }

/** Half a minute after the first try, then twice as long each time: 8 tries are spread over an hour. */
export function waitAfter(attempts: number): number {
  return 30_000 * 2 ** (attempts - 1)
}

/** Sends one message, if it still applies. What became of it is kept with it; the text is not (SEC-026). */
export const sendMessage: Job = {
  policy: sendPolicy,
  async run(call, payload, tools) {
    const id: MessageId | null = readId(payload['messageId'])
    if (id === null) return
    const spec = { policy: sendPolicy, subject: null, action: null } as const
    // The row stays locked while the mail server is asked, so that one message is never sent twice at the same moment.
    await command(call, spec, async (work) => {
      const message = await lockWaiting(work.tx, id)
      if (message === null || Date.parse(message.due_at) > Date.parse(call.at)) return done(null)
      await settle(work, call, message, await attempt(work, call, message, tools))
      return done(null)
    })
  },
}

/** Takes up what was left lying: mail has been set up since, or a process was killed with the message in its hands. */
export const takeUpMessages: Recurring = {
  cron: '* * * * *',
  policy: sendPolicy,
  async run(call, tools) {
    if (tools.mail.kind === 'none') return
    await command(call, { policy: sendPolicy, subject: null, action: null }, async (work) => {
      for (const message of await leftLying(work.tx, call.at)) {
        await planSending(work, call, message, { key: `take-up:${message.id}` })
      }
      return done(null)
    })
  },
}

async function attempt(work: Work, call: SystemCall, message: Message, tools: JobTools): Promise<Outcome> {
  const { attempts } = message
  const composed = await composeMail(call, work.tx, message)
  if (!composed.ok) return { state: 'cancelled', problem: composed.why, attempts }
  if (tools.mail.kind === 'none') {
    return { state: 'waiting', problem: 'mail/not-set-up', attempts, dueAt: message.due_at }
  }
  try {
    await tools.mail.send(composed.mail)
    return { state: 'sent', at: call.at, attempts: attempts + 1 }
  } catch (error) {
    if (!(error instanceof MailProblem)) throw error
    return afterProblem(call.at, message, error)
  }
}

function afterProblem(at: Instant, message: Message, problem: MailProblem): Outcome {
  const attempts = message.attempts + 1
  if (!problem.passing || attempts >= mostAttempts[message.kind]) {
    return { state: 'failed', problem: problem.code, attempts }
  }
  const dueAt = new Date(Date.parse(at) + waitAfter(attempts)).toISOString() as Instant
  return { state: 'waiting', problem: problem.code, attempts, dueAt }
}

async function settle(work: Work, call: SystemCall, message: Message, outcome: Outcome): Promise<void> {
  const { id } = message
  await keepOutcome(work.tx, id, outcome)
  if (outcome.state === 'waiting' && outcome.problem !== 'mail/not-set-up') {
    await planSending(work, call, message, { runAt: outcome.dueAt })
    return
  }
  if (outcome.state === 'waiting') return
  if (outcome.state === 'failed' && message.alert_id !== null)
    await tellOfFailedNotice(work, call, message, outcome.problem)
  await work.audit({
    action: `message.${outcome.state}`,
    subject: { kind: 'message', id },
    patientId: message.patient_id,
    detail: { kind: message.kind, problem: outcome.state === 'sent' ? null : outcome.problem },
  })
}

// A notice that reaches nobody is a step that did not work, and stands in the alert's own history (HAZ-003, SAFE-041).
async function tellOfFailedNotice(
  work: Work,
  call: SystemCall,
  message: Message,
  problem: string,
): Promise<void> {
  if (message.alert_id === null) return
  await work.tx
    .insertInto('alert_events')
    .values({
      clinic_id: call.actor.clinicId,
      id: newId(),
      alert_id: message.alert_id,
      kind: 'notice-failed',
      at: call.at,
      to_owner_id: message.staff_id,
      words: problem,
    })
    .execute()
}
