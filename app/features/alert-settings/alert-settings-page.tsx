import { watchWords } from '#features/alerts/index.ts'
import { Banner, FormProblems, PageHeading, Section } from '#ui/index.ts'

import './alert-settings.css'
import type { AlertSettings, SettingsFormState } from './alert-settings.ts'
import { AlertList } from './alert-list-part.tsx'
import { Hours } from './hours-part.tsx'
import { Leave } from './leave-part.tsx'
import { Rules } from './rules-part.tsx'
import { settingsProblem } from './settings-words.ts'

export type PartProps = { settings: AlertSettings; formKey: string; form: SettingsFormState | null }

/** Who is asked when an answer must be looked at, and when; and what patients are told as a result. */
export function AlertSettingsPage(props: PartProps) {
  const { settings, form } = props
  return (
    <>
      <PageHeading
        above={<a href="/settings">Settings</a>}
        title="Alerts and hours"
        purpose="Who is asked when an answer must be looked at, how long they have, and when somebody is there."
      />
      <div className="stack stack-wide">
        {form === null || form.problem === null ? null : (
          <Banner tone="caution" title={settingsProblem(form.problem)} announced />
        )}
        {form === null ? null : (
          <FormProblems
            problems={Object.entries(form.fields).map(([field, code]) => ({
              field,
              words: settingsProblem(code) ?? '',
            }))}
          />
        )}
        <Told settings={settings} />
        <AlertList {...props} />
        <Hours {...props} />
        <Leave {...props} />
        <Rules {...props} />
      </div>
    </>
  )
}

function Told({ settings }: { settings: AlertSettings }) {
  const { watch, list, hours } = settings
  const isListThere = list.some(({ awayUntil }) => awayUntil === null)
  return (
    <Section title="What patients are told" onSheet>
      <p>
        With these settings every patient reads this now, before and after each form, whatever they answer:
      </p>
      <blockquote className="as-written">
        {watchWords(watch).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </blockquote>
      {watch.kind === 'staffed' ? null : (
        <Banner tone="caution" title="Patients are told that nobody watches">
          <p>
            {hours.length === 0 ? 'No hours are set. ' : ''}
            {list.length === 0
              ? 'Nobody is on the list. '
              : isListThere
                ? ''
                : 'Everybody on the list is away. '}
            Alerts are raised and people are told all the same; without hours the minutes are counted by the
            wall clock, at night too.
          </p>
        </Banner>
      )}
    </Section>
  )
}
