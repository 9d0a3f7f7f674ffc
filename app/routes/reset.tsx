import { data, redirect } from 'react-router'

import { LinkIsOver, ResetPage } from '#features/sign-in/index.ts'
import { isResetLinkGood, resetPassword, signInPolicies } from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/reset'

const policy = signInPolicies.reset

export const meta: Route.MetaFunction = () => [{ title: 'New password · Kith' }]

export const loader = guard(policy, async ({ call, params }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const good = await isResetLinkGood(call, params.token)
  return data({ good }, good ? 200 : 404)
})

export const action = guard(
  policy,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    const changed = await resetPassword(call, params.token, form['password'] ?? '')
    if (!changed.ok) return answerForm(changed.problem, null)
    throw redirect('/sign-in?reset', 303)
  },
)

export default function Reset({ loaderData, actionData }: Route.ComponentProps) {
  return loaderData.good ? <ResetPage answer={actionData} /> : <LinkIsOver />
}
