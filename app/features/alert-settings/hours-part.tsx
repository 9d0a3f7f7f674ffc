import { weekdayName } from '#features/alerts/index.ts'
import { Button, Section, TimeField } from '#ui/index.ts'

import { hoursField, stretchesADay } from './alert-settings.ts'
import type { PartProps } from './alert-settings-page.tsx'
import { SettingsForm, stateOf } from './settings-form.tsx'

/** When somebody is there to take an alert. */
export function Hours({ settings, formKey, form }: PartProps) {
  const { typed, problem, cameBack } = stateOf('hours', form)
  const stored = (weekday: number, stretch: number) =>
    settings.hours.filter((period) => period.weekday === weekday)[stretch - 1]
  const value = (side: 'opens' | 'closes', weekday: number, stretch: number) => {
    if (cameBack) return typed(hoursField(side, weekday, stretch))
    const time = stored(weekday, stretch)?.[side] ?? ''
    return time === '24:00' ? '00:00' : time
  }
  return (
    <Section title="When somebody is there" onSheet>
      <p>
        The minutes of an alert count in this time alone, on the clock of {settings.zone.replaceAll('_', ' ')}
        . Patients are told these hours. Leave a day empty when nobody is there; 00:00 as an end is midnight.
      </p>
      <SettingsForm intent="hours" formKey={formKey}>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <fieldset key={weekday} className="hours-day">
            <legend>{weekdayName(weekday)}</legend>
            <div className="row">
              {stretchesADay.map((stretch) => (
                <div key={stretch} className="row">
                  {(['opens', 'closes'] as const).map((side) => (
                    <TimeField
                      key={side}
                      name={hoursField(side, weekday, stretch)}
                      label={`${stretch === 1 ? '' : 'and '}${side === 'opens' ? 'from' : 'to'}`}
                      defaultValue={value(side, weekday, stretch)}
                      problem={problem(hoursField(side, weekday, stretch))}
                    />
                  ))}
                </div>
              ))}
            </div>
          </fieldset>
        ))}
        <div className="row">
          <Button tone="quiet">Store the hours</Button>
        </div>
      </SettingsForm>
    </Section>
  )
}
