import { data, redirect } from 'react-router'

import { openLink, openPolicy, storedOrNot } from '#features/check-ins/index.server.ts'
import { cookiesContext, visitorContext } from '#platform/http/contexts.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { missBudget } from '#platform/http/miss-budget.server.ts'
import { respond } from '#platform/http/respond.server.ts'
import { passCookie, readPass } from '#platform/sessions/answer-pass.server.ts'

import type { Route } from './+types/check-in'

// A patient who tries an old link again, or a scanner that opens every mail, stays far below; guessing 256 bits does not.
const misses = missBudget({ most: 60, seconds: 900, addresses: 20_000 })

/** The address that was sent: it becomes a pass in a cookie, and its token leaves the address bar at once (SEC-024). */
export const loader = guard(
  openPolicy,
  async ({ call, request, params, context }: Guarded<Route.LoaderArgs, typeof openPolicy>) => {
    const opened = await storedOrNot(() => openLink(call, params.token))
    if (opened.state === 'unreachable') throw respond({ kind: 'unavailable', code: 'database/unreachable' })
    const pass = opened.value
    if (pass === null) throw missed(context.get(visitorContext).address, call.at)
    // Whoever gave the PIN on this device, and may have the form open, is not asked for it again.
    const before = readPass(call.secrets, request.headers.get('cookie'), pass.linkId, call.at)
    const pin = pass.pin === 'asked' && before?.pin === 'given' ? 'given' : pass.pin
    context.get(cookiesContext).push(passCookie(call.secrets, { ...pass, pin }))
    throw redirect(`/check-in/${pin === 'asked' ? 'pin' : 'form'}/${pass.linkId}`, 303)
  },
)

/** The same page for each, with help on it; who asks for very many is told to wait as well (SEC-040). */
function missed(address: string, at: string) {
  const wait = misses.spend(address, Date.parse(at))
  if (wait === null) return respond({ kind: 'absent' })
  return data({ kind: 'absent' }, { status: 429, headers: { 'Retry-After': String(wait) } })
}

/** Never shown: the address leads on, or to the page for addresses that open nothing. */
export default function CheckIn() {
  return null
}
