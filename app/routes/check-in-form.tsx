import { data, redirect } from 'react-router'

import { AwayPage, CheckInForm, patientWords } from '#features/check-ins/index.ts'
import {
  answerPolicy,
  readLinkPage,
  readSubmission,
  storedOrNot,
  submitCheckIn,
} from '#features/check-ins/index.server.ts'
import { watchWords } from '#features/alerts/index.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { newId } from '#platform/ids.ts'
import { passOf } from '#platform/http/pass-of.server.ts'

import type { Route } from './+types/check-in-form'

export const meta: Route.MetaFunction = () => [{ title: patientWords.title }]

/** The questions. When the database cannot be reached the pass still says which, so that a form that was sent can be shown again. */
export const loader = guard(
  answerPolicy,
  async ({ call, request, params }: Guarded<Route.LoaderArgs, typeof answerPolicy>) => {
    const { instrument, country } = passOf(call, request, params.link)
    const page = { instrument, country, formKey: newId(), startedAt: call.at as string }
    const read = await storedOrNot(() => readLinkPage(call))
    if (read.state === 'unreachable') return data({ ...page, watch: null, isAway: true }, 503)
    const { watch } = valueOr(read.value)
    return data({ ...page, watch: watchWords(watch), isAway: false })
  },
)

export const action = guard(
  answerPolicy,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof answerPolicy>) => {
    const { instrument } = passOf(call, request, params.link)
    const { submission, typed } = readSubmission(await formOf(request), instrument, call.at)
    const kept = { typed, formKey: submission.key, startedAt: submission.startedAt ?? call.at }
    const sent = await storedOrNot(() => submitCheckIn(call, submission))
    if (sent.state === 'unreachable') {
      return data({ ...kept, missing: [], problems: {}, stored: sent.stored }, 503)
    }
    const result = sent.value
    if (result.ok) {
      if (result.value.state === 'stored') throw redirect(`/check-in/received/${call.actor.linkId}`, 303)
      return data({ ...kept, missing: result.value.missing, problems: {}, stored: null }, 400)
    }
    if (result.problem.kind === 'invalid') {
      return data({ ...kept, missing: [], problems: result.problem.fields, stored: null }, 400)
    }
    // Used up meanwhile, by this form with other answers or by another: the page for links that open nothing.
    throw respond({ kind: 'absent' })
  },
)

export default function CheckInFormPage({ loaderData, actionData, params }: Route.ComponentProps) {
  if (loaderData.isAway && actionData === undefined) return <AwayPage country={loaderData.country} />
  return (
    <CheckInForm
      instrument={loaderData.instrument}
      country={loaderData.country}
      watch={loaderData.watch}
      formKey={actionData?.formKey ?? loaderData.formKey}
      startedAt={actionData?.startedAt ?? loaderData.startedAt}
      emptyHref={`/check-in/form/${params.link}`}
      returned={actionData ?? null}
    />
  )
}
