import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'

/** What came in: the envelope's receiver, the mail as it travelled, and when it was taken (`performance.now`). */
export type ReceivedMail = { to: string; source: string; at: number }

/**
 * A real mail server on loopback, without TLS. `answers` says what becomes of each mail in turn: taken, or refused with
 * that code; the last one holds for all that follow. Each takes `milliseconds`.
 */
export async function startTestMailServer(
  answers: readonly ('take' | number)[] = ['take'],
  milliseconds = 0,
) {
  const received: ReceivedMail[] = []
  let offered = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      const take = () => {
        const answer = answers[Math.min(offered, answers.length - 1)] ?? 'take'
        offered += 1
        if (answer !== 'take') {
          callback(Object.assign(new Error('not now'), { responseCode: answer }))
          return
        }
        const to = session.envelope.rcptTo[0]?.address ?? ''
        received.push({ to, source: Buffer.concat(chunks).toString(), at: performance.now() })
        callback()
      }
      stream.on('end', () => setTimeout(take, milliseconds))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    offered: () => offered,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
