import type { LifeEvent, LifeEventId, LifeEventType, PersonId } from '../events/life-event.ts'
import { sayApproximateDate } from '../events/say-date.ts'
import { disputeMarker } from '../inventory/expectations.ts'
import type { Inventory, Person } from '../inventory/inventory.ts'
import type { PlacedEvent, Timeline } from '../timeline/timeline.ts'
import { associatedEvents, stands } from '../timeline/timeline.ts'
import type { ProblemArea } from './area.ts'

/** Why an area is a candidate: the rule, what stands behind it, and words in English for the clinician. */
export type CandidateReason = {
  readonly rule:
    | 'area/death'
    | 'area/dispute-marker'
    | 'area/expectations-differ'
    | 'area/in-conflict'
    | 'area/dispute-event'
    | 'area/life-change'
    | 'area/no-event-close-in-time'
  readonly event: LifeEventId | null
  readonly person: PersonId | null
  /** Whether the event carries a mark that stands; `null` when no event is behind it. */
  readonly closeInTime: boolean | null
  readonly words: string
}

/** An area that the chart speaks for, with everything behind it. It chooses nothing. */
export type AreaCandidate = {
  readonly area: ProblemArea
  readonly reasons: readonly CandidateReason[]
  /** Some reason stands close in time to the onset, a worsening, or the time since. */
  readonly closeInTime: boolean
}

const transitionTypes: readonly LifeEventType[] = ['loss', 'work', 'health', 'housing', 'other']

/**
 * The areas that the chart speaks for, those with events close in time first. Grief is for a death; every
 * other loss belongs to a transition or a dispute (IPT-075). The fourth area appears only when no event stands
 * close in time and no other area has a reason (IPT-070, IPT-071). A candidate is a reading of the chart and
 * no choice: the criteria are asked of clinician and patient.
 *
 * @example areaCandidates(timeline, inventory)[0]?.area // 'grief'
 */
export function areaCandidates(timeline: Timeline, inventory: Inventory): readonly AreaCandidate[] {
  const events = [
    ...timeline.placed.map((placed) => ({ event: placed.event, placed })),
    ...timeline.offAxis.map((event) => ({ event, placed: null })),
  ]
  const ofTypes = (types: readonly LifeEventType[]) =>
    events.filter(({ event }) => types.includes(event.type))
  const named = new Set(ofTypes(['death']).flatMap(({ event }) => event.persons))
  const dead = inventory.persons.filter(({ id, life }) => life.state === 'deceased' && !named.has(id))
  const grief = [
    ...ofTypes(['death']).map((each) => eventReason('area/death', each)),
    ...dead.map((person) => personReason('area/death', person, 'has died')),
  ]
  const dispute = [
    ...inventory.persons.filter(isMarked).map((person) => {
      const words = 'expectations are not shared and cannot be negotiated'
      return personReason('area/dispute-marker', person, words)
    }),
    ...inventory.persons
      .filter((person) => isDiffering(person) && !isMarked(person))
      .map((person) => personReason('area/expectations-differ', person, 'expectations are not shared')),
    ...inventory.persons
      .filter((person) => person.domains.includes('in-conflict') && !isDiffering(person))
      .map((person) => personReason('area/in-conflict', person, 'a relationship in conflict')),
    ...ofTypes(['dispute']).map((each) => eventReason('area/dispute-event', each)),
  ]
  const transition = ofTypes(transitionTypes).map((each) => eventReason('area/life-change', each))
  const found = [
    candidate('grief', grief),
    candidate('role_dispute', dispute),
    candidate('role_transition', transition),
  ].filter(({ reasons }) => reasons.length > 0)
  if (found.length === 0 && associatedEvents(timeline).length === 0) {
    return [candidate('interpersonal_deficits', [noEventReason])]
  }
  return found.sort((a, b) => Number(b.closeInTime) - Number(a.closeInTime))
}

const noEventReason: CandidateReason = {
  rule: 'area/no-event-close-in-time',
  event: null,
  person: null,
  closeInTime: null,
  words: 'No life event stands close in time and no other area has a reason in the chart.',
}

function candidate(area: ProblemArea, reasons: readonly CandidateReason[]): AreaCandidate {
  const ordered = reasons.toSorted((a, b) => Number(b.closeInTime) - Number(a.closeInTime))
  return { area, reasons: ordered, closeInTime: reasons.some((reason) => reason.closeInTime === true) }
}

function eventReason(
  rule: CandidateReason['rule'],
  { event, placed }: { readonly event: LifeEvent; readonly placed: PlacedEvent | null },
): CandidateReason {
  const closeInTime = placed?.marks.some(stands) ?? false
  const words = `${event.what} (${whenWords(event)}): ${distanceWords(placed)}`
  return { rule, event: event.id, person: event.persons[0] ?? null, closeInTime, words }
}

function personReason(rule: CandidateReason['rule'], person: Person, words: string): CandidateReason {
  const name = person.alias ?? person.name
  return { rule, event: null, person: person.id, closeInTime: null, words: `${name}: ${words}` }
}

function whenWords({ when }: LifeEvent): string {
  if (when.state === 'not-said') return 'date not said'
  return when.state === 'understood' ? sayApproximateDate(when.date) : `"${when.said}"`
}

function distanceWords(placed: PlacedEvent | null): string {
  const nearest = placed?.distances.toSorted((a, b) => distanceOf(a.days) - distanceOf(b.days))[0]
  if (nearest === undefined) return 'not placed on the timeline'
  const { days } = nearest.days
  const anchor = nearest.anchor.kind === 'onset' ? 'the onset' : 'a worsening'
  if (days === null) return `at an unknown distance from ${anchor}`
  if (days === 0) return `at ${anchor}`
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  const isExact = nearest.days.least === nearest.days.most
  return `${isExact ? '' : 'about '}${count} ${days < 0 ? 'before' : 'after'} ${anchor}`
}

function distanceOf({ days }: { readonly days: number | null }): number {
  return days === null ? Number.POSITIVE_INFINITY : Math.abs(days)
}

// Not the marker of IPT-051 by itself: whether it can be negotiated was not said, or it can.
function isDiffering({ expectations }: Person): boolean {
  return expectations?.reciprocal === 'no'
}

function isMarked(person: Person): boolean {
  return disputeMarker(person.expectations).verdict === 'marker'
}
