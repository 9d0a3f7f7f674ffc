import { redirect } from 'react-router'

import { ChooseClinic } from '#features/sign-in/index.ts'
import { chooseClinic, readMyClinics, signInPolicies } from '#features/sign-in/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { internalPath } from '#platform/http/internal-path.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { keepSession } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/sign-in-clinic'

const policy = signInPolicies.halfway

export const meta: Route.MetaFunction = () => [{ title: 'Which clinic · Kith' }]

export const loader = guard(policy, async ({ call }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const clinics = valueOr(await readMyClinics(call))
  return { clinics: clinics.map(({ clinicId, clinicName }) => ({ clinicId, clinicName })) }
})

export const action = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    keepSession(context, valueOr(await chooseClinic(call, form['clinic'] ?? '')))
    throw redirect(internalPath(new URL(request.url).searchParams.get('next')), 303)
  },
)

export default function SignInClinic({ loaderData }: Route.ComponentProps) {
  return <ChooseClinic clinics={loaderData.clinics} />
}
