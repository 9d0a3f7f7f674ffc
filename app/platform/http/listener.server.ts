import { randomBytes } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'

import { createRequestListener } from '@remix-run/node-fetch-server'
import compression from 'compression'
import sirv from 'sirv'

import { nameFault } from './fault.server.ts'
import { comesFromOurPages } from './origin-check.server.ts'
import { endEarly, refusalOf } from './refusals.server.ts'
import { everywhere, otherPolicy } from './security-headers.server.ts'

export type Handler = (
  request: Request,
  visit: { nonce: string; address: string; device: string },
) => Promise<Response>

/**
 * The door for every request: headers that are always sent, static files, size and origin of what comes in, and
 * then the app. `origin` is the address people use; behind a proxy it is not the one this process listens on.
 */
export function createListener(settings: {
  handle: Handler
  assets: string
  origin: string
  trustProxy: boolean
}): RequestListener {
  const { protocol, host } = new URL(settings.origin)
  const assets = sirv(settings.assets, { etag: true, brotli: true, setHeaders: cacheAssets })
  const compress = compression({ threshold: 1_024, filter: isWorthCompressing })
  const app = createRequestListener(
    (request: Request, client: { address: string }) => answer(request, client.address),
    { protocol, host, onError: answerUnexpected },
  )

  async function answer(request: Request, peer: string): Promise<Response> {
    if (!comesFromOurPages(request.method, request.headers, settings.origin)) return refuse(403)
    const nonce = randomBytes(18).toString('base64url')
    const device = (request.headers.get('user-agent') ?? 'unknown').slice(0, 300)
    return settings.handle(request, { nonce, address: addressOf(request, peer, settings.trustProxy), device })
  }

  return (request, response) => {
    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', otherPolicy)
    const refusal = refusalOf(request)
    if (refusal !== null) return endEarly(request, response, refusal)
    compress(request as never, response as never, () =>
      assets(request, response, () => app(request, response)),
    )
  }
}

function refuse(status: number): Response {
  return new Response('This request did not come from a page of this site.\n', {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** What went wrong before or behind the app itself: a page could not even be begun. */
function answerUnexpected(error: unknown): Response {
  return new Response(`Something went wrong on our side. Reference: ${nameFault(error)}\n`, {
    status: 500,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

function addressOf(request: Request, peer: string, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? peer
}

function cacheAssets(response: ServerResponse, path: string): void {
  if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
}

function isWorthCompressing(_request: unknown, response: { getHeader(name: string): unknown }): boolean {
  const type = response.getHeader('Content-Type')
  return typeof type === 'string' && /html|javascript|css|json|svg|x-script/.test(type)
}
