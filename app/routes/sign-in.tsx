import { redirect } from 'react-router'

import { DemonstrationEntrances, SignInForm, WaitsForSetUp } from '#features/sign-in/index.ts'
import { isSetUp, signInPolicies, signInWithPassword } from '#features/sign-in/index.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { internalPath } from '#platform/http/internal-path.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/sign-in'

const policy = signInPolicies.atTheDoor

export const meta: Route.MetaFunction = () => [{ title: 'Sign in · Kith' }]

export const loader = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.LoaderArgs, typeof policy>) => {
    const query = new URL(request.url).searchParams
    if (call.actor.kind === 'staff') throw redirect(internalPath(query.get('next')))
    const { demonstration } = context.get(servicesContext)
    if (demonstration !== null) {
      const entrances = [...demonstration.entrances].map(([token, { role }]) => ({ token, role }))
      return { shows: 'entrances', entrances } as const
    }
    if (!(await isSetUp(call.db))) return { shows: 'waiting' } as const
    const notice = query.has('reset') ? 'The new password is kept. Sign in with it.' : null
    return { shows: 'form', notice } as const
  },
)

export const action = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const { email = '', password = '' } = await typedForm(request)
    const typed = { email: email.slice(0, 300) }
    const missing = email.trim() === '' ? { email: 'email/missing' } : null
    if (missing !== null) return answerForm({ kind: 'invalid', fields: missing }, typed)
    const entered = await signInWithPassword(call, visitOf(request, context), { email, password })
    if (!entered.ok) return answerForm(entered.problem, typed)
    keepSession(context, entered.value)
    const next = encodeURIComponent(internalPath(new URL(request.url).searchParams.get('next')))
    const step = entered.value.next === 'show-factor' ? 'second' : 'factor'
    throw redirect(`/sign-in/${step}?next=${next}`, 303)
  },
)

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.shows === 'entrances') return <DemonstrationEntrances entrances={loaderData.entrances} />
  if (loaderData.shows === 'waiting') return <WaitsForSetUp />
  return <SignInForm answer={actionData} notice={loaderData.notice} />
}
