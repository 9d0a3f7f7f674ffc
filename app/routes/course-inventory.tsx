import { data, redirect } from 'react-router'

import { InventoryView, type InventoryAddress } from '#features/inventory/index.ts'
import {
  answerInventoryForm,
  readInventoryPage,
  readInventoryPolicy,
  writeInventoryPolicy,
} from '#features/inventory/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { newId, readId } from '#platform/ids.ts'

import type { Route } from './+types/course-inventory'

export const meta: Route.MetaFunction = () => [{ title: 'Inventory · Kith' }]

export const loader = guard(
  readInventoryPolicy,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof readInventoryPolicy>) => {
    const asked = new URL(request.url).searchParams
    const courseId = pathId<'courses'>(params.course)
    const wish = { from: sessionIn(asked.get('from')), to: sessionIn(asked.get('to')) }
    const address: InventoryAddress = {
      namesHidden: asked.get('names') === 'hidden',
      person: readId(asked.get('person') ?? '') ?? '',
      removed: readId(asked.get('removed') ?? '') ?? '',
    }
    return {
      page: valueOr(await readInventoryPage(call, courseId, wish)),
      address,
      newId: newId(),
      printed: { by: call.actor.name, at: call.at },
    }
  },
)

/** The forms of the page where no script keeps each step by itself. */
export const action = guard(
  writeInventoryPolicy,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof writeInventoryPolicy>) => {
    const courseId = pathId<'courses'>(params.course)
    const answered = valueOr(await answerInventoryForm(call, courseId, await formOf(request)))
    if ('answer' in answered) {
      return data(answered.answer, answered.answer.conflict === null ? 400 : 409)
    }
    const { open, removed } = answered.done
    const shown = new URLSearchParams()
    if (open !== null) shown.set('person', open)
    if (removed !== null) shown.set('removed', removed)
    throw redirect(`/courses/${courseId}/inventory?${shown.toString()}`, 303)
  },
)

export default function CourseInventory({ loaderData, actionData }: Route.ComponentProps) {
  const { page, printed } = loaderData
  return (
    <InventoryView
      key={page.header.course.id}
      {...loaderData}
      answer={actionData ?? null}
      printed={printed}
    />
  )
}

function sessionIn(value: string | null): number | null {
  return value !== null && /^\d{1,3}$/.test(value) ? Number(value) : null
}
