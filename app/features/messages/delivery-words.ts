export type MessageKind = 'reminder' | 'alert-notice' | 'invitation'
export type MessageState = 'waiting' | 'sent' | 'failed' | 'cancelled'

/** What became of a message, as staff see it. */
export type Delivery = {
  id: string
  kind: MessageKind
  state: MessageState
  attempts: number
  problem: string | null
  /** On the clinic's clock, in words. */
  dueAt: string
  sentAt: string | null
}

export const kindWords: Record<MessageKind, string> = {
  reminder: 'Reminder with a link',
  'alert-notice': 'Notice of an alert',
  invitation: 'Invitation',
}

/** State, and what is known of why, in a sentence. Codes that have no words of their own are shown as they are. */
export function deliveryWords({
  state,
  attempts,
  problem,
}: Pick<Delivery, 'state' | 'attempts' | 'problem'>) {
  const why = problem === null ? '' : (problemWords[problem] ?? refusalWords(problem))
  switch (state) {
    case 'sent':
      return 'Sent: the mail server took it'
    case 'cancelled':
      return why === '' ? 'Not sent any more' : `Not sent any more: ${why}`
    case 'failed':
      return `Could not be delivered${why === '' ? '' : `: ${why}`}`
    case 'waiting':
      if (why === '') return 'Waiting to be sent'
      return attempts === 0 ? `Waiting: ${why}` : `Trying again (${attempts} so far): ${why}`
  }
}

const problemWords: Readonly<Record<string, string>> = {
  'mail/not-set-up': 'sending mail is not set up on this Kith',
  'message/no-longer-applies': 'it no longer applies',
  'message/course-ended': 'the course has ended',
  'message/appointment-changed': 'the appointment was moved, held or cancelled',
  'message/not-agreed': 'the patient has not agreed to reminders by mail',
  'message/answered': 'the form is already answered',
  'message/no-address': 'there is no mail address',
  'mail/econnection': 'the mail server cannot be reached',
  'mail/econnrefused': 'the mail server cannot be reached',
  'mail/edns': 'the mail server cannot be found',
  'mail/etimedout': 'the mail server does not answer',
  'mail/eauth': 'the mail server did not accept Kith’s sign-in',
  'mail/esocket': 'the connection to the mail server broke',
}

function refusalWords(problem: string): string {
  const refused = /^mail\/refused-(\d{3})$/.exec(problem)
  return refused === null ? problem : `the mail server refused it (${refused[1]})`
}
