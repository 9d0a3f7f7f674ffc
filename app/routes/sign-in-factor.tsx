import { data, redirect } from 'react-router'

import { MakeFactor, RecoveryCodes } from '#features/sign-in/index.ts'
import {
  makeFirstFactor,
  offerFirstFactor,
  offerFirstPasskey,
  signInPolicies,
} from '#features/sign-in/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { internalPath } from '#platform/http/internal-path.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/sign-in-factor'

const policy = signInPolicies.halfway

export const meta: Route.MetaFunction = () => [{ title: 'Second factor · Kith' }]

/** Null when there is a factor already: nothing is added from here then, and after the codes were shown the page is over. */
export const loader = guard(policy, async ({ call, request }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const next = internalPath(new URL(request.url).searchParams.get('next'))
  return { offer: valueOr(await offerFirstFactor(call)), next }
})

export const action = guard(
  policy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await typedForm(request)
    const field = (name: string) => (form[name] ?? '').slice(0, 20_000)
    if (form['intent'] === 'ask-passkey') {
      const make = valueOr(await offerFirstPasskey(call))
      if (make === null) throw redirect('/sign-in/second')
      return { shows: 'question', question: { make: JSON.stringify(make) } } as const
    }
    const made =
      form['intent'] === 'passkey'
        ? ({ way: 'passkey', response: field('passkey'), name: field('device') } as const)
        : ({ way: 'totp', sealed: field('sealed'), code: field('code') } as const)
    const finished = await makeFirstFactor(call, visitOf(request, context), made)
    if (finished.ok) {
      keepSession(context, finished.value)
      const { recoveryCodes, next } = finished.value
      return { shows: 'codes', recoveryCodes, next } as const
    }
    const answer = answerForm(finished.problem, null)
    // The same key again: it may be in the app already.
    const offer = made.way === 'totp' ? valueOr(await offerFirstFactor(call, made.sealed)) : null
    return data({ shows: 'problem', answer: answer.data, offer } as const, answer.init ?? {})
  },
)

export default function SignInFactor({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData?.shows === 'codes') {
    const next = encodeURIComponent(loaderData.next)
    const on = actionData.next === 'in' ? loaderData.next : `/sign-in/clinic?next=${next}`
    return <RecoveryCodes codes={actionData.recoveryCodes} next={on} />
  }
  const offer = (actionData?.shows === 'problem' ? actionData.offer : null) ?? loaderData.offer
  if (offer === null) return <HasFactor next={loaderData.next} />
  return (
    <MakeFactor
      offer={offer}
      answer={actionData?.shows === 'problem' ? actionData.answer : undefined}
      question={actionData?.shows === 'question' ? actionData.question : null}
    />
  )
}

function HasFactor({ next }: { next: string }) {
  return (
    <>
      <h1>Your second factor is set up</h1>
      <p>
        <a href={`/sign-in/second?next=${encodeURIComponent(next)}`}>Go on</a>
      </p>
    </>
  )
}
