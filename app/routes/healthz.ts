import { guard } from '#platform/http/guard.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'

import type { Route } from './+types/healthz'

/** Ready or not, for whoever keeps Kith running: 200 with the database's state, or 503. */
export const loader = guard(
  { name: 'health.read', audience: 'anyone' },
  async ({ context }: Route.LoaderArgs) => {
    const services = context.get(servicesContext)
    const ready = await services.isReady()
    const body = { version: services.version, database: ready ? 'ready' : 'unreachable' }
    return Response.json(body, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
  },
)
