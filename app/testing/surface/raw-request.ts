import { request, type Agent, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

export type Sent = {
  method: string
  path: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}
export type Received = { status: number; headers: IncomingHttpHeaders; body: string }

/** A request as it stands: nothing is followed, added or put right on the way. */
export function sendAsIs(origin: string, agent: Agent, sent: Sent): Promise<Received> {
  const { port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: sent.method,
        path: sent.path,
        headers: {
          host: new URL(origin).host,
          ...sent.headers,
          ...(sent.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) }),
        },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(sent.body)
  })
}

/** Bytes on a bare connection, and all that comes back before it is closed or falls silent. */
export function sendBytes(origin: string, bytes: string | Buffer): Promise<string> {
  const { port } = new URL(origin)
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes))
    const end = () => {
      socket.destroy()
      resolve(Buffer.concat(parts).toString())
    }
    // A busy machine may take long to begin an answer; one that has begun comes in one go.
    socket.setTimeout(30_000, end)
    socket.on('data', (part) => {
      parts.push(part)
      socket.setTimeout(700)
    })
    socket.on('error', end)
    socket.on('close', end)
  })
}
