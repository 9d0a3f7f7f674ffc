import type { Inventory, PersonId } from '@kith/ipt'

/** Who of the inventory a name means; `null` where it means nobody there, or could mean two. */
export function personNamed(name: string, inventory: Inventory): PersonId | null {
  const wanted = plain(name)
  const [one, other] = inventory.persons.filter(
    (person) => plain(person.name) === wanted || plain(person.alias ?? '') === wanted,
  )
  return one !== undefined && other === undefined ? one.id : null
}

function plain(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase('en')
}
