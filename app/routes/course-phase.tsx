import { data, redirect } from 'react-router'

import { PhasePage } from '#features/courses/index.ts'
import { answerPhaseForm, readPhase, seeCourse, steerCourse } from '#features/courses/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/course-phase'

export const meta: Route.MetaFunction = () => [{ title: 'Phase and ending · Kith' }]

export const loader = guard(
  seeCourse,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeCourse>) => ({
    ...valueOr(await readPhase(call, pathId<'courses'>(params.course))),
    formKey: newId(),
  }),
)

export const action = guard(
  steerCourse,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof steerCourse>) => {
    const typed = await typedForm(request)
    const courseId = pathId<'courses'>(params.course)
    pathId(typed['key'])
    const result = await answerPhaseForm(call, courseId, typed)
    if (result.ok) throw redirect(`/courses/${courseId}/phase`, 303)
    const answer = answerForm(result.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function CoursePhase({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <PhasePage
      {...loaderData}
      typed={actionData?.typed ?? {}}
      fields={actionData?.fields ?? {}}
      problem={actionData?.code ?? null}
    />
  )
}
