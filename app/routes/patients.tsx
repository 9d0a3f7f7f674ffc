import { isRouteErrorResponse, useRouteError } from 'react-router'

import { CaseloadPage, CaseloadRefused } from '#features/patients/index.ts'
import { readCaseload, readView, seeCaseload } from '#features/patients/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { ButtonLink, PageHeading } from '#ui/index.ts'

import type { Route } from './+types/patients'

export const meta: Route.MetaFunction = () => [{ title: 'Patients · Kith' }]

export const loader = guard(
  seeCaseload,
  async ({ call, request }: Guarded<Route.LoaderArgs, typeof seeCaseload>) => ({
    ...valueOr(await readCaseload(call, readView(new URL(request.url).searchParams))),
    mayAdd: call.actor.roles.includes('clinician'),
  }),
)

export default function Patients({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHeading
        title="Patients"
        purpose="Whom you treat and supervise"
        actions={loaderData.mayAdd ? <ButtonLink href="/patients/new">Add a patient</ButtonLink> : undefined}
      />
      <CaseloadPage {...loaderData} />
    </>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 403) return <CaseloadRefused />
  throw error
}
