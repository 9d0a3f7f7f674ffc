import { redirect } from 'react-router'

import { openLink, openPolicy, storedOrNot } from '#features/check-ins/index.server.ts'
import { cookiesContext } from '#platform/http/contexts.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { respond } from '#platform/http/respond.server.ts'
import { passCookie } from '#platform/sessions/answer-pass.server.ts'

import type { Route } from './+types/check-in'

/** The address that was sent: it becomes a pass in a cookie, and its token leaves the address bar at once (SEC-024). */
export const loader = guard(
  openPolicy,
  async ({ call, params, context }: Guarded<Route.LoaderArgs, typeof openPolicy>) => {
    const opened = await storedOrNot(() => openLink(call, params.token))
    if (opened.state === 'unreachable') throw respond({ kind: 'unavailable', code: 'database/unreachable' })
    const pass = opened.value
    if (pass === null) throw respond({ kind: 'absent' })
    context.get(cookiesContext).push(passCookie(call.secrets, pass))
    throw redirect(`/check-in/form/${pass.linkId}`, 303)
  },
)

/** Never shown: the address leads on, or to the page for addresses that open nothing. */
export default function CheckIn() {
  return null
}
