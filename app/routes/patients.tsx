import { useRouteError } from 'react-router'

import { CaseloadPage, CaseloadRefused } from '#features/patients/index.ts'
import { readCaseload, readView, seeCaseload } from '#features/patients/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { readThrown } from '#platform/http/read-thrown.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { ButtonLink, PageHeading } from '#ui/index.ts'
import { ProblemPage } from '#ui/problem-page.tsx'

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
  const problem = readThrown(useRouteError())
  // Thrown again it would find no page: on the server nothing further out catches it.
  return problem.status === 403 ? <CaseloadRefused /> : <ProblemPage {...problem} />
}
