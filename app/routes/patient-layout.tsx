import { Outlet, useRouteError } from 'react-router'

import { AwayPage, NeutralPage } from '#features/check-ins/index.ts'
import { readThrown } from '#platform/http/read-thrown.ts'
import { usePageNonce } from '#platform/http/use-page-nonce.ts'
import css from '#ui/patient.css?inline'

/** Around the pages that come without a script: their style is in the page, so each is one response. */
export const handle = { scriptFree: true }

export { errorHeaders as headers } from '#platform/http/error-headers.ts'

export default function PatientLayout() {
  return (
    <>
      <OwnStyle />
      <Outlet />
    </>
  )
}

/** A link that opens nothing gets one page, whatever the reason; only a fault of ours looks another way. */
export function ErrorBoundary() {
  const { status, reference } = readThrown(useRouteError())
  return (
    <>
      <title>Page</title>
      <OwnStyle />
      {status < 500 ? <NeutralPage /> : <AwayPage reference={reference} />}
    </>
  )
}

function OwnStyle() {
  return <style nonce={usePageNonce()}>{css}</style>
}
