import type { Judgement } from '../change/judgement.ts'
import type { DateSpan, DaysRange } from '../events/date-span.ts'
import { daysFrom } from '../events/date-span.ts'
import type { Ongoing } from '../events/life-event.ts'

/** Days before and after an anchor, both included, in which an event is marked. */
export type AssociationWindow = { readonly daysBefore: number; readonly daysAfter: number }

/** † Six months before to one month after (IPT-063): general knowledge, unconfirmed; a clinic may set it. */
export const defaultAssociationWindow: AssociationWindow = { daysBefore: 183, daysAfter: 31 }

/** `possibly`: some days that the dates can mean lie in the window and others do not. */
export type Closeness = 'within' | 'possibly' | 'outside' | 'cannot-judge'

/**
 * Whether an event stands close in time to an anchor: a hint that the clinician confirms or rejects, and no
 * word about cause (IPT-063, IPT-065).
 *
 * @example judgeCloseness({ days: -14, least: -14, most: -14 }).verdict // 'within'
 */
export function judgeCloseness(
  distance: DaysRange,
  window: AssociationWindow = defaultAssociationWindow,
): Judgement<Closeness> {
  const { days, least, most } = distance
  return {
    verdict: closenessOf(distance, window),
    rule: 'timeline/close-in-time',
    inWords: 'The days the event can have begun on lie in the window around the anchor.',
    inputs: { days, least, most },
    thresholds: { ...window },
    source: 'IPT-062, IPT-063 († window)',
  }
}

function closenessOf({ least, most }: DaysRange, window: AssociationWindow): Closeness {
  if (least === null && most === null) return 'cannot-judge'
  const from = least ?? Number.NEGATIVE_INFINITY
  const to = most ?? Number.POSITIVE_INFINITY
  if (to < -window.daysBefore || from > window.daysAfter) return 'outside'
  return from >= -window.daysBefore && to <= window.daysAfter ? 'within' : 'possibly'
}

/**
 * Whether an event may keep the episode going: it goes on, comes again, or was still there when the episode
 * began (IPT-063). `ended`: the last days that it can mean.
 *
 * @example judgeMaintenance({ ongoing: 'yes', lasted: span }, onset).verdict // 'within'
 */
export function judgeMaintenance(
  event: { readonly ongoing: Ongoing; readonly lasted: DateSpan | null },
  episode: DateSpan,
): Judgement<Closeness> {
  const { ongoing, lasted } = event
  const overlap = lasted && daysFrom(episode, lasted)
  const verdict = (): Closeness => {
    if (ongoing !== 'no') return 'within'
    if (overlap === null) return 'outside'
    // An end that is not known, or open, may lie in the episode.
    if (overlap.most === null) return 'possibly'
    return overlap.most >= 0 ? 'possibly' : 'outside'
  }
  return {
    verdict: verdict(),
    rule: 'timeline/keeps-it-going',
    inWords: 'The event goes on or comes again during the episode, or lasted into it.',
    inputs: { ongoing, lastDaysAfterOnset: overlap?.most ?? null },
    thresholds: {},
    source: 'IPT-063',
  }
}
