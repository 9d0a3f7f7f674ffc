import type { ClinicCall } from '#platform/commands/call.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import type { AlertId, CourseId, StaffId } from '#platform/ids.ts'

import { changeAlert, insertEvent, openFor } from './alerts-store.server.ts'
import { nextStepAt } from './next-step.ts'
import { readAlertClock } from './read-rota.server.ts'
import { scheduleStep, tellOwner } from './tell-owner.server.ts'

/**
 * When a course is handed over, what its former clinician owned of it goes along, in the same transaction: open again,
 * on a fresh clock, since being given something is not yet having seen it. What others own stays with them.
 */
export async function alertsFollowCourse(
  work: Work,
  call: ClinicCall,
  { courseId, from, to }: { courseId: CourseId; from: StaffId; to: StaffId },
): Promise<void> {
  const owned = await work.tx
    .selectFrom('alerts')
    .select('id')
    .where('course_id', '=', courseId)
    .where('owner_id', '=', from)
    .where('state', '<>', 'closed')
    .forUpdate()
    .execute()
  if (owned.length === 0) return
  const dueAt = nextStepAt(await readAlertClock(work.tx), 0, call.at)
  for (const { id } of owned as { id: AlertId }[]) {
    await changeAlert(work.tx, id, openFor(to, 0, dueAt))
    await insertEvent(call, work.tx, id, 'moved', { from, to })
    await tellOwner(work, call, id, to)
    await scheduleStep(work, call, id, 0, dueAt)
  }
}
