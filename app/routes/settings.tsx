import { PageHeading } from '#ui/index.ts'
import { staffPolicies } from '#features/staff/index.server.ts'
import { guard } from '#platform/http/guard.server.ts'

import type { Route } from './+types/settings'

export const meta: Route.MetaFunction = () => [{ title: 'Settings · Kith' }]

export const loader = guard(staffPolicies.read, async (_: Route.LoaderArgs) => null)

export default function Settings() {
  return (
    <>
      <PageHeading title="Settings" purpose="For the whole clinic" />
      <ul role="list" className="stack">
        <li>
          <a href="/settings/staff">Staff</a>
          <p className="quiet">Who works here, their roles, invitations, new passwords</p>
        </li>
        <li>
          <a href="/settings/alerts">Alerts</a>
          <p className="quiet">When somebody is there, and who is asked in which order</p>
        </li>
      </ul>
    </>
  )
}
