import { eventCourses, eventSources, lifeEventTypes, problemAreas } from '@kith/ipt'

import { ChoiceField, SelectField, TextField } from '#ui/index.ts'

import { DateSaid } from './date-said-field.tsx'
import { FormFrame, typedOr, type FormScene } from './form-frame.tsx'
import type { EventLine } from './timeline.ts'
import { laneWords, ongoingWords, sourceWords, typeWords } from './timeline-words.ts'

/** A life event, new or put right (IPT-052). */
export function EventForm({ scene, event }: { scene: FormScene; event: EventLine | null }) {
  const value = typedOr(scene, 'event', event === null ? {} : storedFields(event))
  const { problems } = scene
  const hidden = { id: event?.id ?? scene.rowId, version: event?.version ?? 0 }
  return (
    <FormFrame
      scene={scene}
      intent="event"
      hidden={hidden}
      button={event === null ? 'Put it on the timeline' : 'Keep the change'}
    >
      <TextField
        name="what"
        label="What happened"
        maxLength={300}
        problem={problems['what']}
        defaultValue={value('what')}
        autoComplete="off"
      />
      <DateSaid
        name="when"
        label="When"
        optional
        hint="As it is said: “spring 2019”, “about March”, “two weeks before Christmas”, “since May 2020”, or by something that has a date here already."
        facts={scene.facts}
        said={value('when')}
        problem={problems['when']}
      />
      <div className="row row-top">
        <SelectField
          name="type"
          label="What kind"
          prompt="Choose"
          problem={problems['type']}
          defaultValue={value('type')}
          options={lifeEventTypes.map((type) => ({ value: type, words: typeWords[type] }))}
        />
        <SelectField
          name="area"
          label="In the row of"
          defaultValue={value('area')}
          prompt="what its kind speaks for"
          options={problemAreas.map((area) => ({ value: area, words: laneWords[area] }))}
        />
        <SelectField
          name="source"
          label="Told by"
          problem={problems['source']}
          defaultValue={value('source') || 'patient'}
          options={eventSources.map((source) => ({ value: source, words: sourceWords[source] }))}
        />
      </div>
      <TextField
        name="people"
        label="Who was part of it"
        hint="Names or aliases, with commas between them."
        optional
        problem={problems['people']}
        defaultValue={value('people')}
        autoComplete="off"
      />
      <div className="row row-top">
        <ChoiceField
          name="ongoing"
          label="Is it over?"
          inRow
          problem={problems['ongoing']}
          chosen={value('ongoing') || 'no'}
          choices={eventCourses.map((ongoing) => ({ value: ongoing, words: ongoingWords[ongoing] }))}
        />
        <TextField
          name="impact"
          label="How much it weighed, 0 to 10"
          hint="The patient’s own rating."
          optional
          width="short"
          inputMode="numeric"
          problem={problems['impact']}
          defaultValue={value('impact')}
        />
      </div>
    </FormFrame>
  )
}

function storedFields(event: EventLine): Record<string, string> {
  return {
    what: event.what,
    when: event.when.said,
    type: event.type,
    area: event.area ?? '',
    source: event.source,
    people: event.people.join(', '),
    ongoing: event.ongoing,
    impact: event.impact === null ? '' : String(event.impact),
  }
}
