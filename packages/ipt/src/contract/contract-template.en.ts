import type { ContractTerms } from './contract.ts'

/**
 * A template of a contract in English, for a clinic to put its own words into (IPT-091). Emergencies and
 * payment are empty on purpose: only the clinic knows its numbers and prices, and a contract with neither is
 * not done.
 *
 * @example { ...contractTemplateEn, sessions: 16, minutes: 50, everyWeeks: 1, format: 'in-person', … }
 */
export const contractTemplateEn: Pick<
  ContractTerms,
  | 'principles'
  | 'whatHappens'
  | 'patientsPart'
  | 'lateness'
  | 'missed'
  | 'emergencies'
  | 'payment'
  | 'confidentiality'
  | 'recording'
  | 'afterwards'
  | 'conjointCounts'
> = {
  principles:
    'Depression is an illness, it can be treated, and it is nobody\u2019s fault. Mood and what happens between people ' +
    'influence each other, so we work on one area of your life that hangs together with this episode.',
  whatHappens:
    'Before each session you fill in a short form. We begin with how things have been since we met, look at what ' +
    'happened and how mood moved with it, work on the area we agreed on, and close with a short summary.',
  patientsPart:
    'Coming to the sessions, and telling me what is on your mind, also when it is about the treatment. You choose ' +
    'what you want to try.',
  lateness:
    'Sessions end at the planned time. When depression makes it hard to leave the house, tell me, and we will plan ' +
    'what would make it easier.',
  missed: { rule: 'rescheduled', noticeHours: 24, fee: null },
  emergencies: '',
  payment: '',
  confidentiality:
    'What you tell me stays between us and the team that treats you. I would speak to others without asking only if ' +
    'somebody were in serious danger or the law required it, and I would tell you wherever possible.',
  recording: 'Sessions are not recorded unless you agree in writing, and you can take that back at any time.',
  afterwards:
    'The last sessions look back at what has changed and forward to what may come. If more treatment is wise we ' +
    'will plan it together.',
  conjointCounts: false,
}

/** What each part is called on a sheet. */
export const contractPartNamesEn = {
  principles: 'What this treatment rests on',
  whatHappens: 'What happens in sessions',
  patientsPart: 'Your part',
  lateness: 'When a session begins late',
  missed: 'When a session cannot take place',
  emergencies: 'In an emergency',
  payment: 'Payment',
  confidentiality: 'Confidentiality',
  recording: 'Recording',
  afterwards: 'What happens afterwards',
} as const

/**
 * A contract as a sheet of lines to read out or print, in English.
 * Source: IPT-090, IPT-093.
 *
 * @example contractLinesEn(terms, endOn)[0] // '16 sessions of 50 minutes, weekly, in person'
 */
export function contractLinesEn(terms: ContractTerms, endOn: string): readonly string[] {
  const every = terms.everyWeeks === 1 ? 'weekly' : `every ${terms.everyWeeks} weeks`
  const names = { 'in-person': 'in person', video: 'by video', telephone: 'by telephone' }
  const fallback = terms.fallback === null ? '' : `; if that is not possible, ${names[terms.fallback]}`
  const part = (name: string, text: string) => (text.trim() === '' ? [] : [`${name}: ${text.trim()}`])
  const { missed } = terms
  const missedWords =
    missed === null
      ? ''
      : `${missed.rule === 'counts' ? 'It counts as one of the sessions' : 'We find another day'}, with ` +
        `${missed.noticeHours} hours\u2019 notice. ${missed.fee === null ? 'There is no fee.' : `Fee: ${missed.fee}`}`
  return [
    `${terms.sessions} sessions of ${terms.minutes} minutes, ${every}, ${names[terms.format]}${fallback}`,
    `From ${terms.firstOn} to ${endOn}`,
    ...sheetOrder.flatMap((name) =>
      part(contractPartNamesEn[name], name === 'missed' ? missedWords : terms[name]),
    ),
  ]
}

const sheetOrder = [
  'principles',
  'whatHappens',
  'patientsPart',
  'lateness',
  'missed',
  'emergencies',
  'payment',
  'confidentiality',
  'recording',
  'afterwards',
] as const
