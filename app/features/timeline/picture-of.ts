import { epochDayOf } from '#ui/chart/calendar-days.ts'

import type { Picture } from './timeline-layout.ts'
import type { DrawnTimeline, EventLine, MarkLine } from './timeline.ts'
import { onsetWords } from './timeline-words.ts'

/** What of a page has a place on the axis. What has none stays in the table, and is counted beside the picture. */
export function pictureOf(page: DrawnTimeline): Picture {
  return {
    today: epochDayOf(page.today),
    events: page.events.flatMap((event) =>
      event.axis === null
        ? []
        : [
            {
              id: event.id,
              lane: event.lane,
              axis: event.axis,
              what: event.what,
              isMarked: event.marks.some(markStands),
              goesOn: event.ongoing !== 'no',
            },
          ],
    ),
    stretches: page.stretches.flatMap(({ id, kind, severity, what, axis }) =>
      axis === null ? [] : [{ id, kind, severity, what, axis }],
    ),
    onset: page.onsetMarks.flatMap(({ kind, axis, isAnchor }, index) =>
      axis === null ? [] : [{ key: `${kind}-${index}`, words: onsetWords[kind], axis, isAnchor }],
    ),
    scores: page.scores,
  }
}

/** Confirmed by the clinician, or hinted at and not rejected (IPT-063). */
export function markStands({ verdict, decision }: MarkLine): boolean {
  if (decision !== null) return decision === 'confirmed'
  return verdict === 'within' || verdict === 'possibly'
}

/** An event in one sentence: what the picture says when it is chosen, and what a screen reader speaks. */
export function eventInWords(event: EventLine, marks: (mark: MarkLine) => string): string {
  const when = event.when.words ?? (event.when.said === '' ? 'no date' : `“${event.when.said}”`)
  const people = event.people.length === 0 ? '' : `, with ${event.people.map(({ name }) => name).join(', ')}`
  const standing = event.marks.filter(markStands).map((mark) => `. ${marks(mark)}`)
  return `${event.what}, ${when}${people}${standing.join('')}`
}
