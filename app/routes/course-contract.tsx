import { data, redirect } from 'react-router'

import { ContractView } from '#features/contract/index.ts'
import {
  followTable,
  isPart,
  putBackAgreed,
  readContractPage,
  takeClinicWords,
} from '#features/contract/index.server.ts'
import { answerSheetForm, seeSheet, writeSheet } from '#features/sheets/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'

import type { Route } from './+types/course-contract'

export const meta: Route.MetaFunction = () => [{ title: 'Contract · Kith' }]

export const loader = guard(seeSheet, async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeSheet>) =>
  valueOr(await readContractPage(call, pathId<'courses'>(params.course))),
)

export const action = guard(
  writeSheet,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof writeSheet>) => {
    const courseId = pathId<'courses'>(params.course)
    const { intent, part = '', ...typed } = await typedForm(request)
    const here = `/courses/${courseId}/contract`
    if (isPart(part)) {
      const replaced = valueOr(await takeClinicWords(call, courseId, part))
      return { returned: null, replaced }
    }
    switch (intent) {
      case 'look':
        throw redirect(`${here}/sheet`, 303)
      case 'follow-table':
        return { returned: null, replaced: valueOr(await followTable(call, courseId)) }
      case 'put-back':
        valueOr(await putBackAgreed(call, courseId))
        throw redirect(here, 303)
      case 'keep': {
        const returned = valueOr(await answerSheetForm(call, courseId, 'contract', typed))
        if (returned === null) throw redirect(here, 303)
        return data({ returned, replaced: null }, 409)
      }
      default:
        throw respond({ kind: 'absent' })
    }
  },
)

export default function CourseContract({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <ContractView
      page={loaderData}
      returned={actionData?.returned ?? null}
      replaced={actionData?.replaced ?? null}
      problem={null}
    />
  )
}
