import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { ApproximateDate } from './approximate-date.ts'
import { readApproximateDate } from './approximate-date.ts'

/** IPT-052. `death` is of a person; `loss` is any other loss that hurts (IPT-075). */
export const lifeEventTypes = ['death', 'loss', 'dispute', 'work', 'health', 'housing', 'other'] as const
export type LifeEventType = (typeof lifeEventTypes)[number]

/** Who told of an event. */
export const eventSources = ['patient', 'clinician', 'informant', 'record'] as const
export type EventSource = (typeof eventSources)[number]

/** Whether it happened once, goes on, or comes again (IPT-063). */
export const eventCourses = ['no', 'yes', 'recurs'] as const
export type Ongoing = (typeof eventCourses)[number]

/** When, as it was said. What cannot be understood is kept and stays off the axis; it is never guessed. */
export type EventDate =
  | { readonly state: 'understood'; readonly said: string; readonly date: ApproximateDate }
  | { readonly state: 'not-understood'; readonly said: string; readonly code: string }
  | { readonly state: 'not-said' }

declare const eventIdBrand: unique symbol
declare const personIdBrand: unique symbol

/** The program's own id of an event or a person: any text that is not empty. */
export type LifeEventId = string & { readonly [eventIdBrand]: true }
export type PersonId = string & { readonly [personIdBrand]: true }

/** A change or an event in the patient's life (IPT-052). */
export type LifeEvent = {
  readonly id: LifeEventId
  readonly type: LifeEventType
  /** What happened, in the words of the one who told of it. */
  readonly what: string
  readonly when: EventDate
  readonly persons: readonly PersonId[]
  /** The patient's own rating, 0 to 10; `null` when not rated. */
  readonly impact: number | null
  readonly source: EventSource
  readonly ongoing: Ongoing
}

/**
 * Keeps a date as it was said, understood or not: EDTF, or a date that a phrase was taken for.
 * Source: IPT-052.
 *
 * @example keepDate('2019-21') // { state: 'understood', said: '2019-21', date: … }
 */
export function keepDate(said: string, date?: ApproximateDate): EventDate {
  if (date !== undefined) return { state: 'understood', said, date }
  if (said.trim() === '') return { state: 'not-said' }
  const read = readApproximateDate(said.trim())
  if (read.ok) return { state: 'understood', said, date: read.value }
  return { state: 'not-understood', said, code: read.problem.fields[0]?.code ?? 'event/date-unreadable' }
}

/**
 * Reads a life event from a form. `when` is a text in EDTF or an {@link EventDate}; a text that is not
 * understood is kept and is no problem here (look at `when.state`). An absent rating is `null`, never 0.
 * Field codes: `event/id-missing`, `event/type-unknown`, `event/what-missing`, `event/source-unknown`,
 * `event/ongoing-unknown`, `event/impact-out-of-range`, `event/person-unreadable`, `event/when-unreadable`.
 * Source: IPT-052.
 *
 * @example readLifeEvent({ id: 'e1', type: 'work', what: 'lost her post', when: '2019-21', persons: [],
 *   impact: 8, source: 'patient', ongoing: 'no' }) // { ok: true, value: … }
 */
export function readLifeEvent(raw: Readonly<Record<string, unknown>>): Result<LifeEvent, Invalid> {
  const fields: FieldProblem[] = []
  const require = (holds: boolean, field: string, code: string) => {
    if (!holds) fields.push({ field, code })
  }
  const { id, type, what, when, persons, source, ongoing } = raw
  const impact = raw['impact'] ?? null
  const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
  require(isText(id), 'id', 'event/id-missing')
  require(lifeEventTypes.includes(type as LifeEventType), 'type', 'event/type-unknown')
  require(isText(what), 'what', 'event/what-missing')
  require(eventSources.includes(source as EventSource), 'source', 'event/source-unknown')
  require(eventCourses.includes(ongoing as Ongoing), 'ongoing', 'event/ongoing-unknown')
  require(impact === null || isRating(impact), 'impact', 'event/impact-out-of-range')
  require(Array.isArray(persons) && persons.every(isText), 'persons', 'event/person-unreadable')
  const kept = typeof when === 'string' ? keepDate(when) : readEventDate(when)
  require(kept !== null, 'when', 'event/when-unreadable')
  if (fields.length > 0) return invalid(fields)
  return ok({ id, type, what, when: kept, persons, impact, source, ongoing } as LifeEvent)
}

/**
 * Whether a value is a rating: a whole number from 0 to 10.
 * Source: IPT-050, IPT-052.
 *
 * @example isRating(11) // false
 */
export function isRating(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10
}

// A date that comes back from a store is read again from its text, so that what is drawn was read here.
function readEventDate(value: unknown): EventDate | null {
  if (typeof value !== 'object' || value === null || !('state' in value)) return null
  if (value.state === 'not-said') return { state: 'not-said' }
  if (!('said' in value) || typeof value.said !== 'string') return null
  const { said } = value
  if (value.state === 'not-understood' && 'code' in value && typeof value.code === 'string') {
    return { state: 'not-understood', said, code: value.code }
  }
  if (value.state !== 'understood' || !('date' in value)) return null
  const { date } = value
  const read = readApproximateDate(
    typeof date === 'object' && date !== null && 'edtf' in date ? date.edtf : null,
  )
  return read.ok ? { state: 'understood', said, date: read.value } : null
}
