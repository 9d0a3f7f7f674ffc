import { redirect } from 'react-router'

import { AccountPage } from '#features/sign-in/index.ts'
import {
  endOwnSession,
  readOwnAccount,
  removeFactor,
  signInPolicies,
} from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { fail } from '#platform/result.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/account'

const policy = signInPolicies.ownAccount

export const meta: Route.MetaFunction = () => [{ title: 'Your account · Kith' }]

export const loader = guard(policy, async ({ call, request }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const done = new URL(request.url).searchParams.get('done')
  return { account: valueOr(await readOwnAccount(call)), notice: notices[done ?? ''] ?? null }
})

export const action = guard(policy, async ({ call, request }: Guarded<Route.ActionArgs, typeof policy>) => {
  const form = await typedForm(request)
  const field = (name: string) => (form[name] ?? '').slice(0, 2_000)
  const factor = field('factor')
  const result =
    field('intent') === 'end-session'
      ? await endOwnSession(call, field('session'))
      : field('intent') === 'remove-factor'
        ? await removeFactor(call, factor === 'totp' ? 'totp' : { passkey: factor })
        : fail({ kind: 'absent' })
  if (result.ok) throw redirect('/account?done=removed', 303)
  if ('code' in result.problem && result.problem.code === 'access/sign-in-again') {
    throw redirect('/sign-in/again?next=/account', 303)
  }
  return answerForm(result.problem, null)
})

const notices: Readonly<Record<string, string>> = {
  password: 'The new password is kept. Every other session has ended.',
  factor: 'The new second factor is kept.',
  removed: 'Done.',
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  return <AccountPage account={loaderData.account} notice={loaderData.notice} answer={actionData} />
}
