import { PatientPage } from '#features/patients/index.ts'
import { readPatientPage, seePatient } from '#features/patients/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'

import type { Route } from './+types/patient'

export const meta: Route.MetaFunction = () => [{ title: 'Patient · Kith' }]

export const loader = guard(
  seePatient,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seePatient>) =>
    valueOr(await readPatientPage(call, pathId<'patients'>(params.patient))),
)

export default function Patient({ loaderData }: Route.ComponentProps) {
  return <PatientPage {...loaderData} />
}
