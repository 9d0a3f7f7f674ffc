import { data, redirect } from 'react-router'

import { FocusView } from '#features/focus/index.ts'
import { answerFocusForm, readFocusPage, seeFocus } from '#features/focus/index.server.ts'
import { writeSheet } from '#features/sheets/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/course-focus'

export const meta: Route.MetaFunction = () => [{ title: 'Focus and formulation · Kith' }]

export const loader = guard(
  seeFocus,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeFocus>) => ({
    page: valueOr(await readFocusPage(call, pathId<'courses'>(params.course))),
    formKey: newId(),
    printed: { by: call.actor.name, at: call.at },
  }),
)

export const action = guard(
  writeSheet,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof writeSheet>) => {
    const courseId = pathId<'courses'>(params.course)
    const typed = await typedForm(request)
    const result = await answerFocusForm(call, courseId, typed)
    if (!result.ok) {
      const answer = answerForm(result.problem, typed)
      return data({ ...answer.data, returned: null }, answer.init ?? undefined)
    }
    if (result.value === null) {
      const isText = typed['intent'] === 'compose' || typed['intent'] === 'bring-back'
      throw redirect(`/courses/${courseId}/focus${isText ? '#formulation' : ''}`, 303)
    }
    return data({ returned: result.value, typed: {}, fields: {}, code: null, waitSeconds: null }, 409)
  },
)

export default function CourseFocus({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <FocusView
      {...loaderData}
      returned={actionData?.returned ?? null}
      typed={actionData?.typed ?? {}}
      fields={actionData?.fields ?? {}}
      problem={actionData?.code ?? null}
      printed={loaderData.printed}
    />
  )
}
