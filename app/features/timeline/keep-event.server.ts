import { problemAreas, readLifeEvent, type LifeEvent, type ProblemArea } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  changedMeanwhile,
  changeTimeline,
  standing,
  versionIn,
  type Typed,
} from './change-timeline.server.ts'
import { lockEvent, storedDate } from './timeline-store.server.ts'
import type { LifeEventRowId } from './timeline.ts'

/**
 * Keeps a life event, new or changed (IPT-052). The id is made where the event is typed, so that a request that is sent
 * again stores once. A date that is not understood is kept as said.
 */
export function keepEvent(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
): Promise<Result<{ id: LifeEventRowId }>> {
  const id = readId<'life_events'>(typed['id'])
  if (id === null) return Promise.resolve(fail({ kind: 'absent' }))
  const change = { action: 'timeline.event-kept', typed, key, detail: { event: id } } as const
  return changeTimeline(call, courseId, change, async ({ tx, facts, stamp, said }) => {
    const fields: Record<string, string> = {}
    const when = said('when', fields)
    const event = readTyped(id, typed, fields)
    if (event === null || Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
    const area = problemAreas.includes(typed['area'] as ProblemArea) ? (typed['area'] as ProblemArea) : null
    const values = {
      type: event.type,
      what: event.what,
      ...storedDate(when, facts.hemisphere),
      people: [...event.persons],
      impact: event.impact,
      source: event.source,
      ongoing: event.ongoing,
      area,
      ...stamp,
    }
    const stored = await lockEvent(tx, courseId, id)
    const version = versionIn(typed)
    switch (standing(stored, version)) {
      case 'changed-meanwhile':
        return changedMeanwhile
      case 'new':
        await tx
          .insertInto('life_events')
          .values({
            clinic_id: call.actor.clinicId,
            id,
            course_id: courseId,
            created_at: call.at,
            ...values,
          })
          .execute()
        return done({ id })
      case 'change':
        await tx
          .updateTable('life_events')
          .set({ ...values, version: version + 1 })
          .where('id', '=', id)
          .execute()
        return done({ id })
    }
  })
}

function readTyped(id: string, typed: Typed, fields: Record<string, string>): LifeEvent | null {
  const impact = (typed['impact'] ?? '').trim()
  const people = peopleIn(typed['people'] ?? '')
  const what = (typed['what'] ?? '').trim()
  if (what.length > 300) fields['what'] = 'event/what-too-long'
  if (people.length > 20 || people.some((name) => name.length > 60)) {
    fields['people'] = 'event/people-too-many'
  }
  const read = readLifeEvent({
    id,
    type: typed['type'],
    what,
    when: '',
    persons: people,
    impact: impact === '' ? null : Number(impact),
    source: typed['source'],
    ongoing: typed['ongoing'],
  })
  if (read.ok) return read.value
  for (const { field, code } of read.problem.fields) fields[field] ??= code
  return null
}

/** Names with commas between them, each once. */
export function peopleIn(typed: string): string[] {
  const names = typed
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}
