import {
  contractPartNamesEn,
  daysBetween,
  planCourse,
  readDay,
  sessionFormats,
  type ContractPart,
  type ContractTemplate,
  type ContractTerms,
  type Day,
  type MissedPolicy,
  type PhaseBoundaries,
} from '@kith/ipt'

import { boundaryFieldsFrom, nameOfBoundary, readBoundaries } from './contract-boundaries.ts'

/** The fields of a contract as they are filled in, by name. */
export type ContractFields = Readonly<Record<string, string>>

/** The parts that are a text of their own. A missed appointment has a rule, a notice and a fee instead. */
export const textParts = [
  'principles',
  'whatHappens',
  'patientsPart',
  'lateness',
  'emergencies',
  'payment',
  'confidentiality',
  'recording',
  'afterwards',
] as const satisfies readonly ContractPart[]
export type TextPart = (typeof textParts)[number]

/** Which fields hold a part. */
export function fieldsOf(part: ContractPart): readonly string[] {
  return part === 'missed' ? ['missedRule', 'missedNotice', 'missedFee'] : [part]
}

/** What the fields say: the parts in words always, the whole of it once number, length and dates can be read. */
export type ReadContract = {
  template: ContractTemplate
  terms: ContractTerms | null
  /** Where the phases begin and end, moved by hand; null while they follow the table (IPT-010). */
  boundaries: PhaseBoundaries | null
  /** What cannot be read, by field. */
  problems: Readonly<Record<string, string>>
  /** The clinical reason of a number outside 8 to 20 (IPT-017). */
  lengthReason: string | null
}

// No calendar of Kith goes further.
const lastDay = '9999-12-31' as Day

/** Reads the fields of a contract. What is missing or blames is for the core to say; here is only what makes no sense. */
export function readContract(kind: 'acute' | 'maintenance', fields: ContractFields): ReadContract {
  const problems: Record<string, string> = {}
  const template = readTemplate(fields, problems)
  const lengthReason = textOf(fields, 'lengthReason') || null
  const sessions = countOf(fields, 'sessions')
  const number = problemOf(kind, sessions, lengthReason)
  if (number !== null) problems['sessions'] = number
  // A maintenance course has one phase, and nothing to move (IPT-170).
  const boundaries = kind === 'acute' ? readBoundaries(sessions, fields, problems) : null
  const minutes = countOf(fields, 'minutes')
  if (!(minutes >= 15 && minutes <= 120)) problems['minutes'] = 'minutes/not-15-to-120'
  const everyWeeks = countOf(fields, 'everyWeeks')
  if (!(everyWeeks >= 1 && everyWeeks <= 8)) problems['everyWeeks'] = 'series/not-1-to-8-weeks'
  const format = sessionFormats.find((each) => each === fields['format']) ?? null
  if (format === null) problems['format'] = 'format/missing'
  const fallback = sessionFormats.find((each) => each === fields['fallback']) ?? null
  if (fallback !== null && fallback === format) problems['fallback'] = 'contract/fallback-is-the-same'
  const firstOn = readDay(textOf(fields, 'firstOn'))
  if (!firstOn.ok) problems['firstOn'] = 'day/missing'
  else if ((sessions - 1) * 7 * everyWeeks > daysBetween(firstOn.value, lastDay)) {
    problems['firstOn'] = 'contract/end-not-in-calendar'
  }
  if (Object.keys(problems).length > 0 || format === null || !firstOn.ok) {
    return { template, terms: null, boundaries, problems, lengthReason }
  }
  const frame = { sessions, boundaries, minutes, everyWeeks, format, fallback, firstOn: firstOn.value }
  return { template, terms: { ...template, ...frame }, boundaries, problems, lengthReason }
}

/** The parts in words, and the rule for missed appointments. What cannot be read is put into `problems`. */
export function readTemplate(fields: ContractFields, problems: Record<string, string>): ContractTemplate {
  const texts = Object.fromEntries(textParts.map((part) => [part, textOf(fields, part)]))
  return {
    ...(texts as Record<TextPart, string>),
    missed: readMissed(fields, problems),
    conjointCounts: fields['conjointCounts'] === 'yes',
  }
}

/** The fields that say a template, or the whole of what was agreed. */
export function fieldsFrom(terms: ContractTemplate | ContractTerms): Record<string, string> {
  const { missed } = terms
  const frame =
    'sessions' in terms
      ? {
          sessions: String(terms.sessions),
          ...boundaryFieldsFrom(terms),
          minutes: String(terms.minutes),
          everyWeeks: String(terms.everyWeeks),
          format: terms.format,
          fallback: terms.fallback ?? '',
          firstOn: terms.firstOn,
        }
      : {}
  return {
    ...Object.fromEntries(textParts.map((part) => [part, terms[part]])),
    missedRule: missed?.rule ?? '',
    missedNotice: missed === null ? '' : String(missed.noticeHours),
    missedFee: missed?.fee ?? '',
    conjointCounts: terms.conjointCounts ? 'yes' : '',
    ...frame,
  }
}

/** Everything that a contract says, in one text. */
export function contractText(terms: ContractTerms): string {
  return JSON.stringify(
    Object.entries(fieldsFrom(terms)).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}

export function isSameContract(one: ContractTerms | null, other: ContractTerms): boolean {
  return one !== null && contractText(one) === contractText(other)
}

const frameNames: Readonly<Record<string, string>> = {
  sessions: 'Sessions',
  minutes: 'Minutes',
  everyWeeks: 'How often',
  format: 'How you meet',
  fallback: 'If that is not possible',
  firstOn: 'First session on',
  lengthReason: 'Clinical reason',
  missedRule: contractPartNamesEn.missed,
  missedNotice: 'Notice',
  missedFee: 'Fee',
  conjointCounts: 'A session with somebody close',
}

/** What a field is called where somebody else wrote into it too. */
export function nameOfField(field: string): string {
  const part = textParts.find((each) => each === field)
  if (part !== undefined) return contractPartNamesEn[part]
  return nameOfBoundary(field) ?? frameNames[field] ?? field
}

/** A maintenance course has the number that was agreed (IPT-170); an acute one follows the rules of its plan. */
function problemOf(kind: 'acute' | 'maintenance', sessions: number, reason: string | null): string | null {
  if (!(sessions >= 1 && sessions <= 52)) return 'pathway/not-a-number-of-sessions'
  const plan = kind === 'acute' ? planCourse({ sessions, reason }) : null
  return plan?.ok === false && plan.problem.kind === 'refused' ? plan.problem.code : null
}

function readMissed(fields: ContractFields, problems: Record<string, string>): MissedPolicy | null {
  const rule = (['counts', 'rescheduled'] as const).find((each) => each === fields['missedRule'])
  if (rule === undefined) return null
  const noticeHours = countOf(fields, 'missedNotice')
  if (Number.isNaN(noticeHours)) problems['missedNotice'] = 'contract/notice-hours'
  return { rule, noticeHours, fee: textOf(fields, 'missedFee') || null }
}

function textOf(fields: ContractFields, name: string): string {
  return (fields[name] ?? '').trim()
}

function countOf(fields: ContractFields, name: string): number {
  const text = textOf(fields, name)
  return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
}
