import type { MarkKind } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, readId, type CourseId, type Id } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeTimeline, type Typed } from './change-timeline.server.ts'
import { lockEvent } from './timeline-store.server.ts'
import { toldOf } from './told-of.server.ts'

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
  return changeTimeline(call, courseId, change, async ({ tx, stamp, facts }) => {
    const { told } = await toldOf(tx, courseId, { hemisphere: facts.hemisphere })
    const about = told.find(({ id }) => id === event)
    if (about === undefined) return fail({ kind: 'absent' })
    const stored = await lockEvent(tx, courseId, event)
    // A death of which nothing but its mark in the inventory was told: from now on more is kept of it.
    if (stored === undefined) {
      await tx
        .insertInto('life_events')
        .values({
          clinic_id: call.actor.clinicId,
          id: event,
          course_id: courseId,
          type: about.type,
          what: '',
          source: about.source,
          ongoing: about.ongoing,
          death_of: about.deathOf as Id<'inventory_people'> | null,
          created_at: call.at,
          ...stamp,
        })
        .onConflict((conflict) => conflict.columns(['clinic_id', 'id']).doNothing())
        .execute()
    }
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
