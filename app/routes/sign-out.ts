import { redirect } from 'react-router'

import { signInPolicies, signOut } from '#features/sign-in/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { dropSession } from '#platform/http/session-cookie.server.ts'

import type { Route } from './+types/sign-out'

const policy = signInPolicies.atTheDoor

export const loader = guard(policy, async () => redirect('/'))

/** Works for anybody: whoever is signed out already ends up at the same place. */
export const action = guard(policy, async ({ call, context }: Guarded<Route.ActionArgs, typeof policy>) => {
  await signOut(call)
  dropSession(context)
  // Not "cookies": the mark of a known device stays (SEC-015). "cache" makes Back show nothing (SEC-017).
  return redirect('/sign-in', { status: 303, headers: { 'Clear-Site-Data': '"cache", "storage"' } })
})
