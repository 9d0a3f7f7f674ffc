import { reminderWords } from '#features/messages/index.ts'
import { ChoiceField, DateField, Disclosure, TextField, TimeField } from '#ui/index.ts'

import type { FormState } from './form-state.ts'
import type { ReminderWording } from './patient.ts'
import { wordingNames } from './patient-words.ts'

/** How to reach the patient. One of the two is enough. */
export function ReachFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField {...form.field('email')} label="E-mail" type="email" autoComplete="off" width="medium" />
      <TextField {...form.field('phone')} label="Telephone" type="tel" autoComplete="off" width="medium" />
    </>
  )
}

/** What the patient chose to be sent. Nothing is sent until they have (SEC-026). */
export function ReminderFields({ form }: { form: FormState }) {
  return (
    <>
      <ChoiceField
        name="channel"
        label="Reminders before each session"
        hint="Ask the patient who else reads their messages. Choose none if they would rather not."
        problem={form.problem('channel')}
        chosen={form.typed['channel'] || 'none'}
        choices={[
          { value: 'none', words: 'None' },
          { value: 'email', words: 'By e-mail' },
        ]}
      />
      <ChoiceField
        name="wording"
        label="Wording"
        hint="No wording names the clinic, a person, or what it is about. It is the same every time."
        problem={form.problem('wording')}
        chosen={form.typed['wording'] || 'appointment'}
        choices={wordings.map((value) => ({
          value,
          words: wordingNames[value],
          hint: <WordingPreview wording={value} />,
        }))}
      />
      <div className="row">
        <TimeField {...form.field('from', '08:00')} label="Not before" />
        <TimeField {...form.field('until', '20:00')} label="Not after" />
      </div>
      <DateField
        {...form.field('agreedOn')}
        label="Agreed with the patient on"
        hint="The day on which they chose channel, hours and wording."
      />
    </>
  )
}

const wordings: readonly ReminderWording[] = ['appointment', 'form', 'hello']

function WordingPreview({ wording }: { wording: ReminderWording }) {
  const { subject, text } = reminderWords(wording, '(their link)')
  return (
    <>
      Subject: “{subject}”. {text.replaceAll(/\s+/g, ' ').trim()}
    </>
  )
}

/** Folded away where a name and an address are enough for now; open when something in it needs a look. */
export function ReminderDisclosure({ form }: { form: FormState }) {
  const hasProblem = ['channel', 'wording', 'from', 'until', 'agreedOn'].some(
    (name) => form.problem(name) !== undefined,
  )
  const isOpen = hasProblem || form.typed['channel'] === 'email'
  return (
    <Disclosure summary="Reminders" open={isOpen}>
      <ReminderFields form={form} />
    </Disclosure>
  )
}
