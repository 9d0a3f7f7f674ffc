import {
  spanOf,
  type DateReading,
  type EventDate,
  type EventSource,
  type Inventory,
  type LifeEventType,
  type NamedDate,
  type Ongoing,
  type Person,
  type PersonId,
  type ProblemArea,
} from '@kith/ipt'

import { personNamed } from './people-named.ts'
import type { LifeEventRowId } from './timeline.ts'

/** A life event as both pages tell it: what is kept of it on the timeline, and what the inventory says of a death. */
export type ToldEvent = {
  id: LifeEventRowId
  /** 0: nothing of it is kept on the timeline yet. */
  version: number
  type: LifeEventType
  what: string
  when: EventDate
  /** Who of the inventory was part of it. */
  linked: readonly PersonId[]
  /** Names of others. */
  others: readonly string[]
  impact: number | null
  source: EventSource
  ongoing: Ongoing
  area: ProblemArea | null
  /** Whose death it is, where that is somebody of the inventory: its date stands there. */
  deathOf: PersonId | null
  /** What the inventory has of its date, as it was said. */
  deathSaid: string
}

export type EventRow = Omit<ToldEvent, 'when' | 'linked' | 'others' | 'deathOf' | 'deathSaid'> & {
  said: string
  edtf: string | null
  people: readonly string[]
  death_of: string | null
}

/**
 * The events of the rows, and the deaths that the inventory names, each once. A death that stands in both has its date
 * from the inventory; one whose mark was taken back there is not told. In the order in which they can have begun;
 * those without a date last.
 */
export function toldEvents(
  rows: readonly (EventRow & { when: EventDate })[],
  links: readonly { event_id: string; person_id: string }[],
  inventory: Inventory,
  reading: DateReading,
): readonly ToldEvent[] {
  const theirs = new Map(rows.flatMap(({ id, death_of }) => (death_of === null ? [] : [[death_of, id]])))
  const told = rows.flatMap(({ death_of, people, said: _said, edtf: _edtf, ...row }): ToldEvent[] => {
    const linked = linkedTo(row.id, people, links, inventory)
    const others = people.filter((name) => personNamed(name, inventory) === null)
    const [only, another] = linked
    // A death that was told on the timeline first, of one person whom the inventory then marks as died: it is the same.
    const isTheirs = row.type === 'death' && death_of === null && another === undefined
    const deathOf = death_of ?? (isTheirs && isDead(only, inventory) ? only : null) ?? null
    const person = inventory.persons.find(({ id }) => id === deathOf)
    if (death_of === null && (person === undefined || (theirs.get(person.id) ?? row.id) !== row.id)) {
      return [{ ...row, linked, others, deathOf: null, deathSaid: '' }]
    }
    if (person?.life.state !== 'deceased') return []
    theirs.set(person.id, row.id)
    const { died } = person.life
    return [
      {
        ...row,
        what: row.what === '' ? deathWords(person) : row.what,
        when: died.state === 'not-said' ? row.when : died,
        linked: linked.filter((id) => id !== person.id),
        others,
        deathOf: person.id,
        deathSaid: saidOf(died),
      },
    ]
  })
  return [...told, ...deathsWithout(told, inventory)]
    .map((event) => ({ event, day: firstDay(event.when, reading) }))
    .toSorted((a, b) => compare(a.day, b.day) || compare(a.event.id, b.event.id))
    .map(({ event }) => event)
}

/** How a death reads that was named in the inventory and not told of in other words. */
export function deathWords({ name, alias, relation }: Pick<Person, 'name' | 'alias' | 'relation'>): string {
  const who = name.trim() || alias?.trim() || 'Somebody'
  return relation.trim() === '' ? `${who} died` : `${who} (${relation.trim()}) died`
}

/** Events with a date of their own: "when my son was born" leans on one, "two weeks after my mother died" on a death. */
export function namedDates(events: readonly ToldEvent[], inventory: Inventory): readonly NamedDate[] {
  const dead = inventory.persons.filter(({ life }) => life.state === 'deceased')
  return events.flatMap(({ what, when, deathOf }): NamedDate[] => {
    if (when.state !== 'understood') return []
    const person = dead.find(({ id }) => id === deathOf)
    // "My aunt died" says nothing where two aunts have.
    const isOnly = dead.filter(({ relation }) => relation === person?.relation).length === 1
    const also = person === undefined ? [] : [person.name, isOnly ? person.relation : '']
    const names = [what, ...also.filter((name) => name.trim() !== '').map((name) => `${name.trim()} died`)]
    return names.map((name) => ({ name, when: when.date }))
  })
}

function linkedTo(
  event: string,
  people: readonly string[],
  links: readonly { event_id: string; person_id: string }[],
  inventory: Inventory,
): PersonId[] {
  const ids = [
    ...links.filter(({ event_id }) => event_id === event).map(({ person_id }) => person_id as PersonId),
    // Who was named before they came into the circle.
    ...people.flatMap((name) => personNamed(name, inventory) ?? []),
  ]
  return [...new Set(ids)].filter((id) => inventory.persons.some((one) => one.id === id))
}

function isDead(person: PersonId | undefined, inventory: Inventory): boolean {
  return inventory.persons.some(({ id, life }) => id === person && life.state === 'deceased')
}

function deathsWithout(told: readonly ToldEvent[], inventory: Inventory): ToldEvent[] {
  return inventory.persons.flatMap((person): ToldEvent[] => {
    if (person.life.state !== 'deceased' || told.some(({ deathOf }) => deathOf === person.id)) return []
    return [
      {
        // One death for each person: the event has the id of its person until more is kept of it, and after.
        id: person.id as string as LifeEventRowId,
        version: 0,
        type: 'death',
        what: deathWords(person),
        when: person.life.died,
        linked: [],
        others: [],
        impact: null,
        source: 'patient',
        ongoing: 'no',
        area: null,
        deathOf: person.id,
        deathSaid: saidOf(person.life.died),
      },
    ]
  })
}

function saidOf(when: EventDate): string {
  return when.state === 'not-said' ? '' : when.said
}

function firstDay(when: EventDate, reading: DateReading): string {
  if (when.state !== 'understood') return '9'
  const { earliest, latest } = spanOf(when.date, reading)
  return earliest ?? latest ?? '9'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
