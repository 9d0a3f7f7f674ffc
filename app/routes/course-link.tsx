import { data, redirect } from 'react-router'

import { LinkRoomPage, typedFields } from '#features/check-ins/index.ts'
import { linkPolicy, makeCheckInLink, readLinkRoom, revokeLink } from '#features/check-ins/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/course-link'

export const meta: Route.MetaFunction = () => [{ title: 'Check in · Kith' }]

export const loader = guard(
  linkPolicy,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof linkPolicy>) => {
    const wanted = readId<'appointments'>(new URL(request.url).searchParams.get('appointment'))
    return { room: valueOr(await readLinkRoom(call, pathId(params.course), wanted)) }
  },
)

export const action = guard(
  linkPolicy,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof linkPolicy>) => {
    const typed = typedFields(await formOf(request))
    const appointment = pathId<'appointments'>(typed['appointment'])
    const done =
      typed['intent'] === 'revoke'
        ? await revokeLink(call, pathId(typed['link']))
        : await makeCheckInLink(call, appointment)
    if (done.ok) throw redirect(`/courses/${params.course}/link?appointment=${appointment}`, 303)
    if (done.problem.kind !== 'refused') throw respond(done.problem)
    return data({ problem: done.problem.code }, 422)
  },
)

export default function CourseLink({ loaderData, actionData }: Route.ComponentProps) {
  return <LinkRoomPage room={loaderData.room} problem={actionData?.problem ?? null} />
}
