import { redirect } from 'react-router'

import { PatientBanner } from '#features/courses/index.ts'
import { MessageList } from '#features/messages/index.ts'
import {
  readMessages,
  readMessagesPolicy,
  sendAgain,
  sendAgainPolicy,
} from '#features/messages/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/course-messages'

export const meta: Route.MetaFunction = () => [{ title: 'Messages · Kith' }]

export const loader = guard(
  readMessagesPolicy,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof readMessagesPolicy>) =>
    valueOr(await readMessages(call, pathId(params.course))),
)

export const action = guard(
  sendAgainPolicy,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof sendAgainPolicy>) => {
    const sentId = (await formOf(request)).get('message')
    const message = typeof sentId === 'string' ? sentId : undefined
    const sent = await sendAgain(call, pathId(message))
    // What can no longer be sent again has changed meanwhile: the list shows what it is now.
    if (!sent.ok && sent.problem.kind !== 'refused') throw respond(sent.problem)
    throw redirect(`/courses/${params.course}/messages`, 303)
  },
)

export default function CourseMessages({ loaderData, params }: Route.ComponentProps) {
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={loaderData.patient} courseId={params.course} />}
        title="Messages"
        purpose="What was sent about this course, and what became of it."
      />
      <MessageList messages={loaderData.messages} />
    </>
  )
}
