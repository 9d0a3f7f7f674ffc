import { Button, ChoiceField, Section, TextField, TickField } from '#ui/index.ts'

import type { PartProps } from './alert-settings-page.tsx'
import { SettingsForm, stateOf } from './settings-form.tsx'

/** The few numbers and words that a clinic sets for itself. */
export function Rules({ settings, formKey, form }: PartProps) {
  const { typed, problem, cameBack } = stateOf('rules', form)
  return (
    <Section title="Times and rules" onSheet>
      <SettingsForm intent="rules" formKey={formKey}>
        <TextField
          name="stepMinutes"
          label="Minutes after which an alert moves on"
          hint="Counted from its beginning, in staffed time: 15, 30, 60 means after a quarter of an hour, half an hour, an hour, and every half hour from then on."
          width="medium"
          inputMode="numeric"
          defaultValue={typed('stepMinutes') ?? settings.stepMinutes.join(', ')}
          problem={problem('stepMinutes')}
        />
        <TextField
          name="reminderHours"
          label="Hours before a session at which its reminder goes out"
          width="short"
          inputMode="numeric"
          defaultValue={typed('reminderHours') ?? String(settings.reminderHours)}
          problem={problem('reminderHours')}
        />
        <TickField
          name="strictScoring"
          label="A score only when every question is answered"
          hint="Otherwise up to two of nine may be missing on the PHQ-9 (Arrieta 2017). The risk item is looked at either way."
          ticked={cameBack ? typed('strictScoring') === 'yes' : settings.strictScoring}
        />
        <ChoiceField
          name="deficitsLabel"
          label="What patients are told for the fourth problem area"
          hint="Unless the clinician picks the other for a course."
          choices={[
            { value: 'interpersonal sensitivity', words: 'Interpersonal sensitivity' },
            { value: 'social isolation', words: 'Social isolation' },
          ]}
          chosen={typed('deficitsLabel') ?? settings.deficitsLabel}
          problem={problem('deficitsLabel')}
        />
        <div className="row">
          <Button tone="quiet">Store</Button>
        </div>
      </SettingsForm>
    </Section>
  )
}
