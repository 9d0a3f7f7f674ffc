import { redirect } from 'react-router'

import { SecondFactorForm } from '#features/sign-in/index.ts'
import {
  askPasskeyOf,
  readWaysIn,
  showSecondFactor,
  signInPolicies,
  type ShownFactor,
} from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { internalPath } from '#platform/http/internal-path.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/sign-in-second'

const policy = signInPolicies.halfway

export const meta: Route.MetaFunction = () => [{ title: 'Sign in · Kith' }]

export const loader = guard(policy, async ({ call, request }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const { search } = new URL(request.url)
  if (call.actor.kind === 'staff') throw redirect(internalPath(new URL(request.url).searchParams.get('next')))
  const ways = valueOr(await readWaysIn(call))
  if (ways.none) throw redirect(`/sign-in/factor${search}`)
  return { ways }
})

export const action = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    if (form['intent'] === 'ask-passkey')
      return { question: { use: JSON.stringify(valueOr(await askPasskeyOf(call))) } }
    const finished = await showSecondFactor(call, visitOf(request, context), shownIn(form))
    if (!finished.ok) return answerForm(finished.problem, null)
    keepSession(context, finished.value)
    const next = internalPath(new URL(request.url).searchParams.get('next'))
    const choose = `/sign-in/clinic?next=${encodeURIComponent(next)}`
    throw redirect(finished.value.next === 'in' ? next : choose, 303)
  },
)

function shownIn(form: Record<string, string>): ShownFactor {
  const field = (name: string) => (form[name] ?? '').slice(0, 20_000)
  if (form['intent'] === 'passkey') return { way: 'passkey', answer: field('passkey') }
  if (form['intent'] === 'recovery') return { way: 'recovery', code: field('recovery') }
  return { way: 'totp', code: field('code') }
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function SignInSecond({ loaderData, actionData }: Route.ComponentProps) {
  const isQuestion = actionData !== undefined && 'question' in actionData
  return (
    <SecondFactorForm
      ways={loaderData.ways}
      question={isQuestion ? actionData.question : null}
      answer={isQuestion ? undefined : actionData}
    />
  )
}
