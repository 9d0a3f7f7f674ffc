import { connect, type Socket } from 'node:net'

/** What came back over a connection, as it was sent: nothing is decoded, so that bytes can be counted. */
export type Answer = { status: number; head: string; body: Buffer; bytes: number }

export type Wire = { ask(request: string): Promise<Answer>; close(): void }

/**
 * One connection that sends whole requests and waits for each answer. It does next to nothing per request: on a small
 * machine a client that thinks takes its time from the server that is measured.
 */
export async function openWire(origin: string): Promise<Wire> {
  const { port } = new URL(origin)
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect({ host: '127.0.0.1', port: Number(port), noDelay: true }, () => resolve(opened))
    opened.once('error', reject)
  })
  let received = Buffer.alloc(0)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = wholeAnswer(received)
    if (answer === null || waiting === null) return
    received = received.subarray(answer.bytes)
    const { resolve } = waiting
    waiting = null
    resolve(answer)
  })
  const end = (error?: Error) => waiting?.reject(error ?? new Error('the server closed the connection'))
  socket.on('error', end)
  socket.on('close', () => end())
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

export function getRequest(origin: string, path: string, cookie: string | null): string {
  const headers = ['accept: text/html', 'accept-encoding: gzip, deflate, br, zstd']
  if (cookie !== null) headers.push(`cookie: ${cookie}`)
  return `GET ${path} HTTP/1.1\r\nhost: ${new URL(origin).host}\r\n${headers.join('\r\n')}\r\n\r\n`
}

export function postRequest(
  origin: string,
  path: string,
  cookie: string,
  fields: Readonly<Record<string, string>>,
): string {
  const body = new URLSearchParams(fields).toString()
  const headers = [
    `host: ${new URL(origin).host}`,
    `origin: ${origin}`,
    'sec-fetch-site: same-origin',
    `cookie: ${cookie}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `POST ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`
}

export function headerOf(answer: Answer, name: string): string | null {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(answer.head)?.[1]?.trim() ?? null
}

function wholeAnswer(received: Buffer): Answer | null {
  const headEnds = received.indexOf('\r\n\r\n')
  if (headEnds === -1) return null
  const head = received.toString('latin1', 0, headEnds)
  const status = Number(head.slice(9, 12))
  const starts = headEnds + 4
  if (/^transfer-encoding: chunked$/im.test(head)) {
    const read = chunks(received, starts)
    return read && { status, head, body: Buffer.concat(read.parts), bytes: read.ends }
  }
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0)
  if (received.length < starts + length) return null
  return { status, head, body: received.subarray(starts, starts + length), bytes: starts + length }
}

function chunks(received: Buffer, starts: number): { parts: Buffer[]; ends: number } | null {
  const parts: Buffer[] = []
  for (let at = starts; ;) {
    const lineEnds = received.indexOf('\r\n', at)
    if (lineEnds === -1) return null
    const size = Number.parseInt(received.toString('latin1', at, lineEnds), 16)
    const ends = lineEnds + 2 + size + 2
    if (received.length < ends) return null
    if (size === 0) return { parts, ends }
    parts.push(received.subarray(lineEnds + 2, ends - 2))
    at = ends
  }
}
