import type { InventoryStep } from '#features/inventory/index.ts'

import type { DemoCase } from './demo-case.ts'

type Fields = Extract<InventoryStep, { kind: 'add' }>['fields']

/** Somebody in an invented circle: how near at the first session, and at the latest. */
export type DemoPerson = {
  name: string
  relation: string
  sector: NonNullable<Fields['sector']>
  closeness: readonly [number, number]
  says?: Fields
}

/** The circles of some of the cases, by the name of the patient. */
export const demoCircles: Readonly<Record<string, readonly DemoPerson[]>> = {
  'Elinor Vash': [
    {
      name: 'Jonas',
      relation: 'partner',
      sector: 'partner',
      closeness: [5, 8],
      says: {
        tie: 'both',
        good: 'He listens in the evenings.',
        difficult: 'He thinks the move was good for both.',
        ofTheOther: 'That he sees what the move has cost.',
        ofThePatient: 'That she looks ahead.',
        reciprocal: 'no',
        negotiable: 'yes',
      },
    },
    { name: 'Maud', relation: 'mother', sector: 'family', closeness: [8, 7], says: { tie: 'support' } },
    { name: 'Ida', relation: 'friend at home', sector: 'friends', closeness: [7, 4], says: { tie: 'lost' } },
    { name: 'Pia', relation: 'neighbour', sector: 'friends', closeness: [1, 6], says: { tie: 'support' } },
    { name: 'Mr Lund', relation: 'manager', sector: 'work', closeness: [2, 3] },
  ],
  'Desmond Okwuosa': [
    {
      name: 'Chidi',
      relation: 'brother',
      sector: 'family',
      closeness: [10, 9],
      says: { life: 'deceased', diedSaid: 'last May', good: 'They spoke every Sunday.' },
    },
    {
      name: 'Ngozi',
      relation: 'sister-in-law',
      sector: 'family',
      closeness: [6, 7],
      says: { tie: 'support', wishedChange: 'To speak of Chidi together.' },
    },
    { name: 'Paul', relation: 'foreman', sector: 'work', closeness: [3, 3], says: { tie: 'conflict' } },
    { name: 'Father Brian', relation: 'priest', sector: 'other', closeness: [4, 5] },
  ],
}

const names = ['Alba', 'Bruno', 'Cato', 'Dita', 'Edgar', 'Fenna', 'Goran', 'Hilda', 'Ivo', 'Jette'] as const

/** The circle of everybody else: whoever it is about, somebody near, and somebody from everyday life. */
export function shortCircle({ area, event, other }: DemoCase, number: number): readonly DemoPerson[] {
  const nameOf = (place: number) => names[(number * 3 + place) % names.length] ?? 'Alba'
  const relation = other.replace(/^(?:her|his|a|the) /, '')
  const whoItIsAbout: DemoPerson = {
    name: nameOf(0),
    relation,
    sector: /husband|wife|partner/.test(relation) ? 'partner' : 'family',
    closeness: area === 'interpersonal_deficits' ? [1, 3] : [6, 7],
    says: {
      ofTheOther: 'To be asked how it is.',
      ofThePatient: 'To be as before.',
      reciprocal: area === 'role_dispute' ? 'no' : 'yes',
      negotiable: 'yes',
      tie: area === 'role_dispute' ? 'both' : 'support',
      difficult: area === 'role_dispute' ? `It comes back to ${event}.` : '',
    },
  }
  const everyday: DemoPerson = {
    name: nameOf(1),
    relation: 'neighbour',
    sector: 'friends',
    closeness: [2, 3],
    says: { tie: 'support' },
  }
  if (area === 'interpersonal_deficits') return [whoItIsAbout, everyday]
  const near: DemoPerson = {
    name: nameOf(2),
    relation: 'old friend',
    sector: 'friends',
    closeness: [4, 5],
    says: { tie: 'support', good: 'They ring on Sundays.' },
  }
  return [whoItIsAbout, near, everyday]
}
