import { redirect } from 'react-router'

import { seeSheet, writeSheet } from '#features/sheets/index.server.ts'
import { PreparationView } from '#features/work/index.ts'
import { answerWorkForm, readPreparation } from '#features/work/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/course-preparation'

export const meta: Route.MetaFunction = () => [{ title: 'Before the first session · Kith' }]

export const loader = guard(
  seeSheet,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeSheet>) => {
    const page = valueOr(await readPreparation(call, pathId<'courses'>(params.course)))
    return { page, printed: { by: call.actor.name, at: call.at } }
  },
)

export const action = guard(
  writeSheet,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof writeSheet>) => {
    const courseId = pathId<'courses'>(params.course)
    const typed = await typedForm(request)
    const returned = valueOr(await answerWorkForm(call, courseId, 'preparation', typed))
    if (returned === null) throw redirect(`/courses/${courseId}/preparation`, 303)
    return returned
  },
)

export default function CoursePreparation({ loaderData, actionData }: Route.ComponentProps) {
  return <PreparationView {...loaderData} returned={actionData ?? null} />
}
