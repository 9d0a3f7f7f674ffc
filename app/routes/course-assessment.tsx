import { data, redirect } from 'react-router'

import { AssessmentView } from '#features/assessment/index.ts'
import { markAssessmentDone, readAssessmentPage } from '#features/assessment/index.server.ts'
import { answerSheetForm, seeSheet, writeSheet } from '#features/sheets/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/course-assessment'

export const meta: Route.MetaFunction = () => [{ title: 'Assessment · Kith' }]

export const loader = guard(
  seeSheet,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeSheet>) => ({
    page: valueOr(await readAssessmentPage(call, pathId<'courses'>(params.course))),
    formKey: newId(),
    printed: { by: call.actor.name, at: call.at },
  }),
)

export const action = guard(
  writeSheet,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof writeSheet>) => {
    const courseId = pathId<'courses'>(params.course)
    const { intent = '', key = '', ...typed } = await typedForm(request)
    pathId(key)
    const returned = valueOr(await answerSheetForm(call, courseId, 'assessment', typed))
    if (returned !== null) return data({ returned, fields: {}, code: null }, 409)
    if (intent !== 'done') throw redirect(`/courses/${courseId}/assessment`, 303)
    const result = await markAssessmentDone(call, courseId, { key })
    if (result.ok) throw redirect(`/courses/${courseId}/assessment`, 303)
    const { data: problem, init } = answerForm(result.problem, null)
    return data({ returned: null, fields: problem.fields, code: problem.code }, init ?? undefined)
  },
)

export default function CourseAssessment({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <AssessmentView
      page={loaderData.page}
      answer={actionData ?? null}
      formKey={loaderData.formKey}
      printed={loaderData.printed}
    />
  )
}
