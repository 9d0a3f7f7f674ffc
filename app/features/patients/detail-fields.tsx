import { DateField, SelectField, TextField } from '#ui/index.ts'

import type { FormState } from './form-state.ts'
import type { PlaceOption } from './places.ts'

export type Places = { countries: readonly PlaceOption[]; languages: readonly PlaceOption[] }

export function NameField({ form }: { form: FormState }) {
  return <TextField {...form.field('name')} label="Name" autoComplete="off" required width="medium" />
}

/** What makes a patient known for certain, and how Kith speaks to them. */
export function DetailFields({ form, places }: { form: FormState; places: Places }) {
  return (
    <>
      <TextField
        {...form.field('preferredName')}
        label="Preferred name"
        hint="What they like to be called."
        autoComplete="off"
        optional
        width="medium"
      />
      <DateField
        {...form.field('birthOn')}
        label="Birth date"
        hint="With the number it keeps two people of one name apart."
        optional
      />
      <TextField
        {...form.field('number')}
        label="Number"
        hint="Your clinic’s own number for this patient."
        autoComplete="off"
        optional
        width="short"
      />
      <SelectField
        {...form.field('country')}
        label="Country"
        hint="Where the patient is: its crisis lines are shown with every form."
        options={places.countries}
      />
      <SelectField
        {...form.field('language')}
        label="Language"
        hint="A form comes in this language where Kith has its official wording, and otherwise in English."
        options={places.languages}
      />
    </>
  )
}
