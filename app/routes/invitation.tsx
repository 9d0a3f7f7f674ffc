import { data, redirect } from 'react-router'

import { InvitationPage, LinkIsOver } from '#features/sign-in/index.ts'
import {
  acceptInvitation,
  joinClinic,
  readInvitation,
  signInPolicies,
} from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/invitation'

const policy = signInPolicies.invitation

export const meta: Route.MetaFunction = () => [{ title: 'Invitation · Kith' }]

export const loader = guard(policy, async ({ call, params }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const found = await readInvitation(call, params.token)
  if (!found.ok) return data(null, 404)
  const { clinicName, name, email, roles, signedIn } = found.value
  return data({
    invitation: { clinicName, name, email, roles, signedIn },
    here: `/invitation/${params.token}`,
  })
})

export const action = guard(
  policy,
  async ({ call, request, params, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    if (form['intent'] === 'join') {
      const joined = await joinClinic(call, params.token)
      if (!joined.ok) return answerForm(joined.problem, null)
      keepSession(context, joined.value)
      throw redirect('/', 303)
    }
    const password = form['password'] ?? ''
    const accepted = await acceptInvitation(call, visitOf(request, context), params.token, password)
    if (!accepted.ok) return answerForm(accepted.problem, null)
    keepSession(context, accepted.value)
    throw redirect('/sign-in/factor?next=/', 303)
  },
)

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData === null) return <LinkIsOver />
  return <InvitationPage invitation={loaderData.invitation} here={loaderData.here} answer={actionData} />
}
