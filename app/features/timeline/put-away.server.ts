import type { Hemisphere } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  changedMeanwhile,
  changeTimeline,
  versionIn,
  type Scene,
  type Typed,
} from './change-timeline.server.ts'
import { lockEvent, lockStretch } from './timeline-store.server.ts'
import { toldOf } from './told-of.server.ts'

/** Takes an event or a stretch off the timeline, or brings it back. Nothing is erased. */
export function putAway(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
  wish: 'remove' | 'bring-back',
): Promise<Result<null>> {
  const isEvent = typed['row'] === 'event'
  const id = readId(typed['id'])
  if (id === null || (!isEvent && typed['row'] !== 'stretch'))
    return Promise.resolve(fail({ kind: 'absent' }))
  const noun = isEvent ? 'event' : 'stretch'
  const action =
    wish === 'remove' ? (`timeline.${noun}-removed` as const) : (`timeline.${noun}-brought-back` as const)
  const change = { action, typed, key, detail: { [noun]: id } }
  return changeTimeline(call, courseId, change, async ({ tx, stamp, facts }) => {
    const stored = isEvent
      ? await lockEvent(tx, courseId, id as never)
      : await lockStretch(tx, courseId, id as never)
    // A death of the inventory goes from the timeline when its mark is taken back there.
    if (isEvent && wish === 'remove' && (await isNamedThere(tx, courseId, id, facts.hemisphere)))
      return fail({ kind: 'refused', code: 'timeline/death-is-in-the-inventory' })
    if (stored === undefined) return fail({ kind: 'absent' })
    const isAway = stored.removed_at !== null
    if (isAway === (wish === 'remove')) return done(null)
    if (wish === 'remove' && stored.version !== versionIn(typed)) return changedMeanwhile
    const values = {
      removed_at: wish === 'remove' ? stamp.changed_at : null,
      version: stored.version + 1,
      ...stamp,
    }
    if (isEvent) {
      await tx
        .updateTable('life_events')
        .set(values)
        .where('id', '=', id as never)
        .execute()
    } else {
      await tx
        .updateTable('timeline_stretches')
        .set(values)
        .where('id', '=', id as never)
        .execute()
    }
    return done(null)
  })
}

async function isNamedThere(
  tx: Scene['tx'],
  courseId: CourseId,
  event: string,
  hemisphere: Hemisphere,
): Promise<boolean> {
  const { told } = await toldOf(tx, courseId, { hemisphere })
  return told.some(({ id, deathOf }) => id === event && deathOf !== null)
}
