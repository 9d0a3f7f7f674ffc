import { redirect } from 'react-router'

import { SignInAgain } from '#features/sign-in/index.ts'
import {
  askPasskeyOf,
  readWaysIn,
  renewInDemonstration,
  signInAgain,
  signInPolicies,
} from '#features/sign-in/index.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { internalPath } from '#platform/http/internal-path.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/sign-in-again'

const policy = signInPolicies.again

export const meta: Route.MetaFunction = () => [{ title: 'Sign in again · Kith' }]

export const loader = guard(policy, async ({ call, context }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const ways = valueOr(await readWaysIn(call))
  return { ways, isInvented: context.get(servicesContext).demonstration !== null }
})

export const action = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    const field = (name: string) => (form[name] ?? '').slice(0, 20_000)
    const intent = form['intent']
    if (intent === 'ask-passkey')
      return { question: { use: JSON.stringify(valueOr(await askPasskeyOf(call))) } }
    const entrances = context.get(servicesContext).demonstration?.entrances ?? null
    const shown =
      intent === 'passkey'
        ? { passkey: field('passkey') }
        : { password: field('password'), factor: factorIn(intent, field) }
    const renewed =
      intent === 'demonstration'
        ? await renewInDemonstration(call, entrances)
        : await signInAgain(call, visitOf(request, context), shown)
    if (!renewed.ok) return answerForm(renewed.problem, null)
    keepSession(context, renewed.value)
    throw redirect(internalPath(new URL(request.url).searchParams.get('next')), 303)
  },
)

function factorIn(intent: unknown, field: (name: string) => string) {
  return intent === 'recovery'
    ? ({ way: 'recovery', code: field('recovery') } as const)
    : ({ way: 'totp', code: field('code') } as const)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function Again({ loaderData, actionData }: Route.ComponentProps) {
  const isQuestion = actionData !== undefined && 'question' in actionData
  return (
    <SignInAgain
      ways={loaderData.ways}
      isInvented={loaderData.isInvented}
      question={isQuestion ? actionData.question : null}
      answer={isQuestion ? undefined : actionData}
    />
  )
}
