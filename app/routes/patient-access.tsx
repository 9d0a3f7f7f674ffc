import { AccessView } from '#features/audit-trail/index.ts'
import { readAccessPolicy, readPatientAccess } from '#features/audit-trail/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/patient-access'

export const meta: Route.MetaFunction = () => [{ title: 'Who opened this record · Kith' }]

export const loader = guard(
  readAccessPolicy,
  async ({ call, request, params }: Guarded<Route.LoaderArgs, typeof readAccessPolicy>) => {
    const patientId = pathId<'patients'>(params.patient)
    const before = readId(new URL(request.url).searchParams.get('before'))
    return { access: valueOr(await readPatientAccess(call, patientId, before)) }
  },
)

export default function PatientAccessPage({ loaderData }: Route.ComponentProps) {
  return <AccessView {...loaderData} />
}
