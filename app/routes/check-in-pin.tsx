import { data, redirect } from 'react-router'

import { AwayPage, patientWords, PinPage } from '#features/check-ins/index.ts'
import { givePin, givePinPolicy, readPinPage, storedOrNot } from '#features/check-ins/index.server.ts'
import { cookiesContext } from '#platform/http/contexts.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { passOf } from '#platform/http/pass-of.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { passCookie } from '#platform/sessions/answer-pass.server.ts'

import type { Route } from './+types/check-in-pin'

export const meta: Route.MetaFunction = () => [{ title: patientWords.title }]

/** Asks for the PIN that the patient chose, before anything that says what the link is about (SEC-025). */
export const loader = guard(
  givePinPolicy,
  async ({ call, request, params }: Guarded<Route.LoaderArgs, typeof givePinPolicy>) => {
    const { country } = passOf(call, request, params.link)
    const read = await storedOrNot(() => readPinPage(call))
    if (read.state === 'unreachable') return data({ country, isAway: true }, 503)
    valueOr(read.value)
    return data({ country, isAway: false })
  },
)

export const action = guard(
  givePinPolicy,
  async ({ call, request, params, context }: Guarded<Route.ActionArgs, typeof givePinPolicy>) => {
    const pass = passOf(call, request, params.link)
    const typed = (await formOf(request)).get('pin')
    const sent = await storedOrNot(() => givePin(call, typeof typed === 'string' ? typed : ''))
    if (sent.state === 'unreachable') return data({ left: null }, 503)
    const given = valueOr(sent.value)
    if (given.state === 'open') {
      context.get(cookiesContext).push(passCookie(call.secrets, { ...pass, pin: 'given' }))
      throw redirect(`/check-in/form/${pass.linkId}`, 303)
    }
    // The last one closed the link: from here on it looks like any other that opens nothing.
    if (given.left === 0) throw respond({ kind: 'absent' })
    return data({ left: given.left }, 400)
  },
)

export default function CheckInPin({ loaderData, actionData }: Route.ComponentProps) {
  const { country, isAway } = loaderData
  return isAway || actionData?.left === null ? (
    <AwayPage country={country} />
  ) : (
    <PinPage country={country} left={actionData?.left ?? null} />
  )
}
