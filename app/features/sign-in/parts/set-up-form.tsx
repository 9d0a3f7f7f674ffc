import { useEffect, useRef } from 'react'

import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Button, Section, SelectField, TextField, TickField } from '#ui/index.ts'

import type { TypedSetUp } from '../set-up/read-set-up-form.server.ts'
import type { Country } from '../set-up/places.ts'
import { FormNotes, problemAt } from './form-notes.tsx'
import { NewPasswordField } from './new-password-field.tsx'

export type SetUpFormProps = {
  countries: readonly Country[]
  timeZones: readonly string[]
  answer: FormAnswer<TypedSetUp> | undefined
}

/** The clinic and its first member of staff, on one page. */
export function SetUpForm({ countries, timeZones, answer }: SetUpFormProps) {
  const typed = answer?.typed
  const form = useRef<HTMLFormElement>(null)
  // The browser knows where it is; somebody who looks at it from elsewhere changes it.
  useEffect(() => {
    const select = form.current?.elements.namedItem('timeZone')
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
    const isListed =
      select instanceof HTMLSelectElement && Array.from(select.options).some(({ value }) => value === here)
    if (isListed && select.value === '') select.value = here
  }, [])
  return (
    <>
      <div>
        <h1>Set up Kith</h1>
        <p>For one clinic, and for you as the first person in it. It takes two minutes.</p>
      </div>
      <FormNotes answer={answer} />
      <form method="post" className="form" ref={form} noValidate>
        <Section title="The clinic">
          <TextField
            name="clinicName"
            label="Name of the clinic"
            defaultValue={typed?.clinicName ?? ''}
            autoComplete="organization"
            problem={problemAt(answer, 'clinicName')}
            required
          />
          <SelectField
            name="country"
            label="Country"
            hint="Decides which crisis numbers patients are shown."
            options={countries.map(({ code, name }) => ({ value: code, words: name }))}
            prompt="Choose"
            defaultValue={typed?.country ?? ''}
            autoComplete="country"
            problem={problemAt(answer, 'country')}
            required
          />
          <SelectField
            name="timeZone"
            label="Time zone"
            hint="Appointments and reminders follow it."
            options={timeZones.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }))}
            prompt="Choose"
            defaultValue={typed?.timeZone ?? ''}
            problem={problemAt(answer, 'timeZone')}
            required
          />
        </Section>
        <Section title="You">
          <TextField
            name="name"
            label="Your name"
            hint="As colleagues know you."
            defaultValue={typed?.name ?? ''}
            autoComplete="name"
            problem={problemAt(answer, 'name')}
            required
          />
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            defaultValue={typed?.email ?? ''}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            problem={problemAt(answer, 'email')}
            required
          />
          <NewPasswordField problem={problemAt(answer, 'password')} />
          <TickField name="treats" label="I also treat patients" ticked={typed?.treats ?? true} />
        </Section>
        <div className="form-actions">
          <Button>Continue to the second factor</Button>
        </div>
      </form>
    </>
  )
}
