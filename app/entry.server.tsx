import { PassThrough, Readable } from 'node:stream'

import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { RouterContextProvider, ServerRouter, isRouteErrorResponse, type EntryContext } from 'react-router'

import { isAnswer, nameFault, type FaultBody } from '#platform/http/fault.server.ts'
import { nonceContext, servicesContext, visitorContext } from '#platform/http/contexts.server.ts'
import type { Services } from '#platform/http/services.server.ts'
import { documentPolicy } from '#platform/http/security-headers.server.ts'
import { isScriptFree } from '#platform/http/script-free.ts'

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(nonceContext)
  const scripts = !isScriptFree(
    entry.staticHandlerContext.matches.map((match) => entry.routeModules[match.route.id]?.handle),
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', documentPolicy(nonce, scripts))
  headers.set('Cache-Control', 'no-store')
  const page = <ServerRouter context={entry} url={request.url} nonce={nonce} />
  try {
    const body = scripts ? await renderWhole(page, nonce) : `<!DOCTYPE html>${renderToStaticMarkup(page)}`
    return new Response(body, { status, headers })
  } catch (error) {
    if (isRouteErrorResponse(error)) throw error
    // Thrown as an answer it comes back here as the page for faults, with its reference on it.
    throw Response.json({ kind: 'fault', reference: nameFault(error) } satisfies FaultBody, { status: 500 })
  }
}

/** Waits for the whole page: nothing here loads late, and an error must still be able to change the status. */
function renderWhole(page: React.ReactNode, nonce: string): Promise<ReadableStream> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => {
        const body = new PassThrough()
        pipe(body)
        resolve(createReadableStreamFromReadable(Readable.from(body)))
      },
      onShellError: reject,
      onError: () => undefined,
    })
  })
}

/** Faults outside of loaders and actions, which name theirs themselves; nothing of the request is written (SEC-047). */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isAnswer(error) || isRouteErrorResponse(error)) return
  nameFault(error)
}

/** Makes the context of one request. Exported here because contexts belong to the built app, not to the process around it. */
export function contextOf(
  services: Services,
  visit: { nonce: string; address: string; device: string },
): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(servicesContext, services)
  context.set(nonceContext, visit.nonce)
  context.set(visitorContext, { address: visit.address, device: visit.device })
  return context
}
