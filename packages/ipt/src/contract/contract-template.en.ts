import type { ContractPart, ContractParts, ContractTerms, MissedPolicy } from './contract.ts'

/** The words that a clinic starts each contract with. */
export type ContractTemplate = ContractParts & Pick<ContractTerms, 'conjointCounts'>

/**
 * A template of a contract in English, for a clinic to put its own words into (IPT-091). Emergencies and
 * payment are empty on purpose: only the clinic knows its numbers and prices, and a contract with neither is
 * not done.
 *
 * @example { ...contractTemplateEn, sessions: 16, minutes: 50, everyWeeks: 1, format: 'in-person', … }
 */
export const contractTemplateEn: ContractTemplate = {
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

/** One part of the sheet that the patient is given. */
export type ContractSheetPart = {
  readonly part: ContractPart
  readonly name: string
  readonly text: string
}

/**
 * How often, how long and in which way, in English.
 * Source: IPT-090.
 *
 * @example contractFrameEn(terms) // '16 sessions of 50 minutes, weekly, in person'
 */
export function contractFrameEn(
  terms: Pick<ContractTerms, 'sessions' | 'minutes' | 'everyWeeks' | 'format' | 'fallback'>,
): string {
  const every = terms.everyWeeks === 1 ? 'weekly' : `every ${terms.everyWeeks} weeks`
  const fallback =
    terms.fallback === null ? '' : `; if that is not possible, ${formatNamesEn[terms.fallback]}`
  return `${terms.sessions} sessions of ${terms.minutes} minutes, ${every}, ${formatNamesEn[terms.format]}${fallback}`
}

const formatNamesEn = { 'in-person': 'in person', video: 'by video', telephone: 'by telephone' } as const

/**
 * What becomes of a session that cannot take place, in plain words (IPT-092). Called off in time it is held on
 * another day under either rule.
 *
 * @example missedWordsEn({ rule: 'counts', noticeHours: 24, fee: null })
 * // 'Please tell me at least 24 hours before, and we find another day. Otherwise it counts as one of our sessions. There is no fee.'
 */
export function missedWordsEn({ rule, noticeHours, fee }: MissedPolicy): string {
  const before =
    noticeHours === 0
      ? 'Please tell me before it begins'
      : `Please tell me at least ${noticeHours} ${noticeHours === 1 ? 'hour' : 'hours'} before`
  const then =
    rule === 'counts'
      ? ', and we find another day. Otherwise it counts as one of our sessions.'
      : '. We find another day in any case.'
  return `${before}${then} ${fee === null ? 'There is no fee.' : `Fee: ${fee}`}`
}

/**
 * The parts of a contract that have words, each under its name, in the order in which they are read.
 * Source: IPT-090, IPT-093.
 *
 * @example contractSheetEn(terms)[0]?.name // 'What this treatment rests on'
 */
export function contractSheetEn(terms: ContractParts): readonly ContractSheetPart[] {
  return sheetOrder.flatMap((part) => {
    const text = part === 'missed' ? missedText(terms) : terms[part].trim()
    return text === '' ? [] : [{ part, name: contractPartNamesEn[part], text }]
  })
}

/**
 * A contract as a sheet of lines to read out or print, in English.
 * Source: IPT-090, IPT-093.
 *
 * @example contractLinesEn(terms, endOn)[0] // '16 sessions of 50 minutes, weekly, in person'
 */
export function contractLinesEn(terms: ContractTerms, endOn: string): readonly string[] {
  return [
    contractFrameEn(terms),
    `From ${terms.firstOn} to ${endOn}`,
    ...contractSheetEn(terms).map(({ name, text }) => `${name}: ${text}`),
  ]
}

function missedText({ missed }: Pick<ContractTerms, 'missed'>): string {
  return missed === null ? '' : missedWordsEn(missed)
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
