import { clinicTimeWords } from '#features/calendar/index.ts'
import { Button, ButtonLink, ChoiceField, DateField, Section, SelectField, TimeField } from '#ui/index.ts'

import type { AppointmentRow, SentForm } from './appointments-page.tsx'
import { formatWords } from './course-words.ts'

export type AppointmentActsProps = { row: AppointmentRow; formKey: string; back: string; sent: SentForm }

/** What can be done with a planned date. Every one of these can be taken back, so none asks "are you sure". */
export function AppointmentActs({ row, formKey, back, sent }: AppointmentActsProps) {
  const { typed, problemOf } = sent
  return (
    <Section id="change" title={`Change ${clinicTimeWords(row)}`} onSheet>
      <form method="post" action={back} className="stack" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="appointment" value={row.id} />
        <input type="hidden" name="version" value={row.version} />
        <div className="row row-low">
          <DateField
            name="on"
            label="New date"
            defaultValue={typed['on'] ?? row.day}
            problem={problemOf('on')}
          />
          <TimeField
            name="at"
            label="New time"
            defaultValue={typed['at'] ?? row.time}
            problem={problemOf('at')}
          />
          <SelectField
            name="format"
            label="Format"
            width="short"
            defaultValue={typed['format'] ?? row.format}
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
          chosen={typed['which'] ?? 'one'}
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
          <ButtonLink href={back} tone="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </form>
    </Section>
  )
}
