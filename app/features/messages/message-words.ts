/** The wordings a patient can choose from. Fixed, so that a message says the same whatever happened (SEC-026). */
export type ReminderWording = 'appointment' | 'form' | 'hello'

export type Words = { subject: string; text: string }

/**
 * Neutral sentences: no name, no clinic, no clinical word, nothing that tells one message from another. Each is what
 * somebody else may see on a locked screen (HAZ-014).
 */
export function reminderWords(wording: ReminderWording, link: string): Words {
  return reminders[wording](link)
}

/** To staff: that there is something, and where. What it is stands behind the sign-in. */
export function alertNoticeWords(origin: string): Words {
  return {
    subject: 'Something for you to look at',
    text: `There is something for you to look at. Please sign in:\n\n${origin}/\n`,
  }
}

export function invitationWords(link: string): Words {
  return {
    subject: 'Your invitation',
    text: `You have been invited to work here. Open this address to choose how you sign in. It can be used once.\n\n${link}\n\nIf you did not expect this, you can ignore it.\n`,
  }
}

const ending = 'If this was not meant for you, you can ignore it.'

const reminders: Record<ReminderWording, (link: string) => Words> = {
  appointment: (link) => ({
    subject: 'Your appointment',
    text: `You have an appointment soon. Please open this page before it:\n\n${link}\n\n${ending}\n`,
  }),
  form: (link) => ({
    subject: 'A short form',
    text: `There is a short form for you:\n\n${link}\n\n${ending}\n`,
  }),
  hello: (link) => ({
    subject: 'Hello',
    text: `Hello. Here is the page we spoke of:\n\n${link}\n\n${ending}\n`,
  }),
}
