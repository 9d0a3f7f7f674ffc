import { CrisisPage } from '#features/crisis-help/index.ts'
import { crisisPolicy } from '#features/crisis-help/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'

import type { Route } from './+types/crisis'

export const meta: Route.MetaFunction = () => [{ title: 'Help now' }]

/** Asks nobody and looks nothing up: the numbers are part of the program (SEC-066). */
export const loader = guard(
  crisisPolicy,
  async ({ params }: Guarded<Route.LoaderArgs, typeof crisisPolicy>) => ({
    country: params.country?.toUpperCase() ?? null,
  }),
)

export default function Crisis({ loaderData }: Route.ComponentProps) {
  return <CrisisPage country={loaderData.country} />
}
