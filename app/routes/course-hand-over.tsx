import { data, redirect } from 'react-router'

import { handOverCourse } from '#features/courses/index.server.ts'
import { HandOverPage } from '#features/hand-over/index.ts'
import { readHandOver, transferCourse } from '#features/hand-over/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { versionOf } from '#platform/http/version-of.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/course-hand-over'

export const meta: Route.MetaFunction = () => [{ title: 'Hand over · Kith' }]

export const loader = guard(
  handOverCourse,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof handOverCourse>) => ({
    ...valueOr(await readHandOver(call, pathId<'courses'>(params.course))),
    formKey: newId(),
  }),
)

export const action = guard(
  handOverCourse,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof handOverCourse>) => {
    const typed = await typedForm(request)
    const edit = { key: pathId(typed['key']), version: versionOf(typed['version']) }
    const given = await transferCourse(call, pathId<'courses'>(params.course), typed['to'], edit)
    // The course is out of reach for whoever gave it away: on to what is still theirs.
    if (given.ok) throw redirect(call.actor.roles.includes('clinician') ? '/patients' : '/', 303)
    const answer = answerForm(given.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function CourseHandOver({ loaderData, actionData, params }: Route.ComponentProps) {
  const fields: Readonly<Record<string, string>> = actionData?.fields ?? {}
  return (
    <HandOverPage
      {...loaderData}
      courseId={params.course}
      problem={actionData?.code ?? null}
      fieldProblem={fields['to'] ?? null}
    />
  )
}
