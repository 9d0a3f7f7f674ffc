import { data, redirect } from 'react-router'

import { TemplateView } from '#features/contract/index.ts'
import { changeTemplate, editTemplate, readTemplatePage } from '#features/contract/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/settings-contract'

export const meta: Route.MetaFunction = () => [{ title: 'Words of the contract · Kith' }]

export const loader = guard(
  editTemplate,
  async ({ call }: Guarded<Route.LoaderArgs, typeof editTemplate>) => ({
    page: valueOr(await readTemplatePage(call)),
    formKey: newId(),
  }),
)

export const action = guard(
  editTemplate,
  async ({ call, request }: Guarded<Route.ActionArgs, typeof editTemplate>) => {
    const { key, version, ...typed } = await typedForm(request)
    const result = await changeTemplate(call, typed, { key: pathId(key), version: Number(version) })
    if (result.ok) throw redirect('/settings/contract', 303)
    const answer = answerForm(result.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function SettingsContract({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <TemplateView
      {...loaderData}
      typed={actionData?.typed ?? null}
      fields={actionData?.fields ?? {}}
      problem={actionData?.code ?? null}
    />
  )
}
