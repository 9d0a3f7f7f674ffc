import { SettingsIndex } from '#features/alert-settings/index.ts'
import { settingsPolicy } from '#features/alert-settings/index.server.ts'
import { guard } from '#platform/http/guard.server.ts'

import type { Route } from './+types/settings'

export const meta: Route.MetaFunction = () => [{ title: 'Settings · Kith' }]

export const loader = guard(settingsPolicy.index, async () => null)

export default function Settings() {
  return <SettingsIndex />
}
