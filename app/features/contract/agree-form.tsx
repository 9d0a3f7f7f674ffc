import { dayWords } from '#features/calendar/index.ts'
import {
  Button,
  ChoiceField,
  DateField,
  FormProblems,
  LongTextField,
  Section,
  SelectField,
} from '#ui/index.ts'

import { contractProblemWords, mannerWords } from './contract-words.ts'
import { FrameEffectWords } from './frame-effect-words.tsx'
import type { ContractSheet } from './read-contract-sheet.server.ts'

type Agreeing = NonNullable<ContractSheet['agreeing']>

export type AgreeFormProps = {
  agreeing: Agreeing
  formKey: string
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
}

/** The agreement: what it does to the dates is in sight before it is stored. */
export function AgreeForm({ agreeing, formKey, typed, fields }: AgreeFormProps) {
  const { seen, effect, phases, isChange, today, sessions, lastSession } = agreeing
  const problem = (name: string) =>
    fields[name] === undefined ? undefined : contractProblemWords(fields[name])
  const problems = Object.entries(fields).map(([field, code]) => ({
    field,
    words: contractProblemWords(code),
  }))
  return (
    <div className="unprinted">
      <Section title={isChange ? 'The patient agrees to the change' : 'The patient agrees'} onSheet>
        <FormProblems problems={problems} />
        <FrameEffectWords effect={effect} />
        {phases === null ? null : <p>{phases}</p>}
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="seen" value={seen} />
          {isChange ? (
            <LongTextField
              name="reason"
              label="Why it changes"
              hint="It stays with the contract, for you and your colleagues; it is not on the sheet."
              rows={2}
              defaultValue={typed['reason'] ?? ''}
              problem={problem('reason')}
            />
          ) : null}
          <div className="row row-top">
            <DateField
              name="agreedOn"
              label="Agreed on"
              max={today}
              defaultValue={typed['agreedOn'] ?? today}
              problem={problem('agreedOn')}
            />
            <SelectField
              name="session"
              label="In session"
              defaultValue={typed['session'] ?? String(lastSession)}
              options={sessions.map(({ number, on }) => ({
                value: String(number),
                words: on === null ? `${number}, not started yet` : `${number}, ${dayWords(on)}`,
              }))}
              problem={problem('session')}
            />
          </div>
          <ChoiceField
            name="manner"
            label="How the patient agreed"
            inRow
            chosen={typed['manner']}
            choices={(['spoken', 'signed', 'tapped'] as const).map((value) => ({
              value,
              words: mannerWords[value],
            }))}
            problem={problem('manner')}
          />
          <div>
            <Button>
              {isChange ? 'Agreed with the patient: store the change' : 'Agreed with the patient'}
            </Button>
          </div>
        </form>
      </Section>
    </div>
  )
}
