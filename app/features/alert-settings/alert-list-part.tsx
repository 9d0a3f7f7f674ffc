import { Button, EmptyState, Section, SelectField, Timestamp } from '#ui/index.ts'

import type { PartProps } from './alert-settings-page.tsx'
import { SettingsForm, stateOf } from './settings-form.tsx'

/** The order in which people are asked. */
export function AlertList({ settings, formKey, form }: PartProps) {
  const { list, others, zone } = settings
  const { typed, problem } = stateOf('list-add', form)
  return (
    <Section title="Who is asked, and in which order" onSheet>
      <p>
        An alert goes first to the person who treats the patient, or to whoever covers for them. If they do
        not take it, it goes down this list, and from the end to the beginning again, until somebody does.
        Whoever is away is passed over. People on the list can open every alert of the clinic.
      </p>
      {list.length === 0 ? (
        <EmptyState title="Nobody is on the list yet">
          Alerts stay with the person who treats the patient.
        </EmptyState>
      ) : (
        <ol className="alert-order stack stack-tight">
          {list.map((place, index) => (
            <li key={place.id}>
              <div className="row row-apart">
                <span>
                  <strong>{place.name}</strong>
                  {place.awayUntil === null ? null : (
                    <span className="quiet">
                      {' '}
                      · away until <Timestamp at={place.awayUntil} zone={zone} />
                    </span>
                  )}
                </span>
                <SettingsForm intent="list-up" formKey={formKey} fields={{ place: place.id }} inRow>
                  <Button name="intent" value="list-up" tone="plain" disabled={index === 0}>
                    Up<span className="spoken"> {place.name}</span>
                  </Button>
                  <Button name="intent" value="list-down" tone="plain" disabled={index === list.length - 1}>
                    Down<span className="spoken"> {place.name}</span>
                  </Button>
                  <Button name="intent" value="list-remove" tone="plain" disabled={list.length === 1}>
                    Take off<span className="spoken"> {place.name}</span>
                  </Button>
                </SettingsForm>
              </div>
            </li>
          ))}
        </ol>
      )}
      {others.length === 0 ? null : (
        <SettingsForm intent="list-add" formKey={formKey}>
          <SelectField
            name="staffId"
            label="Add somebody"
            prompt="Choose"
            options={others.map(({ id, name }) => ({ value: id, words: name }))}
            defaultValue={typed('staffId')}
            problem={problem('staffId')}
          />
          <div className="row">
            <Button tone="quiet">Add to the end</Button>
          </div>
        </SettingsForm>
      )}
    </Section>
  )
}
