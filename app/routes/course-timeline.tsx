import { data, redirect } from 'react-router'

import { TimelineView, readView, spelledOut } from '#features/timeline/index.ts'
import {
  answerTimelineForm,
  drawTimeline,
  readTimelinePage,
  seeTimeline,
} from '#features/timeline/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId, readId } from '#platform/ids.ts'

import type { Route } from './+types/course-timeline'

export const meta: Route.MetaFunction = () => [{ title: 'Timeline · Kith' }]

export const loader = guard(
  seeTimeline,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof seeTimeline>) => {
    const page = valueOr(await readTimelinePage(call, pathId<'courses'>(params.course)))
    const asked = new URL(request.url).searchParams
    const address = {
      view: asked.get('view') ?? '',
      edit: asked.get('edit') ?? '',
      removed: asked.get('removed') ?? '',
      kept: asked.get('kept') ?? '',
    }
    const printed = { by: call.actor.name, at: call.at }
    return { page, address, formKey: newId(), rowId: newId(), printed }
  },
)

export const action = guard(
  drawTimeline,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof drawTimeline>) => {
    const courseId = pathId<'courses'>(params.course)
    const typed = spelledOut(await typedForm(request))
    pathId(typed['key'])
    const result = await answerTimelineForm(call, courseId, typed)
    if (result.ok) throw redirect(`/courses/${courseId}/timeline${whatToShow(typed)}`, 303)
    const answer = answerForm(result.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function CourseTimeline({ loaderData, actionData }: Route.ComponentProps) {
  return <TimelineView {...loaderData} answer={actionData ?? null} printed={loaderData.printed} />
}

/** Back to what was in sight, with the way to take back what was done, or at the event that was decided on. */
function whatToShow(typed: Record<string, string>): string {
  const shown = new URLSearchParams()
  const view = typed['view'] ?? ''
  if (readView(view) !== null) shown.set('view', view)
  const id = readId(typed['id'])
  if (typed['intent'] === 'remove' && id !== null) shown.set('removed', `${typed['row'] ?? ''}.${id}`)
  const drawn = readId(typed['bar.id'])
  if (typed['intent'] === 'stretch' && drawn !== null) shown.set('kept', drawn)
  const event = readId(typed['event'])
  const place = typed['intent'] === 'decide' && event !== null ? `#event-${event}` : ''
  const asked = shown.toString()
  return `${asked === '' ? '' : `?${asked}`}${place}`
}
