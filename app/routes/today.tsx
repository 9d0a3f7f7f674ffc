import { readDay } from '@kith/ipt'

import { TodayPage } from '#features/today/index.ts'
import { readToday, todayPolicy } from '#features/today/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'

import type { Route } from './+types/today'

export const meta: Route.MetaFunction = () => [{ title: 'Today · Kith' }]

export const loader = guard(
  todayPolicy.read,
  async ({ call, request }: Guarded<Route.LoaderArgs, typeof todayPolicy.read>) => {
    const wished = readDay(new URL(request.url).searchParams.get('day'))
    // A day that no calendar of a clinic reaches is no day to show.
    const isNear = wished.ok && wished.value > '2000-01-01' && wished.value < '2100-01-01'
    return valueOr(await readToday(call, isNear ? wished.value : null))
  },
)

export default function TodayRoute({ loaderData }: Route.ComponentProps) {
  return <TodayPage today={loaderData} />
}
