import { z } from 'zod'

import { longestNote, readNoteText } from '#features/sessions/index.ts'
import { saveDraft, writeSession } from '#features/sessions/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { jsonOf } from '#platform/http/json-of.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/course-session-draft'

const turn = z.object({
  body: z.string().max(longestNote),
  version: z.int().min(0),
  writer: z.uuid(),
  turn: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
})

/** Where a note is kept while it is typed: JSON in, JSON out. */
export const action = guard(
  writeSession,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof writeSession>) => {
    const courseId = readId<'courses'>(params.course)
    const sent = turn.safeParse(await jsonOf(request))
    if (courseId === null || !/^[1-9]\d{0,2}$/.test(params.n)) return reply({ kind: 'refused' }, 404)
    if (!sent.success) return reply({ kind: 'refused' }, 400)
    const save = { ...sent.data, body: readNoteText(sent.data.body), courseId, number: Number(params.n) }
    const result = await saveDraft(call, save)
    if (result.ok) {
      const { outcome, ...rest } = result.value
      return reply({ kind: outcome, ...rest }, outcome === 'saved' ? 200 : 409)
    }
    if (result.problem.kind === 'conflict') return reply({ kind: 'signed' }, 409)
    return reply({ kind: 'refused' }, result.problem.kind === 'invalid' ? 400 : 404)
  },
)

function reply(body: object, status: number): Response {
  return Response.json(body, { status })
}
