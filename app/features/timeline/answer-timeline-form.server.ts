import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { fail, type Result } from '#platform/result.ts'

import type { Typed } from './change-timeline.server.ts'
import { decideMark } from './decide-mark.server.ts'
import { draftForms } from './form-draft.ts'
import { keepEvent } from './keep-event.server.ts'
import { keepOnset } from './keep-onset.server.ts'
import { keepStretch } from './keep-stretch.server.ts'
import { putAway } from './put-away.server.ts'
import { throwDraftAway } from './save-form-draft.server.ts'

/** One form of the page of the timeline, by the button that sent it. */
export function answerTimelineForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  { key = '', intent, view: _view, ...typed }: Record<string, string>,
): Promise<Result<unknown>> {
  const sent: Typed = typed
  switch (intent) {
    case 'event':
      return keepEvent(call, courseId, sent, key)
    case 'stretch':
      return keepBar(call, courseId, sent, key)
    case 'onset':
      return keepOnset(call, courseId, sent, key)
    case 'decide':
      return decideMark(call, courseId, sent, key)
    case 'throw-away':
      return throwAway(call, courseId, sent)
    case 'remove':
    case 'bring-back':
      return putAway(call, courseId, sent, key, intent)
    default:
      return Promise.resolve(fail({ kind: 'absent' }))
  }
}

function throwAway(call: Call<StaffActor>, courseId: CourseId, sent: Typed): Promise<Result<unknown>> {
  const form = draftForms.find((each) => each === sent['form'])
  const rowId = readId(sent['draft'])
  if (form === undefined || rowId === null) return Promise.resolve(fail({ kind: 'absent' }))
  return throwDraftAway(call, courseId, { form, rowId })
}

const prefix = 'bar.'

/** The fields of a stretch carry a name of their own: two forms on one page ask for a "when". */
async function keepBar(call: Call<StaffActor>, courseId: CourseId, sent: Typed, key: string) {
  const own = Object.entries(sent).filter(([name]) => name.startsWith(prefix))
  const typed = Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]))
  const result = await keepStretch(call, courseId, typed, key)
  if (result.ok || result.problem.kind !== 'invalid') return result
  const fields = Object.entries(result.problem.fields).map(([name, code]) => [`${prefix}${name}`, code])
  return fail({ kind: 'invalid', fields: Object.fromEntries(fields) as Record<string, string> })
}
