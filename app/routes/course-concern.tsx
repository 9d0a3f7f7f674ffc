import { data, redirect } from 'react-router'

import { ConcernPage, type ConcernForm } from '#features/alerts/index.ts'
import { alertsPolicy, raiseConcern, readConcernPage } from '#features/alerts/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { newId, readId } from '#platform/ids.ts'

import type { Route } from './+types/course-concern'

export const meta: Route.MetaFunction = () => [{ title: 'A concern · Kith' }]

export const loader = guard(
  alertsPolicy.raiseConcern,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof alertsPolicy.raiseConcern>) => {
    const courseId = pathId<'courses'>(params.course)
    return { header: valueOr(await readConcernPage(call, courseId)), formKey: newId<'submissions'>() }
  },
)

export const action = guard(
  alertsPolicy.raiseConcern,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof alertsPolicy.raiseConcern>) => {
    const form = await formOf(request)
    const courseId = pathId<'courses'>(params.course)
    const key = readId<'submissions'>(form.get('key'))
    if (key === null) throw respond({ kind: 'absent' })
    const result = await raiseConcern(call, { courseId, words: form.get('words'), key })
    if (result.ok) return redirect(`/alerts/${result.value}`)
    const words = form.get('words')
    const typed = typeof words === 'string' ? words : ''
    const again = (problem: string, status: number) => data<ConcernForm>({ problem, typed }, status)
    if (result.problem.kind === 'invalid') return again(result.problem.fields['words'] ?? '', 400)
    if (result.problem.kind === 'conflict') return again(result.problem.code, 409)
    throw respond(result.problem)
  },
)

export default function CourseConcern({ loaderData, actionData }: Route.ComponentProps) {
  return <ConcernPage header={loaderData.header} formKey={loaderData.formKey} form={actionData ?? null} />
}
