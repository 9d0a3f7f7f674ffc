import { Outlet, useLocation } from 'react-router'

import { AlertLagBanner } from '#features/alerts/index.ts'
import { readShell, todayPolicy } from '#features/today/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { StaffFrame } from '#ui/index.ts'

import type { Route } from './+types/staff-layout'

export const loader = guard(
  todayPolicy.shell,
  async ({ call }: Guarded<Route.LoaderArgs, typeof todayPolicy.shell>) => valueOr(await readShell(call)),
)

export default function StaffLayout({ loaderData }: Route.ComponentProps) {
  const { name, clinic, isLead, hasCaseload, hasAlerts, ownAlerts, alertLag } = loaderData
  const alerts = { href: '/alerts', words: ownAlerts === 0 ? 'Alerts' : `Alerts (${ownAlerts})` }
  return (
    <StaffFrame
      person={name}
      clinic={clinic}
      here={useLocation().pathname}
      isLead={isLead}
      hasCaseload={hasCaseload}
      places={hasAlerts ? [alerts] : []}
      above={alertLag === null ? null : <AlertLagBanner minutes={alertLag} />}
    >
      <Outlet />
    </StaffFrame>
  )
}
