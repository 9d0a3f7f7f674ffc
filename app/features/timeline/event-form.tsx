import { eventCourses, eventSources, lifeEventTypes, problemAreas } from '@kith/ipt'

import { ChoiceField, SelectField, TextField } from '#ui/index.ts'

import { DateSaid } from './date-said-field.tsx'
import { FormFrame, newRowId, typedOr, type FormScene } from './form-frame.tsx'
import type { DraftLine, EventLine, PersonLine } from './timeline.ts'
import { laneWords, ongoingWords, sourceWords, typeWords } from './timeline-words.ts'

export type EventFormProps = {
  scene: FormScene
  event: EventLine | null
  draft: DraftLine | null
  /** Everybody of the inventory. */
  people: readonly PersonLine[]
}

/** A life event, new or put right (IPT-052). */
export function EventForm({ scene, event, draft, people }: EventFormProps) {
  const value = typedOr(scene, 'event', draft, event === null ? {} : storedFields(event))
  const { problems } = scene
  const id = event?.id ?? newRowId(scene, 'event', draft, ['id', 'version'])
  const version = draft?.fields['version'] ?? event?.version ?? 0
  const dead = people.find((person) => person.id === event?.deathOf) ?? null
  const living = people.filter(({ isDead }) => !isDead)
  const hidden = {
    id,
    version,
    ...(dead === null
      ? {}
      : { type: 'death', whenKnown: draft?.fields['whenKnown'] ?? event?.deathSaid ?? '' }),
  }
  return (
    <FormFrame
      scene={scene}
      intent="event"
      rowId={id}
      draft={draft}
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
      {dead === null ? null : (
        <p className="quiet">
          The death of {dead.name} stands in the <a href={inventoryOf(scene, dead.id)}>inventory</a> too: a
          date that is put right here is put right there.
        </p>
      )}
      <div className="row row-top">
        {dead === null ? (
          <SelectField
            name="type"
            label="What kind"
            prompt="Choose"
            problem={problems['type']}
            defaultValue={value('type')}
            options={lifeEventTypes.map((type) => ({ value: type, words: typeWords[type] }))}
          />
        ) : null}
        {dead === null && living.length > 0 ? (
          <div className="event-death-of">
            <SelectField
              name="deathOf"
              label="Who died"
              prompt="nobody of the inventory"
              problem={problems['deathOf']}
              defaultValue={value('deathOf')}
              options={living.map((person) => ({ value: person.id, words: nameWithRelation(person) }))}
            />
          </div>
        ) : null}
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
      <WhoWasPart people={people.filter(({ id: each }) => each !== dead?.id)} value={value} />
      <TextField
        name="people"
        label={people.length === 0 ? 'Who was part of it' : 'Somebody else'}
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

/** The people of the inventory, to be ticked: nobody is typed twice. */
function WhoWasPart({ people, value }: { people: readonly PersonLine[]; value: (name: string) => string }) {
  if (people.length === 0) return null
  return (
    <fieldset className="field">
      <legend className="field-label">
        Who was part of it <span className="field-optional">(optional)</span>
      </legend>
      <div className="choices choices-row event-people">
        {people.map((person) => (
          <label className="choice" key={person.id}>
            <input
              type="checkbox"
              name={`who.${person.id}`}
              value="yes"
              defaultChecked={value(`who.${person.id}`) !== ''}
            />
            <span>{nameWithRelation(person)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function nameWithRelation({ name, relation }: PersonLine): string {
  return relation === '' || relation === name ? name : `${name}, ${relation}`
}

function inventoryOf(scene: FormScene, person: string): string {
  return `${scene.draftAddress.replace(/timeline.*$/, 'inventory')}?person=${person}`
}

function storedFields(event: EventLine): Record<string, string> {
  const linked = event.people.flatMap(({ id }) => (id === null ? [] : [[`who.${id}`, 'yes']]))
  return {
    ...(Object.fromEntries(linked) as Record<string, string>),
    what: event.what,
    when: event.when.said,
    type: event.type,
    area: event.area ?? '',
    source: event.source,
    people: event.people.flatMap(({ id, name }) => (id === null ? [name] : [])).join(', '),
    ongoing: event.ongoing,
    impact: event.impact === null ? '' : String(event.impact),
  }
}
