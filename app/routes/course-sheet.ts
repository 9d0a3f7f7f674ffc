import { readChanges, saveSheet, writeSheet } from '#features/sheets/index.server.ts'
import { isSheetKind } from '#features/sheets/index.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { jsonOf } from '#platform/http/json-of.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/course-sheet'

/** Where a sheet is kept while it is filled in: changed fields in, the sheet as it stands out. */
export const action = guard(
  writeSheet,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof writeSheet>) => {
    const courseId = readId<'courses'>(params.course)
    if (courseId === null || !isSheetKind(params.sheet)) return reply({}, 404)
    const changes = readChanges(await jsonOf(request))
    if (changes === null) return reply({}, 400)
    const result = await saveSheet(call, courseId, params.sheet, changes)
    if (result.ok) return reply(result.value, 200)
    if (result.problem.kind === 'refused') return reply({}, 422)
    return reply({}, result.problem.kind === 'invalid' ? 400 : 404)
  },
)

function reply(body: object, status: number): Response {
  return Response.json(body, { status })
}
