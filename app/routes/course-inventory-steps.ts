import type { StepAnswer } from '#features/inventory/index.ts'
import { changeInventory, readSteps, writeInventoryPolicy } from '#features/inventory/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { jsonOf } from '#platform/http/json-of.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/course-inventory-steps'

/** Where the inventory is kept while it is worked on: steps in, an answer to each out. */
export const action = guard(
  writeInventoryPolicy,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof writeInventoryPolicy>) => {
    const courseId = readId<'courses'>(params.course)
    if (courseId === null) return reply([], 404)
    const steps = readSteps(await jsonOf(request))
    if (steps === null) return reply([], 400)
    const answers: StepAnswer[] = []
    for (const step of steps) {
      const result = await changeInventory(call, courseId, step)
      if (result.ok) answers.push(result.value)
      else if (result.problem.kind === 'invalid') {
        answers.push({ kind: 'invalid', fields: result.problem.fields })
      } else if (answers.length === 0 && result.problem.kind === 'absent') return reply([], 404)
      else answers.push({ kind: 'refused' })
    }
    return reply(answers, 200)
  },
)

function reply(answers: readonly StepAnswer[], status: number): Response {
  return Response.json({ answers }, { status })
}
