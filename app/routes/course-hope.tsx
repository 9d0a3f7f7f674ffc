import { redirect } from 'react-router'

import { seeSheet, writeSheet } from '#features/sheets/index.server.ts'
import { HopePage } from '#features/work/index.ts'
import { answerWorkForm, readHope } from '#features/work/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/course-hope'

export const meta: Route.MetaFunction = () => [{ title: 'Hope · Kith' }]

export const loader = guard(
  seeSheet,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeSheet>) => {
    const page = valueOr(await readHope(call, pathId<'courses'>(params.course)))
    return { page, printed: { by: call.actor.name, at: call.at } }
  },
)

export const action = guard(
  writeSheet,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof writeSheet>) => {
    const courseId = pathId<'courses'>(params.course)
    const typed = await typedForm(request)
    const returned = valueOr(await answerWorkForm(call, courseId, 'hope', typed))
    if (returned === null) throw redirect(`/courses/${courseId}/hope`, 303)
    return returned
  },
)

export default function CourseHope({ loaderData, actionData }: Route.ComponentProps) {
  return <HopePage {...loaderData} returned={actionData ?? null} />
}
