import { StaffListPage } from '#features/staff/index.ts'
import { readStaffList, staffPolicies, withoutAccount } from '#features/staff/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'

import type { Route } from './+types/settings-staff'

const policy = staffPolicies.read

export const meta: Route.MetaFunction = () => [{ title: 'Staff · Kith' }]

export const loader = guard(policy, async ({ call }: Guarded<Route.LoaderArgs, typeof policy>) => {
  const { members, timeZone } = valueOr(await readStaffList(call))
  return { timeZone, members: members.map(withoutAccount) }
})

export default function SettingsStaff({ loaderData }: Route.ComponentProps) {
  return <StaffListPage members={loaderData.members} timeZone={loaderData.timeZone} />
}
