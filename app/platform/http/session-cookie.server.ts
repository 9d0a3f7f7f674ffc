import type { RouterContextProvider } from 'react-router'

import { clearedCookie, cookie, readCookie } from '../sessions/cookies.server.ts'
import { knownDeviceLasts } from '../sessions/known-devices.server.ts'
import { cookiesContext, visitorContext } from './contexts.server.ts'

type Context = Readonly<RouterContextProvider>

/** The connection and what its browser carries, for features that let people in. */
export function visitOf(
  request: Request,
  context: Context,
): { address: string; device: string; deviceToken: string | null } {
  return {
    ...context.get(visitorContext),
    deviceToken: readCookie(request.headers.get('cookie'), 'kith-device'),
  }
}

/** Sends the session's new value, and the mark of a known device if there is a new one. */
export function keepSession(context: Context, entered: { session: string; device?: string | null }): void {
  const cookies = context.get(cookiesContext)
  cookies.push(cookie('kith', entered.session))
  if (typeof entered.device === 'string') {
    cookies.push(cookie('kith-device', entered.device, { maxAge: knownDeviceLasts }))
  }
}

export function dropSession(context: Context): void {
  context.get(cookiesContext).push(clearedCookie('kith'))
}
