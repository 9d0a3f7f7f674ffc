import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

import { everywhere, otherPolicy } from './security-headers.server.ts'

export type Refusal = { status: number; text: string; headers?: Readonly<Record<string, string>> }

const largestBody = 1_000_000

/** What no page of Kith sends: said before anything behind is asked (SEC-039, SEC-041). Null: the request is in order. */
export function refusalOf(request: IncomingMessage): Refusal | null {
  const { method = '', url = '' } = request
  if (!['GET', 'HEAD', 'POST'].includes(method)) {
    return {
      status: 405,
      text: 'This page cannot be asked in that way.',
      headers: { Allow: 'GET, HEAD, POST' },
    }
  }
  if (request.headers.host === undefined || !isAddress(url)) {
    return { status: 400, text: 'That is no address of this site.' }
  }
  return isTooLarge(request) ? { status: 413, text: 'That is more than this page takes.' } : null
}

/** Ends a request that is refused; what is left of its body is let go by. */
export function endEarly(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  request.resume()
  response.writeHead(refusal.status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...refusal.headers,
  })
  response.end(request.method === 'HEAD' ? undefined : `${refusal.text}\n`)
}

/** Answers what is not even a request, with the headers that every answer has (SEC-031). */
export function refuseBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const status = statuses[error.code ?? ''] ?? '400 Bad Request'
    const headers = {
      ...everywhere,
      'Content-Security-Policy': otherPolicy,
      'Content-Length': '0',
      Connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`)
  })
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', otherPolicy)
    endEarly(request, response, { status: 417, text: 'That cannot be promised.' })
  })
}

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

// A path on this site whose parts can be read: what cannot be decoded names nothing, and would be complained about
// further inside with the path in the complaint (SEC-047).
function isAddress(url: string): boolean {
  if (!/^\/[\x21-\x7e]*$/.test(url)) return false
  const [path = ''] = url.split('?', 1)
  try {
    return !decodeURIComponent(path).includes('\0') && URL.canParse(`http://kith.invalid${url}`)
  } catch {
    return false
  }
}

// Without a stated length a body could grow while it is read; forms of ours always state it.
function isTooLarge(request: IncomingMessage): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  if (request.headers['transfer-encoding'] !== undefined) return true
  return Number(request.headers['content-length'] ?? 0) > largestBody
}
