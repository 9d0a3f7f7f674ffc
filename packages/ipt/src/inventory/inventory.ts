import type { EventDate, PersonId } from '../events/life-event.ts'
import { isRating } from '../events/life-event.ts'
import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'

/** The eleven domains (ipt-protocol.md, section 4.3), in their order. */
export const inventoryDomains = [
  'confiding',
  'romantic',
  'daily-contacts',
  'family-of-origin',
  'friends',
  'in-conflict',
  'recent-deaths',
  'other-losses',
  'work-or-study',
  'health',
  'housing',
] as const
export type InventoryDomain = (typeof inventoryDomains)[number]

export const domainNamesEn: Readonly<Record<InventoryDomain, string>> = {
  confiding: 'Confiding relationships',
  romantic: 'Romantic and sexual relationships',
  'daily-contacts': 'Daily contacts',
  'family-of-origin': 'Family of origin',
  friends: 'Friends and social supports',
  'in-conflict': 'Relationships in conflict',
  'recent-deaths': 'Recent deaths',
  'other-losses': 'Emotional losses other than death',
  'work-or-study': 'Changes in work or study',
  health: 'Changes in health',
  housing: 'Changes in housing',
}

export type DomainState = 'open' | 'reviewed' | 'nothing-to-note' | 'deferred'

/** What is told of violence, coercion or somebody at risk (IPT-056). */
export const harms = ['violence', 'coercion', 'child-at-risk', 'adult-at-risk'] as const
export type Harm = (typeof harms)[number]

export type Unsure = 'yes' | 'no' | 'unsure'
const unsureAnswers: readonly string[] = ['yes', 'no', 'unsure']

/** What both expect of each other (IPT-051). */
export type Expectations = {
  readonly ofTheOther: string
  readonly ofThePatient: string
  readonly mutualGoals: string
  readonly reciprocal: Unsure
  readonly negotiable: Unsure
  readonly example: string
}

/** A person in the patient's life (IPT-050). Texts may be empty; ratings are 0 to 10, or `null`. */
export type Person = {
  readonly id: PersonId
  readonly name: string
  /** Shown instead of the name wherever the patient may look on with others about. */
  readonly alias: string | null
  readonly relation: string
  readonly life: { readonly state: 'living' } | { readonly state: 'deceased'; readonly died: EventDate }
  readonly closenessNow: number | null
  readonly closenessBefore: number | null
  readonly contact: { readonly frequency: string; readonly means: string }
  readonly good: string
  readonly difficult: string
  readonly wishedChange: string
  readonly domains: readonly InventoryDomain[]
  readonly discuss: boolean
  /** `null`: not asked about. */
  readonly expectations: Expectations | null
  readonly harms: readonly Harm[]
}

/** The inventory at one session; each session that changes it makes a new version (IPT-220). */
export type Inventory = {
  readonly session: number | null
  readonly persons: readonly Person[]
  readonly domains: Readonly<Record<InventoryDomain, DomainState>>
}

/**
 * An inventory with nobody in it and every domain still open.
 * Source: ipt-protocol.md, section 4.3.
 *
 * @example emptyInventory(1).domains.friends // 'open'
 */
export function emptyInventory(session: number | null): Inventory {
  const domains = Object.fromEntries(inventoryDomains.map((domain) => [domain, 'open']))
  return { session, persons: [], domains: domains as Inventory['domains'] }
}

/**
 * Checks a person from a form whose shape is right. Field codes: `inventory/id-missing`,
 * `inventory/name-missing`, `inventory/closeness-out-of-range`, `inventory/domain-unknown`,
 * `inventory/harm-unknown`, `inventory/answer-unknown` for `expectations.reciprocal` and `.negotiable`.
 * Source: IPT-050, IPT-051, IPT-056.
 *
 * @example checkPerson(person) // { ok: true, value: person }
 */
export function checkPerson(person: Person): Result<Person, Invalid> {
  const fields: FieldProblem[] = []
  const require = (holds: boolean, field: string, code: string) => {
    if (!holds) fields.push({ field, code })
  }
  const { closenessNow: now, closenessBefore: before } = person
  require(person.id.trim() !== '', 'id', 'inventory/id-missing')
  require((person.name.trim() || person.alias?.trim() || '') !== '', 'name', 'inventory/name-missing')
  require(now === null || isRating(now), 'closenessNow', 'inventory/closeness-out-of-range')
  require(before === null || isRating(before), 'closenessBefore', 'inventory/closeness-out-of-range')
  require(person.domains.every((domain) =>
    inventoryDomains.includes(domain),
  ), 'domains', 'inventory/domain-unknown')
  require(person.harms.every((harm) => harms.includes(harm)), 'harms', 'inventory/harm-unknown')
  for (const name of ['reciprocal', 'negotiable'] as const) {
    const answer = person.expectations?.[name] ?? 'unsure'
    require(unsureAnswers.includes(answer), `expectations.${name}`, 'inventory/answer-unknown')
  }
  return fields.length === 0 ? ok(person) : invalid(fields)
}

/** What the inventory still lacks before it is done (section 4, component 3). */
export type InventoryGap =
  | { readonly gap: 'domain'; readonly domain: InventoryDomain; readonly state: 'open' | 'deferred' }
  | { readonly gap: 'expectations'; readonly person: PersonId }

/**
 * What is missing: domains that were not looked at, and close people, living and to be discussed, whose
 * expectations were not asked about. Close: the two inner rings, or a confiding or romantic relationship.
 * Source: IPT-050, IPT-051.
 *
 * @example inventoryGaps(inventory) // [{ gap: 'domain', domain: 'housing', state: 'open' }]
 */
export function inventoryGaps(inventory: Inventory): readonly InventoryGap[] {
  const domains = inventoryDomains.flatMap((domain): InventoryGap[] => {
    const state = inventory.domains[domain]
    return state === 'open' || state === 'deferred' ? [{ gap: 'domain', domain, state }] : []
  })
  const persons = inventory.persons
    .filter((each) => each.discuss && each.life.state === 'living' && each.expectations === null)
    .filter((each) => isClose(each))
    .map(({ id }): InventoryGap => ({ gap: 'expectations', person: id }))
  return [...domains, ...persons]
}

/** The rings of the circle: 1 is nearest to the patient. */
export type Ring = 1 | 2 | 3 | 4

export const ringNamesEn: Readonly<Record<Ring, string>> = {
  1: 'very close',
  2: 'close',
  3: 'some way off',
  4: 'far',
}

/** The lowest closeness of each ring, 0 to 10. Kith's own; the protocol asks for a rating and no rings. */
export const ringFrom: Readonly<Record<Ring, number>> = { 1: 9, 2: 6, 3: 3, 4: 0 }

/**
 * The ring of a closeness from 0 to 10; `null` when it was not rated.
 * Source: Kith’s own.
 *
 * @example ringOf(7) // 2
 */
export function ringOf(closeness: number | null): Ring | null {
  if (closeness === null) return null
  if (closeness >= ringFrom[1]) return 1
  if (closeness >= ringFrom[2]) return 2
  return closeness >= ringFrom[3] ? 3 : 4
}

function isClose(person: Person): boolean {
  const ring = ringOf(person.closenessNow)
  return (
    ring === 1 || ring === 2 || person.domains.some((each) => each === 'confiding' || each === 'romantic')
  )
}
