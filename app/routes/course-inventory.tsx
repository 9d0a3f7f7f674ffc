import { useRouteLoaderData } from 'react-router'

import { InventoryView } from '#features/inventory/index.ts'
import { readInventoryPage, readInventoryPolicy } from '#features/inventory/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'

import type { loader as rootLoader } from '../root'
import type { Route } from './+types/course-inventory'

export const meta: Route.MetaFunction = () => [{ title: 'Inventory · Kith' }]

export const loader = guard(
  readInventoryPolicy,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof readInventoryPolicy>) => {
    const asked = new URL(request.url).searchParams
    const courseId = pathId<'courses'>(params.course)
    const wish = { from: sessionIn(asked.get('from')), to: sessionIn(asked.get('to')) }
    return {
      page: valueOr(await readInventoryPage(call, courseId, wish)),
      namesHidden: asked.get('names') === 'hidden',
      printed: { by: call.actor.name, at: call.at },
    }
  },
)

export default function CourseInventory({ loaderData }: Route.ComponentProps) {
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const { page, namesHidden, printed } = loaderData
  return (
    <InventoryView
      key={page.header.course.id}
      page={page}
      namesHidden={namesHidden}
      printed={{ ...printed, nonce: root?.nonce }}
    />
  )
}

function sessionIn(value: string | null): number | null {
  return value !== null && /^\d{1,3}$/.test(value) ? Number(value) : null
}
