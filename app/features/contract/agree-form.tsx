import { clinicTimeWords, dayWords } from '#features/calendar/index.ts'
import {
  Banner,
  Button,
  ChoiceField,
  DateField,
  FormProblems,
  LongTextField,
  Section,
  SelectField,
} from '#ui/index.ts'

import { contractProblemWords, mannerWords } from './contract-words.ts'
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
        <Effect effect={effect} />
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

function Effect({ effect: { cancelled, added, altered } }: Pick<Agreeing, 'effect'>) {
  if (cancelled.length + added.length + altered.length === 0) {
    return <p>The dates in the calendar stay as they are.</p>
  }
  const clashes = added.filter((session) => session.clashes.length > 0)
  return (
    <Banner title="This changes dates in the calendar" level={3}>
      {added.length === 0 ? null : (
        <>
          <p>Added after the last one:</p>
          <ul>
            {added.map((session) => (
              <li key={session.startsAt}>
                {clinicTimeWords(session)}
                {/* No names: the patient may be looking on. */}
                {session.clashes.length === 0 ? null : (
                  <strong>
                    : runs into another session at {session.clashes.map(({ time }) => time).join(', ')}
                  </strong>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {cancelled.length === 0 ? null : (
        <>
          <p>Cancelled:</p>
          <ul>
            {cancelled.map((one) => (
              <li key={one.id}>{clinicTimeWords(one)}</li>
            ))}
          </ul>
        </>
      )}
      {altered.length === 0 ? null : (
        <p>
          {altered.length === 1 ? 'One coming date gets' : `${altered.length} coming dates get`} the new
          length or way of meeting.
        </p>
      )}
      {clashes.length === 0 ? null : (
        <p>They are stored all the same, and can be moved on the page of appointments.</p>
      )}
    </Banner>
  )
}
