import { redirect } from 'react-router'

import { TrailView } from '#features/audit-trail/index.ts'
import {
  readTrail,
  readTrailPolicy,
  verifyTrail,
  verifyTrailPolicy,
} from '#features/audit-trail/index.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { newId, readId } from '#platform/ids.ts'

import type { Route } from './+types/settings-audit'

export const meta: Route.MetaFunction = () => [{ title: 'Audit trail · Kith' }]

export const loader = guard(
  readTrailPolicy,
  async ({ call, request }: Guarded<Route.LoaderArgs, typeof readTrailPolicy>) => {
    const { searchParams } = new URL(request.url)
    const filter = {
      staffId: readId<'staff'>(searchParams.get('person')),
      whose: searchParams.get('whose')?.normalize('NFC').trim().slice(0, 200) || null,
      action: searchParams.get('action') || null,
      day: searchParams.get('day') || null,
      before: readId(searchParams.get('before')),
    }
    return { trail: valueOr(await readTrail(call, filter)), formKey: newId() }
  },
)

export const action = guard(
  verifyTrailPolicy,
  async ({ call, request, context }: Guarded<Route.ActionArgs, typeof verifyTrailPolicy>) => {
    const key = readId((await formOf(request)).get('key')) ?? newId()
    valueOr(await verifyTrail(call, context.get(servicesContext).checkpoints, key))
    throw redirect('/settings/audit', 303)
  },
)

export default function SettingsAudit({ loaderData }: Route.ComponentProps) {
  return <TrailView {...loaderData} />
}
