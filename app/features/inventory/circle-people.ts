import { aliasView } from '@kith/ipt'

import type { CirclePerson } from './circle.tsx'
import { asInventory, type InventoryVersion } from './inventory-version.ts'
import { markWords } from './inventory-words.ts'
import { markOf, sizeOf } from './mark-signs.ts'
import { nameOf, type StoredPerson } from './person.ts'

/** What everybody is called on this screen: by name, or by alias when others look on (IPT-054). */
export function labelsOf(version: InventoryVersion, namesHidden: boolean): ReadonlyMap<string, string> {
  if (!namesHidden) return new Map(version.people.map((one) => [one.id, nameOf(one)]))
  const seen = aliasView(asInventory(version), { who: 'clinician' }) ?? []
  return new Map(seen.map(({ person, label }) => [person, label]))
}

/** The people of a circle as they are drawn. */
export function drawnPeople(
  people: readonly StoredPerson[],
  labels: ReadonlyMap<string, string>,
): readonly CirclePerson[] {
  return people.map((one) => {
    const mark = markOf(one)
    const label = labels.get(one.id) ?? 'somebody'
    const words = markWords(one)
    return {
      id: one.id,
      label,
      words,
      spoken: [one.relation === label ? '' : one.relation, words].filter(Boolean).join(', '),
      sector: one.sector,
      closeness: one.closenessNow,
      size: sizeOf(mark),
      mark,
    }
  })
}
