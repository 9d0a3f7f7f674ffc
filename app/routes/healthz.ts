import { readLongestLag } from '#features/alerts/index.server.ts'
import { guard } from '#platform/http/guard.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'

import type { Route } from './+types/healthz'

/**
 * Ready or not, for whoever keeps Kith running: 200 with the database's state, or 503. Whether alerts move on is a field
 * of its own (SEC-071): a process that is taken out of service for it would take the list of alerts along.
 */
export const loader = guard(
  { name: 'health.read', audience: 'anyone' },
  async ({ context }: Route.LoaderArgs) => {
    const services = context.get(servicesContext)
    const ready = await services.isReady()
    const lag = ready ? await readLongestLag(services.db, services.now()) : null
    const body = {
      version: services.version,
      database: ready ? 'ready' : 'unreachable',
      alerts: !ready ? 'unknown' : lag === null ? 'moving' : 'lagging',
    }
    return Response.json(body, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
  },
)
