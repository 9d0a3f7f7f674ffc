import type { DomainState, Inventory, InventoryDomain } from '@kith/ipt'
import { emptyInventory, keepDate, readApproximateDate } from '@kith/ipt'
import type { EventDate } from '@kith/ipt'

import { asPerson, type StoredPerson } from './person.ts'

/** The inventory as it stood at a session; 0 is before the first. */
export type InventoryVersion = {
  session: number
  people: readonly StoredPerson[]
  domains: Readonly<Record<InventoryDomain, DomainState>>
}

/** The version as the rules of the therapy know it. Who was taken out of the circle is not in it. */
export function asInventory(version: InventoryVersion): Inventory {
  return {
    session: version.session === 0 ? null : version.session,
    persons: version.people.filter(({ removed }) => !removed).map((one) => asPerson(one, diedOf(one))),
    domains: version.domains,
  }
}

/** Every domain with its state; one that was never touched is open. */
export function domainsFrom(rows: readonly { domain: string; state: DomainState }[]) {
  const { domains } = emptyInventory(null)
  return { ...domains, ...Object.fromEntries(rows.map(({ domain, state }) => [domain, state])) } as Readonly<
    Record<InventoryDomain, DomainState>
  >
}

/** When somebody died, as it was said and as it was understood. What is not understood stays off the axis. */
export function diedOf({ diedSaid, died }: Pick<StoredPerson, 'diedSaid' | 'died'>): EventDate {
  if (diedSaid.trim() === '') return { state: 'not-said' }
  const read = readApproximateDate(died?.edtf ?? null)
  if (read.ok) return keepDate(diedSaid, read.value)
  return { state: 'not-understood', said: diedSaid, code: 'event/date-unreadable' }
}
