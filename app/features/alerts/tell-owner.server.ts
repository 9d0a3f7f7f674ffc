import type { Instant } from '@kith/ipt'

import { queueMessage } from '#features/messages/index.server.ts'
import type { ClinicCall } from '#platform/commands/call.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import type { AlertId, StaffId } from '#platform/ids.ts'

/** Queues a notice to the owner, in the transaction that made them one. The list in Kith does not depend on it (HAZ-003). */
export async function tellOwner(
  work: Work,
  call: ClinicCall,
  alertId: AlertId,
  ownerId: StaffId,
): Promise<void> {
  await queueMessage(work, call, { kind: 'alert-notice', staffId: ownerId, alertId, dueAt: call.at })
}

/** Queues the moment at which the alert moves on. A later step takes the place of an earlier one. */
export async function scheduleStep(
  work: Work,
  call: ClinicCall,
  alertId: AlertId,
  step: number,
  dueAt: Instant,
): Promise<void> {
  await work.addJob(
    'move-alert',
    { clinicId: call.actor.clinicId, alertId, step, dueAt },
    { runAt: dueAt, key: `move-alert:${alertId}` },
  )
}
