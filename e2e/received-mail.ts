import { setTimeout as wait } from 'node:timers/promises'

import type { ReceivedMail } from '../app/testing/test-mail-server.server.ts'

/** Waits until a mail to this address has come in, as somebody does who looks into their mailbox. */
export async function mailTo(received: readonly ReceivedMail[], address: string): Promise<ReceivedMail> {
  for (let looks = 0; looks < 1_200; looks += 1) {
    const mail = received.find(({ to }) => to === address)
    if (mail !== undefined) return mail
    await wait(100)
  }
  throw new Error('no mail has come in within two minutes')
}

export function subjectOf({ source }: ReceivedMail): string {
  return /^Subject: (.*)$/m.exec(source)?.[1]?.trim() ?? ''
}

/** The text as the mail program shows it. */
export function textOf({ source }: ReceivedMail): string {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const text = body.join('\n\n')
  if (!/quoted-printable/i.test(head)) return text
  return text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The only address in the text. */
export function linkIn(mail: ReceivedMail): string {
  const links = textOf(mail).match(/https?:\/\/\S+/g) ?? []
  if (links.length !== 1 || links[0] === undefined) throw new Error(`${links.length} links in the mail`)
  return links[0]
}
