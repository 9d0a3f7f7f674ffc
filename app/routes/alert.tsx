import { data, redirect } from 'react-router'

import { AlertPage } from '#features/alerts/index.ts'
import { alertsPolicy, answerAlertForm, readAlert } from '#features/alerts/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/alert'

export const meta: Route.MetaFunction = () => [{ title: 'Alert · Kith' }]

export const loader = guard(
  alertsPolicy.read,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof alertsPolicy.read>) => {
    const alertId = pathId<'alerts'>(params.alert)
    return { alert: valueOr(await readAlert(call, alertId)), formKey: newId<'submissions'>() }
  },
)

export const action = guard(
  alertsPolicy.act,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof alertsPolicy.act>) => {
    const answer = await answerAlertForm(call, pathId(params.alert), await formOf(request))
    if (answer.kind === 'problem') throw respond(answer.problem)
    return answer.kind === 'done' ? redirect(answer.goTo) : data(answer.form, answer.status)
  },
)

export default function Alert({ loaderData, actionData }: Route.ComponentProps) {
  return <AlertPage alert={loaderData.alert} formKey={loaderData.formKey} form={actionData ?? null} />
}
