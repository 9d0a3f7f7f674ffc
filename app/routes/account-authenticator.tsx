import { data, redirect } from 'react-router'

import { FormNotes, problemAt, TotpSetUp } from '#features/sign-in/index.ts'
import { addFactor, offerNewTotp, signInPolicies } from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/account-authenticator'

const policy = signInPolicies.ownFactors

export const meta: Route.MetaFunction = () => [{ title: 'Authenticator app · Kith' }]

export const loader = guard(policy, async ({ call }: Guarded<Route.LoaderArgs, typeof policy>) => ({
  offer: valueOr(await offerNewTotp(call)),
}))

export const action = guard(policy, async ({ call, request }: Guarded<Route.ActionArgs, typeof policy>) => {
  const form = await typedForm(request)
  const sealed = (form['sealed'] ?? '').slice(0, 1_000)
  const code = (form['code'] ?? '').slice(0, 100)
  const added = await addFactor(call, { way: 'totp', sealed, code })
  if (added.ok) throw redirect('/account?done=factor', 303)
  const answer = answerForm(added.problem, null)
  const offer = valueOr(await offerNewTotp(call, sealed))
  return data({ answer: answer.data, offer }, answer.init ?? {})
})

export default function AccountAuthenticator({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="stack">
      <PageHeading
        title="Authenticator app"
        purpose="A former one stops working once the new one is confirmed"
        above={<a href="/account">Your account</a>}
      />
      <FormNotes answer={actionData?.answer} />
      <TotpSetUp
        offer={actionData?.offer ?? loaderData.offer}
        problem={problemAt(actionData?.answer, 'code')}
      />
    </div>
  )
}
