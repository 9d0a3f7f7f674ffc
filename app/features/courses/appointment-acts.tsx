import { clinicTimeWords } from '#features/calendar/index.ts'
import { Button, ChoiceField, DateField, Disclosure, SelectField, TimeField } from '#ui/index.ts'

import type { AppointmentRow } from './appointments-page.tsx'
import { formatWords } from './course-words.ts'

/** What can be done with a planned date. Every one of these can be taken back, so none asks "are you sure". */
export function AppointmentActs({ row, formKey }: { row: AppointmentRow; formKey: string }) {
  const which = clinicTimeWords(row)
  return (
    <Disclosure
      name="appointment"
      summary={
        <>
          Change<span className="spoken"> the appointment of {which}</span>
        </>
      }
    >
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="appointment" value={row.id} />
        <input type="hidden" name="version" value={row.version} />
        <div className="row">
          <DateField name="on" label="New date" defaultValue={row.day} />
          <TimeField name="at" label="New time" defaultValue={row.time} />
          <SelectField
            name="format"
            label="Format"
            width="short"
            defaultValue={row.format}
            options={(['in-person', 'video', 'telephone'] as const).map((value) => ({
              value,
              words: formatWords[value],
            }))}
          />
        </div>
        <ChoiceField
          name="which"
          label="Move"
          inRow
          chosen="one"
          choices={[
            { value: 'one', words: 'This one' },
            { value: 'following', words: 'This and all that follow, by the same shift' },
          ]}
        />
        <div className="row">
          <Button name="intent" value="move">
            Move
          </Button>
          <Button name="intent" value="cancel" tone="quiet">
            Cancel this date
          </Button>
          {row.hasBegun ? (
            <Button name="intent" value="missed" tone="quiet">
              It did not take place
            </Button>
          ) : null}
        </div>
      </form>
    </Disclosure>
  )
}
