import { data, redirect } from 'react-router'

import { PinRoomPage, typedFields } from '#features/check-ins/index.ts'
import { choosePin, dropPin, pinPagePolicy, readPinRoom } from '#features/check-ins/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'

import type { Route } from './+types/patient-pin'

export const meta: Route.MetaFunction = () => [{ title: 'A PIN for links · Kith' }]

// The door asks for the role and the relation alone: the page says when a fresh sign-in is needed, and the command
// behind insists on it (SEC-018).
export const loader = guard(
  pinPagePolicy,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof pinPagePolicy>) => ({
    room: valueOr(await readPinRoom(call, pathId<'patients'>(params.patient))),
  }),
)

export const action = guard(
  pinPagePolicy,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof pinPagePolicy>) => {
    const id = pathId<'patients'>(params.patient)
    const typed = typedFields(await formOf(request))
    const { intent } = typed
    if (intent !== 'choose' && intent !== 'drop') throw respond({ kind: 'absent' })
    const changed =
      intent === 'drop' ? await dropPin(call, id) : await choosePin(call, id, typed['pin'] ?? '')
    if (changed.ok) throw redirect(`/patients/${id}/pin`, 303)
    // A PIN is not sent back to the page it was typed on.
    const answer = answerForm(changed.problem, {})
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function PatientPin({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <PinRoomPage room={loaderData.room} fields={actionData?.fields ?? {}} code={actionData?.code ?? null} />
  )
}
