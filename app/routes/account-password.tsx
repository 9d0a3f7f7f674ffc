import { redirect } from 'react-router'

import { FormNotes, NewPasswordField, problemAt } from '#features/sign-in/index.ts'
import { changePassword, signInPolicies } from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { keepSession } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { Button, PageHeading } from '#ui/index.ts'

import type { Route } from './+types/account-password'

const policy = signInPolicies.ownFactors

export const meta: Route.MetaFunction = () => [{ title: 'Password · Kith' }]

export const loader = guard(policy, async () => null)

export const action = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    const changed = await changePassword(call, form['password'] ?? '')
    if (!changed.ok) return answerForm(changed.problem, null)
    keepSession(context, changed.value)
    throw redirect('/account?done=password', 303)
  },
)

export default function AccountPassword({ actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHeading
        title="Change the password"
        purpose="Every other session ends"
        above={<a href="/account">Your account</a>}
      />
      <FormNotes answer={actionData} />
      <form method="post" className="form" noValidate>
        <NewPasswordField label="New password" problem={problemAt(actionData, 'password')} />
        <div className="form-actions">
          <Button>Keep this password</Button>
        </div>
      </form>
    </>
  )
}
