import { dayInWords } from '#ui/chart/calendar-days.ts'
import { Section } from '#ui/index.ts'

import type { FormScene } from './form-frame.tsx'
import { MarkDecisions } from './mark-decision.tsx'
import { middle } from './timeline-layout.ts'
import { DateWords, stretchInWords, WithPeople } from './timeline-tables.tsx'
import type { TimelinePage } from './timeline.ts'

export type ChosenPartProps = {
  page: TimelinePage
  scene: FormScene | null
  here: string
  chosen: readonly string[]
}

/** What was pressed in the picture: an event with its hints, a stretch, or a score with the events of its week. */
export function ChosenPart({ page, scene, here, chosen }: ChosenPartProps) {
  const events = page.events.filter(({ id }) => chosen.includes(id))
  const stretch = page.stretches.find(({ id }) => chosen.includes(id))
  const score = page.scores.spots.find(({ id }) => chosen.includes(id))
  if (score !== undefined) {
    const around = page.events.filter(
      ({ axis }) => axis !== null && middle(axis) > score.day - 7 && middle(axis) <= score.day,
    )
    return (
      <Section title={`${page.scores.instrument} ${score.total}, ${score.band}`} onSheet>
        <p>{dayInWords(score.day)}</p>
        <p>
          {around.length === 0
            ? 'No event of the week before is on the timeline.'
            : `In the week before: ${around.map(({ what }) => what).join('; ')}.`}
        </p>
      </Section>
    )
  }
  if (stretch !== undefined) {
    return (
      <Section
        title={stretchInWords(stretch)}
        onSheet
        actions={scene === null ? undefined : <a href={`${here}?edit=${stretch.id}#edit`}>Edit</a>}
      >
        <p>
          <DateWords when={stretch.when} />
        </p>
      </Section>
    )
  }
  return events.map((event) => (
    <Section
      key={event.id}
      title={event.what}
      onSheet
      actions={scene === null ? undefined : <a href={`${here}?edit=${event.id}#edit`}>Edit</a>}
    >
      <p>
        <DateWords when={event.when} />
        <WithPeople event={event} here={here} before=" · with " />
      </p>
      <MarkDecisions event={event} scene={scene} />
    </Section>
  ))
}
