import { redirect } from 'react-router'

import { FormNotes, PasskeyStep, problemAt } from '#features/sign-in/index.ts'
import { addFactor, offerNewPasskey, signInPolicies } from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/account-passkey'

const policy = signInPolicies.ownFactors

export const meta: Route.MetaFunction = () => [{ title: 'Passkey · Kith' }]

export const loader = guard(policy, async () => null)

export const action = guard(policy, async ({ call, request }: Guarded<Route.ActionArgs, typeof policy>) => {
  const form = await typedForm(request)
  const field = (name: string) => (form[name] ?? '').slice(0, 20_000)
  if (field('intent') === 'ask-passkey') {
    return { question: { make: JSON.stringify(valueOr(await offerNewPasskey(call))) } }
  }
  const added = await addFactor(call, { way: 'passkey', response: field('passkey'), name: field('device') })
  if (added.ok) throw redirect('/account?done=factor', 303)
  return answerForm(added.problem, null)
})

export default function AccountPasskey({ actionData }: Route.ComponentProps) {
  const isQuestion = actionData !== undefined && 'question' in actionData
  const answer = isQuestion ? undefined : actionData
  return (
    <div className="stack">
      <PageHeading
        title="Add a passkey"
        purpose="Your fingerprint, your face, or the PIN of this device or of a security key"
        above={<a href="/account">Your account</a>}
      />
      <FormNotes answer={answer} />
      <PasskeyStep
        words="Make a passkey"
        tone="primary"
        question={isQuestion ? actionData.question : null}
        problem={problemAt(answer, 'passkey')}
      />
    </div>
  )
}
