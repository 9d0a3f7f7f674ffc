import type { PersonId } from '../events/life-event.ts'
import { disputeMarker } from './expectations.ts'
import type { Inventory, Person, Ring } from './inventory.ts'
import { ringOf } from './inventory.ts'

/** How one person stands in the second inventory compared with the first. */
export type PersonMove = {
  readonly person: PersonId
  readonly change: 'nearer' | 'further' | 'same' | 'cannot-say'
  readonly closeness: readonly [number | null, number | null]
  readonly rings: readonly [Ring | null, Ring | null]
  /** A marker of a dispute that went or came. */
  readonly disputeMarker: 'gone' | 'new' | 'same'
  readonly died: boolean
}

export type InventoryChange = {
  readonly arrived: readonly PersonId[]
  readonly noLongerNamed: readonly PersonId[]
  readonly moves: readonly PersonMove[]
}

/**
 * Lays two versions of the inventory side by side, first and last: who came, who is no longer named, who moved
 * nearer or further, and where expectations met. Without both ratings a move `cannot-say`.
 * Source: Kith’s own; IPT-050, IPT-051 for what is compared.
 *
 * @example compareInventories(first, last).moves[0]?.change // 'nearer'
 */
export function compareInventories(first: Inventory, last: Inventory): InventoryChange {
  const before = new Map(first.persons.map((person) => [person.id, person]))
  const after = new Set(last.persons.map(({ id }) => id))
  return {
    arrived: last.persons.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    noLongerNamed: first.persons.filter(({ id }) => !after.has(id)).map(({ id }) => id),
    moves: last.persons.flatMap((person) => {
      const earlier = before.get(person.id)
      return earlier === undefined ? [] : [moveOf(earlier, person)]
    }),
  }
}

function moveOf(before: Person, after: Person): PersonMove {
  const [from, to] = [before.closenessNow, after.closenessNow]
  const change = () => {
    if (from === null || to === null) return 'cannot-say'
    if (to === from) return 'same'
    return to > from ? 'nearer' : 'further'
  }
  const was = disputeMarker(before.expectations).verdict === 'marker'
  const is = disputeMarker(after.expectations).verdict === 'marker'
  return {
    person: after.id,
    change: change(),
    closeness: [from, to],
    rings: [ringOf(from), ringOf(to)],
    disputeMarker: was === is ? 'same' : was ? 'gone' : 'new',
    died: before.life.state === 'living' && after.life.state === 'deceased',
  }
}
