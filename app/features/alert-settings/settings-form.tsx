import type { ReactNode } from 'react'

import type { SettingsFormState, SettingsIntent } from './alert-settings.ts'
import { settingsProblem } from './settings-words.ts'

/** One form of the settings, named by what it does. */
export function SettingsForm(props: {
  intent: SettingsIntent
  formKey: string
  inRow?: boolean
  fields?: Readonly<Record<string, string>>
  children: ReactNode
}) {
  return (
    <form method="post" className={props.inRow ? 'row' : 'stack'} noValidate>
      <input type="hidden" name="intent" value={props.intent} />
      <input type="hidden" name="key" value={props.formKey} />
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  )
}

/** What was typed into this form when it came back, and what is wrong with it. */
export function stateOf(intent: SettingsIntent, form: SettingsFormState | null) {
  const own = form?.intent === intent ? form : null
  return {
    cameBack: own !== null,
    typed: (name: string) => own?.typed[name],
    problem: (name: string) => settingsProblem(own?.fields[name]),
  }
}
