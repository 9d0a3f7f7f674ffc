import type { EventDate, Expectations, Harm, InventoryDomain, Person, PersonId, Unsure } from '@kith/ipt'

export const sectors = ['family', 'partner', 'work', 'friends', 'other'] as const
export type Sector = (typeof sectors)[number]

/** How the patient says the relationship is: shown by a sign and words (IPT-050). */
export const ties = ['support', 'conflict', 'both', 'lost'] as const
export type Tie = (typeof ties)[number]

/** What is kept of a person, as it is typed: every field is one value that is saved by itself. */
export type PersonFields = {
  name: string
  alias: string
  relation: string
  sector: Sector
  tie: Tie | null
  life: 'living' | 'deceased'
  diedSaid: string
  closenessNow: number | null
  closenessBefore: number | null
  frequency: string
  means: string
  good: string
  difficult: string
  wishedChange: string
  domains: readonly InventoryDomain[]
  discuss: boolean
  ofTheOther: string
  ofThePatient: string
  mutualGoals: string
  reciprocal: Unsure | null
  negotiable: Unsure | null
  example: string
  harms: readonly Harm[]
}
export type FieldName = keyof PersonFields
export type FieldValue = PersonFields[FieldName]

/** A person as stored. `died` is what was understood of `diedSaid`, in words. */
export type StoredPerson = PersonFields & {
  id: string
  died: { words: string; isUnderstood: boolean; edtf: string | null } | null
  removed: boolean
}

export const emptyPerson: PersonFields = {
  name: '',
  alias: '',
  relation: '',
  sector: 'other',
  tie: null,
  life: 'living',
  diedSaid: '',
  closenessNow: null,
  closenessBefore: null,
  frequency: '',
  means: '',
  good: '',
  difficult: '',
  wishedChange: '',
  domains: [],
  discuss: true,
  ofTheOther: '',
  ofThePatient: '',
  mutualGoals: '',
  reciprocal: null,
  negotiable: null,
  example: '',
  harms: [],
}

/** The person as the rules of the therapy know them. Who is marked by conflict belongs to the relationships in conflict. */
export function asPerson(stored: StoredPerson, died: EventDate): Person {
  const { name, alias, relation, closenessNow, closenessBefore, good, difficult, wishedChange } = stored
  return {
    id: stored.id as PersonId,
    name,
    alias: alias.trim() === '' ? null : alias,
    relation,
    life: stored.life === 'living' ? { state: 'living' } : { state: 'deceased', died },
    closenessNow,
    closenessBefore,
    contact: { frequency: stored.frequency, means: stored.means },
    good,
    difficult,
    wishedChange,
    domains:
      stored.tie === 'conflict' ? [...new Set([...stored.domains, 'in-conflict' as const])] : stored.domains,
    discuss: stored.discuss,
    expectations: expectationsOf(stored),
    harms: stored.harms,
  }
}

/** What both expect, or `null` when nothing was asked. A question without an answer stays unsure. */
export function expectationsOf(fields: PersonFields): Expectations | null {
  const { ofTheOther, ofThePatient, mutualGoals, reciprocal, negotiable, example } = fields
  const isAsked =
    reciprocal !== null ||
    negotiable !== null ||
    [ofTheOther, ofThePatient, mutualGoals, example].some((text) => text.trim() !== '')
  if (!isAsked) return null
  return {
    ofTheOther,
    ofThePatient,
    mutualGoals,
    example,
    reciprocal: reciprocal ?? 'unsure',
    negotiable: negotiable ?? 'unsure',
  }
}

/** What a person is called on a screen: the name, else the alias. */
export function nameOf(fields: Pick<PersonFields, 'name' | 'alias' | 'relation'>): string {
  return fields.name.trim() || fields.alias.trim() || fields.relation.trim() || 'somebody'
}

/** Whether two values of a field are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
