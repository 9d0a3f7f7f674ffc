import { instantInWords } from '#ui/clock-words.ts'

import type { AlertEvent, AlertView, HowGiven } from './alert-view.ts'
import type { Outcome } from './outcomes.ts'

export const outcomeWords: Record<Outcome, string> = {
  'continue-as-planned': 'Continue as planned',
  'more-contact': 'More frequent contact',
  'same-day-specialist': 'Seen by a specialist the same day',
  emergency: 'Emergency services',
  hospital: 'Hospital',
  'no-contact-possible': 'No contact possible',
}

export const howGivenWords: Record<HowGiven, string> = {
  'by-link': 'by link, not verified',
  'in-the-room': 'on a device at the clinic',
  telephone: 'read out by telephone',
  paper: 'from a paper form',
  'unfinished-form': 'on a form that was begun and not sent, by link, not verified',
}

/** Whose it is and how long, in one sentence. */
export function standingWords(
  alert: { state: AlertView['state']; nextStepAt: string | null; owner: { name: string } },
  isMine: boolean,
  zone: string,
): string {
  const who = isMine ? 'you' : alert.owner.name
  if (alert.state === 'closed') return 'Closed'
  if (alert.state === 'acknowledged') return isMine ? 'You have taken it' : `Taken by ${who}`
  const asked = `Waiting for ${who} to take it`
  return alert.nextStepAt === null ? asked : `${asked}; moves on ${instantInWords(alert.nextStepAt, zone)}`
}

/** One line of the course of events. */
export function eventWords({ kind, by, from, to }: AlertEvent): string {
  switch (kind) {
    case 'raised':
      return `Raised${by === null ? '' : ` by ${by}`}; ${to ?? 'nobody'} was asked`
    case 'appended':
      return `A further answer; ${to ?? 'nobody'} was asked`
    case 'moved':
      if (by !== null) return `${by} handed it to ${to}`
      return from === to ? `Nobody else was there; ${to} was asked again` : `Moved from ${from} to ${to}`
    case 'acknowledged':
      return from === to || from === null ? `${by} took it` : `${by} took it over from ${from}`
    case 'noted':
      return `${by} wrote`
    case 'closed':
      return `${by} closed it`
    case 'notice-failed':
      return `The message to ${to ?? 'its owner'} could not be delivered`
  }
}
