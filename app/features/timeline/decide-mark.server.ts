import type { MarkKind } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, readId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeTimeline, type Typed } from './change-timeline.server.ts'
import { lockEvent } from './timeline-store.server.ts'

const kinds: readonly MarkKind[] = ['onset', 'worsening', 'maintenance']

/** The clinician confirms or rejects a hint. Each decision is kept, the last one counts (IPT-063, IPT-220). */
export function decideMark(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
): Promise<Result<null>> {
  const event = readId<'life_events'>(typed['event'])
  const kind = kinds.find((each) => each === typed['kind'])
  const decision = (['confirmed', 'rejected'] as const).find((each) => each === typed['decision'])
  if (event === null || kind === undefined || decision === undefined) {
    return Promise.resolve(fail({ kind: 'absent' }))
  }
  const detail = { event, kind, decision }
  const change = { action: 'timeline.mark-decided', typed, key, detail } as const
  return changeTimeline(call, courseId, change, async ({ tx, stamp }) => {
    const stored = await lockEvent(tx, courseId, event)
    if (stored === undefined || stored.removed_at !== null) return fail({ kind: 'absent' })
    await tx
      .insertInto('mark_decisions')
      .values({
        clinic_id: call.actor.clinicId,
        id: newId<'mark_decisions'>(),
        course_id: courseId,
        event_id: event,
        kind,
        decision,
        decided_by: stamp.changed_by,
        decided_at: stamp.changed_at,
      })
      .execute()
    return done(null)
  })
}
