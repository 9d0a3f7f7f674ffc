import { redirect } from 'react-router'

import { EnterPage, readEntry, typedFields } from '#features/check-ins/index.ts'
import { enterCheckIn, enterPolicy, readEntryPage } from '#features/check-ins/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { newId, readId, type CourseId } from '#platform/ids.ts'

import type { Route } from './+types/course-check-in-new'

export const meta: Route.MetaFunction = () => [{ title: 'Enter a check-in · Kith' }]

export const loader = guard(
  enterPolicy,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof enterPolicy>) => {
    const search = new URL(request.url).searchParams
    const wanted = readId<'appointments'>(search.get('appointment'))
    const mode = search.get('by') === 'paper' ? ('paper' as const) : ('telephone' as const)
    const page = valueOr(await readEntryPage(call, pathId(params.course), wanted))
    return { page, mode, formKey: newId<'submissions'>(), startedAt: call.at }
  },
)

export const action = guard(
  enterPolicy,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof enterPolicy>) => {
    const courseId: CourseId = pathId(params.course)
    const typed = typedFields(await formOf(request))
    const entry = readEntry(typed, readId(typed['key']) ?? newId())
    const stored = await enterCheckIn(call, courseId, entry)
    if (!stored.ok) return answerForm(stored.problem, typed)
    throw redirect(`/courses/${courseId}`, 303)
  },
)

export default function CourseCheckInNew({ loaderData, actionData }: Route.ComponentProps) {
  const { page, mode, formKey, startedAt } = loaderData
  const typed = actionData?.typed
  return (
    <EnterPage
      page={page}
      mode={typed === undefined ? mode : typed['mode'] === 'paper' ? 'paper' : 'telephone'}
      formKey={typed?.['key'] ?? formKey}
      startedAt={typed?.['started'] ?? startedAt}
      back={actionData === undefined ? null : { typed: actionData.typed, problems: problemsOf(actionData) }}
    />
  )
}

function problemsOf({ fields, code }: { fields: Readonly<Record<string, string>>; code: string | null }) {
  return code === null ? fields : { ...fields, q1: code }
}
