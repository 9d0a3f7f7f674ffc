import { createTransport } from 'nodemailer'

/** A mail as Kith sends it: plain text, one address. */
export type Mail = { to: string; subject: string; text: string }

/** Sends over SMTP, or keeps what it is given (demonstration), or has nowhere to send to. */
export type MailSender = {
  readonly kind: 'smtp' | 'kept' | 'none'
  /** Resolves when the next server has taken the mail. Rejects with MailProblem otherwise. */
  send(mail: Mail): Promise<void>
}

/** Why a mail did not go out: a code to keep, never the server's sentence. */
export class MailProblem extends Error {
  readonly code: string
  /** Whether trying again can help. */
  readonly passing: boolean
  constructor(code: string, passing: boolean) {
    super(code)
    this.code = code
    this.passing = passing
  }
}

/** Over SMTP. `from` is a neutral sender (SEC-026). */
export function smtpSender(url: string, from: string): MailSender {
  const transport = createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as never)
  return {
    kind: 'smtp',
    async send(mail) {
      try {
        await transport.sendMail({
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        throw problemOf(error)
      }
    },
  }
}

/** Whether the mail server answers and takes our sign-in; sends nothing. Rejects with MailProblem otherwise. */
export async function verifySmtp(url: string): Promise<void> {
  const transport = createTransport(url, { connectionTimeout: 10_000, greetingTimeout: 10_000 } as never)
  try {
    await transport.verify()
  } catch (error) {
    throw problemOf(error)
  } finally {
    transport.close()
  }
}

/** Keeps mails in memory for the demonstration: nothing leaves the machine. */
export function keptSender(keep: (mail: Mail) => void): MailSender {
  return { kind: 'kept', send: async (mail) => keep(mail) }
}

export const noSender: MailSender = {
  kind: 'none',
  send: async () => {
    throw new MailProblem('mail/not-set-up', false)
  },
}

function problemOf(error: unknown): MailProblem {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (responseCode !== undefined && responseCode >= 500)
    return new MailProblem(`mail/refused-${responseCode}`, false)
  return new MailProblem(`mail/${(code ?? 'unknown').toLowerCase()}`, true)
}
