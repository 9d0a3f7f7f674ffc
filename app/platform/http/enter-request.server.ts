import type { MiddlewareFunction } from 'react-router'

import type { Actor } from '../access/actor.ts'
import { errorFields, log } from '../log/log.server.ts'
import { resolveActor } from '../sessions/resolve-actor.server.ts'
import {
  callContext,
  cookiesContext,
  servicesContext,
  unreachableContext,
  visitorContext,
} from './contexts.server.ts'

/** Puts a Call in context before any loader or action runs, and the cookies they set on the way out. */
export const enterRequest: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const services = context.get(servicesContext)
  const at = services.now()
  const cookies: string[] = []
  context.set(cookiesContext, cookies)
  let actor: Actor = { kind: 'nobody' }
  let unreachable = false
  try {
    actor = await resolveActor(services.db, request.headers.get('cookie'), at, context.get(visitorContext))
  } catch (error) {
    // Crisis help needs nobody's name: the request goes on, and every page that does need one answers 503.
    log('error', 'who-is-asking', errorFields(error))
    unreachable = true
  }
  context.set(unreachableContext, unreachable)
  context.set(callContext, { actor, at, db: services.db, origin: services.origin, secrets: services.secrets })
  const response = await next()
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
  return response
}
