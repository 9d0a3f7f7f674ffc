import { AlertLines, NoAlerts } from '#features/alerts/index.ts'
import { alertsPolicy, readAlertList } from '#features/alerts/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/alerts'

export const meta: Route.MetaFunction = () => [{ title: 'Alerts · Kith' }]

export const loader = guard(
  alertsPolicy.list,
  async ({ call }: Guarded<Route.LoaderArgs, typeof alertsPolicy.list>) => valueOr(await readAlertList(call)),
)

export default function Alerts({ loaderData }: Route.ComponentProps) {
  const { lines, zone } = loaderData
  return (
    <>
      <PageHeading
        title="Alerts"
        purpose="What a person must look at. Each has one owner until it is closed."
      />
      {lines.length === 0 ? <NoAlerts /> : <AlertLines lines={lines} zone={zone} />}
    </>
  )
}
