import { redirect } from 'react-router'

import { CorrectPage, readEntry, typedFields } from '#features/check-ins/index.ts'
import { correctCheckIn, enterPolicy, readCorrectionPage } from '#features/check-ins/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { newId, readId } from '#platform/ids.ts'

import type { Route } from './+types/course-check-in-correct'

export const meta: Route.MetaFunction = () => [{ title: 'Correct a check-in · Kith' }]

export const loader = guard(
  enterPolicy,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof enterPolicy>) => ({
    page: valueOr(await readCorrectionPage(call, pathId(params.course), pathId(params.checkIn))),
    formKey: newId<'submissions'>() as string,
    startedAt: call.at as string,
  }),
)

export const action = guard(
  enterPolicy,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof enterPolicy>) => {
    const typed = typedFields(await formOf(request))
    const entry = readEntry(typed, readId(typed['key']) ?? newId())
    const stored = await correctCheckIn(call, pathId(params.checkIn), entry)
    if (!stored.ok) return answerForm(stored.problem, typed)
    throw redirect(`/courses/${params.course}`, 303)
  },
)

export default function CourseCheckInCorrect({ loaderData, actionData }: Route.ComponentProps) {
  const { page, formKey, startedAt } = loaderData
  const { mode } = page.checkIn
  return (
    <CorrectPage
      page={page}
      mode={mode === 'paper' ? 'paper' : 'telephone'}
      formKey={actionData?.typed['key'] ?? formKey}
      startedAt={actionData?.typed['started'] ?? startedAt}
      back={
        actionData === undefined
          ? null
          : {
              typed: actionData.typed,
              problems: actionData.code === null ? actionData.fields : { reason: actionData.code },
            }
      }
    />
  )
}
