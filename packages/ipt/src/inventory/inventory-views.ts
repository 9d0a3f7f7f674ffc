import type { PersonId } from '../events/life-event.ts'
import type { Inventory, InventoryDomain, Ring } from './inventory.ts'
import { ringOf } from './inventory.ts'

/** Who looks at the circle. There is no view for a group or a visitor: they see nothing of it (IPT-055). */
export type CircleViewer =
  | { readonly who: 'patient'; readonly opened: boolean }
  | { readonly who: 'clinician' }

/** A person as drawn: an alias and a place, and nothing that was said about them. */
export type CirclePerson = {
  readonly person: PersonId
  readonly label: string
  readonly ring: Ring | null
  readonly domains: readonly InventoryDomain[]
}

/**
 * The circle with aliases instead of names: for a screen that is shared, a print, and the patient's own view
 * once the clinician has opened it (IPT-054). Who has no alias is called by the relation, else by a number.
 * `null`: not opened. No text, expectation or flag of harm leaves by this way.
 *
 * @example aliasView(inventory, { who: 'clinician' })?.[0]?.label // 'sister'
 */
export function aliasView(inventory: Inventory, viewer: CircleViewer): readonly CirclePerson[] | null {
  if (viewer.who === 'patient' && !viewer.opened) return null
  const labels = new Map<string, number>()
  return inventory.persons.map((person, at) => {
    const label = person.alias?.trim() || person.relation.trim() || `person ${at + 1}`
    const count = (labels.get(label) ?? 0) + 1
    labels.set(label, count)
    return {
      person: person.id,
      label: count === 1 ? label : `${label} ${count}`,
      ring: ringOf(person.closenessNow),
      domains: person.domains,
    }
  })
}
