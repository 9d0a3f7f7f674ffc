import { readDatePhrase, type ApproximateDate, type Day, type Hemisphere, type NamedDate } from '@kith/ipt'

/** What a phrase is read against: the day it was said on, where, and the events that have a date already. */
export type SaidFacts = { today: Day; hemisphere: Hemisphere; named: readonly NamedDate[] }

/** A date as it was said, with what Kith took it for, or why it took it for nothing. */
export type Said =
  | { state: 'not-said' }
  | { state: 'understood'; said: string; date: ApproximateDate; how: string }
  | { state: 'not-understood'; said: string; code: string }

/** The longest that is kept of what was said about a date. */
export const longestSaid = 200

/** Reads a date as people say it. Nothing is guessed: what is not understood is kept, with the reason. */
export function readSaid(typed: string, facts: SaidFacts): Said {
  const said = typed.trim().slice(0, longestSaid)
  if (said === '') return { state: 'not-said' }
  const read = readDatePhrase(said, facts)
  if (read.ok) return { state: 'understood', said, date: read.value.date, how: read.value.how }
  const { problem } = read
  const code = problem.kind === 'refused' ? problem.code : problem.fields[0]?.code
  return { state: 'not-understood', said, code: code ?? 'event/date-unreadable' }
}

/**
 * What the form sends along to say which reading was in sight when it was kept. When it is not the reading that the
 * server comes to, the form comes back with that reading beside the field.
 */
export function seenToken(said: Said): string {
  if (said.state === 'understood') return said.date.edtf
  return said.state === 'not-understood' ? said.code : ''
}

/** The reading in words, as it stands beside the field. */
export function saidWords(said: Said): string {
  if (said.state === 'not-said') return ''
  if (said.state === 'understood') return `${said.how.charAt(0).toUpperCase()}${said.how.slice(1)}.`
  return `${whyNotUnderstood[said.code] ?? whyNotUnderstood['event/date-unreadable']} It is kept as said and stays off the axis.`
}

const whyNotUnderstood: Readonly<Record<string, string>> = {
  'event/date-unreadable': 'Kith cannot read this as a date.',
  'event/date-not-in-calendar': 'No calendar has this day.',
  'event/date-ends-before-it-begins': 'This ends before it begins.',
  'event/date-too-vague': 'This is a stretch of life and not a date: a year or “about 2005” would place it.',
  'event/date-order-unclear': 'This can be two different days: write the month as a word.',
}
