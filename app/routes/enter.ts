import { redirect } from 'react-router'

import { enterDemonstration, signInPolicies } from '#features/sign-in/index.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { keepSession, visitOf } from '#platform/http/session-cookie.server.ts'

import type { Route } from './+types/enter'

const policy = signInPolicies.demonstration

/** Into the demonstration; in any other Kith there is nothing at this address. */
export const loader = guard(
  policy,
  async ({ call, request, params, context }: Guarded<Route.LoaderArgs, typeof policy>) => {
    const entrances = context.get(servicesContext).demonstration?.entrances ?? null
    const { device } = visitOf(request, context)
    keepSession(context, valueOr(await enterDemonstration(call, entrances, device, params.token)))
    return redirect('/', 303)
  },
)
