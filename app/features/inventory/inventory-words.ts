import { ringNamesEn, ringOf, type DomainState, type Harm, type Unsure } from '@kith/ipt'

import type { FieldName, PersonFields, Sector, Tie } from './person.ts'

export const sectorWords: Readonly<Record<Sector, string>> = {
  family: 'Family',
  partner: 'Partner',
  work: 'Work or study',
  friends: 'Friends',
  other: 'Others',
}

export const tieWords: Readonly<Record<Tie, string>> = {
  support: 'support',
  conflict: 'conflict',
  both: 'support and conflict',
  lost: 'lost',
}

export const harmWords: Readonly<Record<Harm, string>> = {
  violence: 'Violence',
  coercion: 'Coercion or control',
  'child-at-risk': 'A child at risk',
  'adult-at-risk': 'An adult at risk',
}

export const unsureWords: Readonly<Record<Unsure, string>> = { yes: 'Yes', no: 'No', unsure: 'Unsure' }

export const domainStateWords: Readonly<Record<DomainState, string>> = {
  open: 'Not looked at yet',
  reviewed: 'Reviewed',
  'nothing-to-note': 'Nothing to note',
  deferred: 'Later',
}

export const fieldWords: Readonly<Record<FieldName, string>> = {
  name: 'Name',
  alias: 'Alias',
  relation: 'Relation',
  sector: 'Group',
  tie: 'What the relationship brings',
  life: 'Living or deceased',
  diedSaid: 'Died',
  closenessNow: 'Closeness now',
  closenessBefore: 'Closeness before',
  frequency: 'How often',
  means: 'How',
  good: 'What is good',
  difficult: 'What is difficult',
  wishedChange: 'Wished-for change',
  domains: 'Belongs to',
  discuss: 'To be talked about',
  ofTheOther: 'What the patient expects',
  ofThePatient: 'What the other expects',
  mutualGoals: 'What both want',
  reciprocal: 'Expectations match',
  negotiable: 'Can be negotiated',
  example: 'Example',
  harms: 'Harm',
}

/** Words below a name in the circle. */
export function markWords({ life, tie }: Pick<PersonFields, 'life' | 'tie'>): string {
  return [life === 'deceased' ? 'died' : '', tie === null ? '' : tieWords[tie]].filter(Boolean).join(', ')
}

/** "7 of 10, close". */
export function closenessWords(closeness: number | null): string {
  const ring = ringOf(closeness)
  return ring === null ? 'not placed yet' : `${closeness} of 10, ${ringNamesEn[ring]}`
}

export function sessionName(number: number): string {
  return number === 0 ? 'before session 1' : `session ${number}`
}

const problems: Readonly<Record<string, string>> = {
  'inventory/name-missing': 'A name or an alias is needed: a first letter is enough.',
  'inventory/closeness-out-of-range': 'Closeness goes from 0 to 10.',
}

export function problemWords(code: string): string {
  return problems[code] ?? 'This could not be kept as it is.'
}
