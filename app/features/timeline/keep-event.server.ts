import {
  problemAreas,
  readLifeEvent,
  type Inventory,
  type LifeEvent,
  type Person,
  type PersonId,
} from '@kith/ipt'

import { nameDeath } from '#features/inventory/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId, type Id } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  changedMeanwhile,
  changeTimeline,
  standing,
  versionIn,
  type Scene,
  type Typed,
} from './change-timeline.server.ts'
import type { Said } from './date-said.ts'
import { personNamed } from './people-named.ts'
import { linkPeople, lockEvent, storedDate } from './timeline-store.server.ts'
import type { LifeEventRowId } from './timeline.ts'
import { deathWords, type ToldEvent } from './told-events.ts'
import { toldOf } from './told-of.server.ts'

/**
 * Keeps a life event, new or changed (IPT-052). The id is made where the event is typed, so that a request that is sent
 * again stores once. A date that is not understood is kept as said. The date of a death of somebody of the inventory is
 * kept there: it is told once.
 */
export function keepEvent(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
): Promise<Result<{ id: LifeEventRowId }>> {
  const id = readId<'life_events'>(typed['id'])
  if (id === null) return Promise.resolve(fail({ kind: 'absent' }))
  const about = { detail: { event: id }, draft: { form: 'event', rowId: id } } as const
  const change = { action: 'timeline.event-kept', typed, key, ...about } as const
  return changeTimeline(call, courseId, change, async (scene) => {
    const { tx, facts, stamp } = scene
    const fields: Record<string, string> = {}
    const when = scene.said('when', fields)
    const { inventory, told } = await toldOf(tx, courseId, { hemisphere: facts.hemisphere })
    const before = told.find((event) => event.id === id) ?? null
    const person = deathIn(typed, before, inventory, fields)
    const event = readTyped(id, person === null ? typed : { ...typed, type: 'death' }, fields)
    if (event === null || Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
    const stored = await lockEvent(tx, courseId, id)
    const version = versionIn(typed)
    const stands = standing(stored, version)
    if (stands === 'changed-meanwhile') return changedMeanwhile
    if (person !== null) {
      const known = { isDead: before?.deathOf === person.id, said: typed['whenKnown'] ?? '' }
      const named = await tellDeath(scene, call, courseId, { person: person.id, when, known })
      if (named !== 'named') return changedMeanwhile
    }
    const who = peopleIn(typed, inventory)
    const values = {
      type: event.type,
      // What the inventory says in the same words is not kept beside it: it follows a name that is put right there.
      what: person !== null && event.what === deathWords(person) ? '' : event.what,
      ...storedDate(person === null ? when : { state: 'not-said' }, facts.hemisphere),
      people: [...who.others],
      impact: event.impact,
      source: event.source,
      ongoing: event.ongoing,
      area: problemAreas.find((each) => each === typed['area']) ?? null,
      death_of: (person?.id ?? null) as Id<'inventory_people'> | null,
      ...stamp,
    }
    if (person !== null) await letGo(tx, person, id, stamp)
    if (stands === 'new') {
      const row = { clinic_id: call.actor.clinicId, id, course_id: courseId, created_at: call.at }
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('life_events')
        .values({ ...row, ...values })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      // The id belongs to another course, or somebody has told of this death in the same moment.
      if (numInsertedOrUpdatedRows !== 1n) return changedMeanwhile
    } else {
      await tx
        .updateTable('life_events')
        .set({ ...values, version: version + 1 })
        .where('id', '=', id)
        .execute()
    }
    await linkPeople(
      tx,
      { clinicId: call.actor.clinicId, courseId, event: id },
      who.linked.filter((each) => each !== person?.id),
    )
    return done({ id })
  })
}

/** Whose death an event is: as it stands; or, of a new one, somebody living whom the form names as having died. */
function deathIn(
  typed: Typed,
  before: ToldEvent | null,
  { persons }: Inventory,
  fields: Record<string, string>,
): Person | null {
  if (before?.deathOf != null) return persons.find(({ id }) => id === before.deathOf) ?? null
  const wished = typed['type'] === 'death' ? (typed['deathOf'] ?? '') : ''
  if (wished === '') return null
  const person = persons.find(({ id }) => id === wished)
  if (person?.life.state === 'living') return person
  fields['deathOf'] = person === undefined ? 'event/person-unknown' : 'event/death-is-there'
  return null
}

/** An event that told of this death before its mark was taken back: the new one stands in its place. */
async function letGo(
  tx: Scene['tx'],
  person: Person,
  id: LifeEventRowId,
  stamp: Scene['stamp'],
): Promise<void> {
  await tx
    .updateTable('life_events')
    .set((eb) => ({
      death_of: null,
      what: eb.case().when('what', '=', '').then(deathWords(person)).else(eb.ref('what')).end(),
      removed_at: stamp.changed_at,
      version: eb('version', '+', 1),
      ...stamp,
    }))
    .where('death_of', '=', person.id as string as Id<'inventory_people'>)
    .where('id', '<>', id)
    .execute()
}

function tellDeath(
  { tx, stamp, note }: Scene,
  call: Call<StaffActor>,
  courseId: CourseId,
  death: { person: PersonId; when: Said; known: { isDead: boolean; said: string } },
) {
  const { person, when, known } = death
  const about = { clinicId: call.actor.clinicId, courseId, at: stamp.changed_at, by: stamp.changed_by }
  return nameDeath(tx, about, {
    person: person as string as Id<'inventory_people'>,
    said: when.state === 'not-said' ? '' : when.said,
    edtf: when.state === 'understood' ? when.date.edtf : null,
    known,
  }).then(async (named) => {
    if (named === 'named') await note('inventory.person-changed')
    return named
  })
}

function readTyped(id: string, typed: Typed, fields: Record<string, string>): LifeEvent | null {
  const impact = (typed['impact'] ?? '').trim()
  const people = namesIn(typed['people'] ?? '')
  const what = (typed['what'] ?? '').trim()
  if (what.length > 300) fields['what'] = 'event/what-too-long'
  if (people.length > 20 || people.some((name) => name.length > 60)) {
    fields['people'] = 'event/people-too-many'
  }
  const read = readLifeEvent({
    id,
    type: typed['type'],
    what,
    when: '',
    persons: people,
    impact: impact === '' ? null : Number(impact),
    source: typed['source'],
    ongoing: typed['ongoing'],
  })
  if (read.ok) return read.value
  for (const { field, code } of read.problem.fields) fields[field] ??= code
  return null
}

/** Who was part of it: those ticked, those whose name the inventory knows, and others by their names. */
function peopleIn(
  typed: Typed,
  inventory: Inventory,
): { linked: readonly PersonId[]; others: readonly string[] } {
  const names = namesIn(typed['people'] ?? '')
  const ticked = inventory.persons.filter(({ id }) => (typed[`who.${id}`] ?? '') !== '').map(({ id }) => id)
  const named = names.flatMap((name) => personNamed(name, inventory) ?? [])
  return {
    linked: [...new Set([...ticked, ...named])],
    others: names.filter((name) => personNamed(name, inventory) === null),
  }
}

/** Names with commas between them, each once. */
function namesIn(typed: string): string[] {
  const names = typed
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}
