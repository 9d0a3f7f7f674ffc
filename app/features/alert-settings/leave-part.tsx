import { Button, DateField, Section, SelectField, TimeField, Timestamp } from '#ui/index.ts'

import type { PartProps } from './alert-settings-page.tsx'
import { SettingsForm, stateOf } from './settings-form.tsx'

/** Who is away, and who stands in. */
export function Leave({ settings, formKey, form }: PartProps) {
  const { typed, problem } = stateOf('leave-add', form)
  const { absences, zone } = settings
  const people = [...settings.list.map(({ staffId, name }) => ({ id: staffId, name })), ...settings.others]
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: id, words: name }))
  return (
    <Section title="Leave and cover" onSheet>
      <p>
        While somebody is away, whoever covers sees their patients’ records and gets their alerts. What is
        open when leave begins is handed over at that moment.
      </p>
      {absences.length === 0 ? (
        <p className="quiet">Nobody is away, and no leave is planned.</p>
      ) : (
        <ul role="list" className="stack stack-tight">
          {absences.map((absence) => (
            <li key={absence.id} className="row row-apart">
              <span>
                <strong>{absence.name}</strong>, <Timestamp at={absence.fromAt} zone={zone} /> to{' '}
                <Timestamp at={absence.untilAt} zone={zone} />; {absence.cover} covers
              </span>
              <SettingsForm intent="leave-cancel" formKey={formKey} fields={{ absence: absence.id }} inRow>
                <Button tone="plain">
                  End it now<span className="spoken"> the leave of {absence.name}</span>
                </Button>
              </SettingsForm>
            </li>
          ))}
        </ul>
      )}
      <SettingsForm intent="leave-add" formKey={formKey}>
        <SelectField
          name="leaveOf"
          label="Who is away"
          prompt="Choose"
          options={people}
          defaultValue={typed('leaveOf')}
          problem={problem('leaveOf')}
        />
        {(['from', 'until'] as const).map((side) => (
          <div className="row" key={side}>
            <DateField
              name={`${side}On`}
              label={side === 'from' ? 'From' : 'Until'}
              defaultValue={typed(`${side}On`)}
              problem={problem(`${side}On`)}
            />
            <TimeField
              name={`${side}Time`}
              label={side === 'from' ? 'From, time' : 'Until, time'}
              defaultValue={typed(`${side}Time`) ?? (side === 'from' ? '00:00' : '23:59')}
              problem={problem(`${side}Time`)}
            />
          </div>
        ))}
        <SelectField
          name="cover"
          label="Who covers"
          hint="Needed: without cover, leave cannot be stored."
          prompt="Choose"
          options={people}
          defaultValue={typed('cover')}
          problem={problem('cover')}
        />
        <div className="row">
          <Button tone="quiet">Store the leave</Button>
        </div>
      </SettingsForm>
    </Section>
  )
}
