import { data, redirect } from 'react-router'

import { countries, LinkIsOver, SetUpForm, timeZones } from '#features/sign-in/index.ts'
import {
  isSetUpLinkGood,
  readSetUpForm,
  setUpClinic,
  signInPolicies,
} from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { respond } from '#platform/http/respond.server.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'

import type { Route } from './+types/set-up'

const policy = signInPolicies.setUp

export const meta: Route.MetaFunction = () => [{ title: 'Set up Kith' }]

export const loader = guard(policy, async ({ call, params }: Guarded<Route.LoaderArgs, typeof policy>) => {
  if (!(await isSetUpLinkGood(call, params.token))) return data(null, 404)
  return data({ countries: countries(), timeZones: timeZones() })
})

export const action = guard(
  policy,
  async ({ call, request, params, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    if (!(await isSetUpLinkGood(call, params.token))) throw respond({ kind: 'absent' })
    const read = readSetUpForm(await formOf(request))
    if (!read.ok) return answerForm({ kind: 'invalid', fields: read.fields }, read.typed)
    const made = await setUpClinic(call, visitOf(request, context), params.token, read.form)
    if (!made.ok) return answerForm(made.problem, read.typed)
    keepSession(context, made.value)
    throw redirect('/sign-in/factor?next=/welcome', 303)
  },
)

export default function SetUp({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData === null) return <LinkIsOver />
  return <SetUpForm countries={loaderData.countries} timeZones={loaderData.timeZones} answer={actionData} />
}
