import type { Judgement } from '../change/judgement.ts'
import type { ApproximateDate } from '../events/approximate-date.ts'
import type { DateReading, DateSpan, DaysRange } from '../events/date-span.ts'
import { daysFrom, spanOf, spanOfBeginning } from '../events/date-span.ts'
import type { LifeEvent, LifeEventId } from '../events/life-event.ts'
import type { Day } from '../time/day.ts'
import type { AssociationWindow, Closeness } from './association.ts'
import { defaultAssociationWindow, judgeCloseness, judgeMaintenance } from './association.ts'
import type { DepressionCourse } from './onset.ts'

/** What a mark speaks of: the anchor (onset or a worsening), or what keeps the episode going. */
export type MarkKind = 'onset' | 'worsening' | 'maintenance'

/** What a clinician made of a mark. The last one counts; all are kept by the program (IPT-220). */
export type MarkDecision = {
  readonly event: LifeEventId
  readonly kind: MarkKind
  readonly decision: 'confirmed' | 'rejected'
  readonly by: string
  readonly on: Day
}

/** An anchor on the axis, with the days it can mean. */
export type Anchor = {
  readonly kind: 'onset' | 'worsening'
  readonly date: ApproximateDate
  readonly span: DateSpan
}

export type Mark = {
  readonly kind: MarkKind
  readonly hint: Judgement<Closeness>
  readonly decision: MarkDecision | null
}

/** An event on the axis: its days, its distance to each anchor, and its marks. */
export type PlacedEvent = {
  readonly event: LifeEvent
  readonly span: DateSpan
  /** Days from each anchor to the beginning of the event, before it negative (IPT-062). */
  readonly distances: readonly { readonly anchor: Anchor; readonly days: DaysRange }[]
  readonly marks: readonly Mark[]
}

/** All events, each once: on the axis, or off it because its date was not said or not understood (IPT-065). */
export type Timeline = {
  readonly course: DepressionCourse | null
  readonly anchors: readonly Anchor[]
  readonly placed: readonly PlacedEvent[]
  readonly offAxis: readonly LifeEvent[]
}

/**
 * Lays the events over the depression: signed distances in days with error bars, and marks to be confirmed or
 * rejected (IPT-062, IPT-063). In chronic and double depression the worsenings are the anchors (IPT-061). No
 * event is left out, whatever its marks (IPT-065). Events stand in the order given.
 *
 * @example layTimeline({ course, events, decisions: [] }, { hemisphere: 'north' }).placed[0]?.marks
 */
export function layTimeline(
  chart: {
    readonly course: DepressionCourse | null
    readonly events: readonly LifeEvent[]
    readonly decisions: readonly MarkDecision[]
  },
  reading: DateReading,
  window: AssociationWindow = defaultAssociationWindow,
): Timeline {
  const { course, events, decisions } = chart
  const anchors = anchorsOf(course, reading)
  const episode = episodeOf(course, anchors, reading)
  const placed: PlacedEvent[] = []
  const offAxis: LifeEvent[] = []
  for (const event of events) {
    if (event.when.state !== 'understood') {
      offAxis.push(event)
      continue
    }
    const { date } = event.when
    const beginning = spanOfBeginning(date, reading)
    const distances = anchors.map((anchor) => ({ anchor, days: daysFrom(anchor.span, beginning) }))
    const hints = distances.map(({ anchor, days }) => ({
      kind: anchor.kind,
      hint: judgeCloseness(days, window),
    }))
    const lasted = date.kind === 'interval' ? spanOf(date, reading) : null
    const keeps = episode && judgeMaintenance({ ongoing: event.ongoing, lasted }, episode)
    const marks = closestOfEach([...hints, ...(keeps ? [{ kind: 'maintenance' as const, hint: keeps }] : [])])
    placed.push({
      event,
      span: spanOf(date, reading),
      distances,
      marks: marks.map((mark) => ({ ...mark, decision: decisionOn(event, mark.kind, decisions) })),
    })
  }
  return { course, anchors, placed, offAxis }
}

/**
 * Whether a mark stands: confirmed by the clinician, or hinted at and not rejected.
 * Source: IPT-063.
 *
 * @example stands(mark) // true
 */
export function stands(mark: Mark): boolean {
  if (mark.decision !== null) return mark.decision.decision === 'confirmed'
  return mark.hint.verdict === 'within' || mark.hint.verdict === 'possibly'
}

/**
 * The events with a mark that stands: those that speak against a focus without an event (IPT-071).
 *
 * @example associatedEvents(timeline).length // 0
 */
export function associatedEvents(timeline: Timeline): readonly PlacedEvent[] {
  return timeline.placed.filter(({ marks }) => marks.some(stands))
}

/**
 * The words above a timeline that patient and clinician look at together (IPT-064): never "cause".
 *
 * @example timelineWordsEn // 'What was happening around then'
 */
export const timelineWordsEn = 'What was happening around then'

function anchorsOf(course: DepressionCourse | null, reading: DateReading): Anchor[] {
  if (course === null) return []
  const anchor = (kind: Anchor['kind'], date: ApproximateDate) => ({
    kind,
    date,
    span: spanOf(date, reading),
  })
  if (course.type === 'episodic') return [anchor('onset', course.onset.syndrome)]
  return course.worsenings.map((date) => anchor('worsening', date))
}

// A chronic depression whose onset is forgotten has at least lasted since its first worsening.
function episodeOf(course: DepressionCourse | null, anchors: readonly Anchor[], reading: DateReading) {
  if (course === null) return null
  if (course.onset) return spanOf(course.onset.syndrome, reading)
  const [first, ...rest] = anchors.map(({ span }) => span)
  if (first === undefined) return null
  return rest.reduce((a, b) => ((b.earliest ?? '') < (a.earliest ?? '') ? b : a), first)
}

const rank: Readonly<Record<Closeness, number>> = { within: 3, possibly: 2, outside: 1, 'cannot-judge': 0 }

// Of several worsenings the one that stands closest is the hint.
function closestOfEach<M extends { readonly kind: MarkKind; readonly hint: Judgement<Closeness> }>(
  marks: readonly M[],
): M[] {
  const best = new Map<MarkKind, M>()
  for (const mark of marks) {
    const other = best.get(mark.kind)
    if (other === undefined || rank[mark.hint.verdict] > rank[other.hint.verdict]) best.set(mark.kind, mark)
  }
  return [...best.values()]
}

function decisionOn(event: LifeEvent, kind: MarkKind, decisions: readonly MarkDecision[]) {
  return decisions.findLast((each) => each.event === event.id && each.kind === kind) ?? null
}
