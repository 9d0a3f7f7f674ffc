import { data, redirect } from 'react-router'

import { ContractSheetView } from '#features/contract/index.ts'
import { agreeOnContract, agreeOnSheet, readContractSheet } from '#features/contract/index.server.ts'
import { seeSheet } from '#features/sheets/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId } from '#platform/ids.ts'

import type { Route } from './+types/course-contract-sheet'

export const meta: Route.MetaFunction = () => [{ title: 'Contract for the patient · Kith' }]

export const loader = guard(
  seeSheet,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof seeSheet>) => {
    const asked = new URL(request.url).searchParams.get('version')
    const number = asked !== null && /^\d{1,4}$/.test(asked) ? Number(asked) : null
    const page = valueOr(await readContractSheet(call, pathId<'courses'>(params.course), number))
    return { page, formKey: newId(), printed: { by: call.actor.name, at: call.at } }
  },
)

export const action = guard(
  agreeOnContract,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof agreeOnContract>) => {
    const courseId = pathId<'courses'>(params.course)
    const { key, ...typed } = await typedForm(request)
    const result = await agreeOnSheet(call, courseId, typed, pathId(key))
    if (result.ok) throw redirect(`/courses/${courseId}/contract/sheet?version=${result.value.number}`, 303)
    const answer = answerForm(result.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function CourseContractSheet({ loaderData, actionData }: Route.ComponentProps) {
  const { page, formKey, printed } = loaderData
  return (
    <ContractSheetView
      page={page}
      form={{ formKey, typed: actionData?.typed ?? {}, fields: actionData?.fields ?? {} }}
      problem={actionData?.code ?? null}
      printed={printed}
    />
  )
}
