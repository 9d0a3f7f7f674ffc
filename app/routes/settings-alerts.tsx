import { data, redirect } from 'react-router'

import { AlertSettingsPage } from '#features/alert-settings/index.ts'
import {
  answerSettingsForm,
  readAlertSettings,
  settingsPolicy,
} from '#features/alert-settings/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/settings-alerts'

export const meta: Route.MetaFunction = () => [{ title: 'Alerts and hours · Kith' }]

export const loader = guard(
  settingsPolicy.alerts,
  async ({ call }: Guarded<Route.LoaderArgs, typeof settingsPolicy.alerts>) => ({
    settings: valueOr(await readAlertSettings(call)),
    formKey: newId<'submissions'>(),
  }),
)

export const action = guard(
  settingsPolicy.alerts,
  async ({ call, request }: Guarded<Route.ActionArgs, typeof settingsPolicy.alerts>) => {
    const answer = await answerSettingsForm(call, await formOf(request))
    if (answer.kind === 'problem') throw respond(answer.problem)
    return answer.kind === 'done' ? redirect('/settings/alerts') : data(answer.form, answer.status)
  },
)

export default function SettingsAlerts({ loaderData, actionData }: Route.ComponentProps) {
  const { settings, formKey } = loaderData
  return <AlertSettingsPage settings={settings} formKey={formKey} form={actionData ?? null} />
}
