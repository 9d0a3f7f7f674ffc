import { drawTimeline, readFormDraft, saveFormDraft } from '#features/timeline/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { jsonOf } from '#platform/http/json-of.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/course-timeline-draft'

/** Where a form of the timeline is kept while it is filled in. */
export const action = guard(
  drawTimeline,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof drawTimeline>) => {
    const courseId = readId<'courses'>(params.course)
    if (courseId === null) return reply(404)
    const draft = readFormDraft(await jsonOf(request))
    if (draft === null) return reply(400)
    const result = await saveFormDraft(call, courseId, draft)
    return reply(result.ok ? 200 : 404)
  },
)

function reply(status: number): Response {
  return Response.json({}, { status })
}
