import { dayWords } from '#features/calendar/index.ts'
import { HiddenEdit } from '#features/courses/index.ts'
import {
  Banner,
  Button,
  ChoiceField,
  DateField,
  LongTextField,
  Section,
  TextField,
  TickField,
} from '#ui/index.ts'

import { focusProblemWords, mannerWords } from './focus-words.ts'
import type { FocusPage } from './read-focus-page.server.ts'

export type AgreementPartProps = {
  page: FocusPage
  formKey: string
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
}

/** The explicit agreement, with its day, session and manner; after the first one, a change of focus with its reason. */
export function AgreementPart({ page, formKey, typed, fields }: AgreementPartProps) {
  const { header, agreed, today, why, mayAgree } = page
  if (why !== null) return <Banner title={focusProblemWords(why)} />
  if (!mayAgree) return null
  const isChange = agreed.length > 0
  const words = (name: string) => (fields[name] === undefined ? undefined : focusProblemWords(fields[name]))
  const last = agreed.at(-1)
  const hasDispute = last?.area === 'role_dispute' || last?.secondArea === 'role_dispute'
  return (
    <Section title={isChange ? 'Change the focus' : 'The patient agrees'} onSheet>
      <p>
        {isChange
          ? `The focus of ${dayWords(last?.agreedOn ?? today)} stays in the record. Another one needs its reason and a new agreement.`
          : 'Chosen together and said aloud. With this the middle phase opens.'}
      </p>
      <form method="post" className="stack" noValidate>
        <HiddenEdit formKey={formKey} version={header.course.version} />
        {isChange ? (
          <>
            <LongTextField
              name="changeReason"
              label="Why the focus changes"
              problem={words('changeReason')}
              defaultValue={typed['changeReason'] ?? ''}
              rows={2}
            />
            {hasDispute ? (
              <TickField
                name="attemptsAsked"
                label="If a dispute ends in separation: it was asked which attempts to negotiate were made"
                hint="Depressed people tend to see hopeless stalemates where a solution is possible."
                problem={words('attemptsAsked')}
                ticked={typed['attemptsAsked'] === 'yes'}
              />
            ) : null}
            {agreed.length > 1 ? (
              <LongTextField
                name="consultation"
                label="Supervision or consultation about this change"
                problem={words('consultation')}
                defaultValue={typed['consultation'] ?? ''}
                rows={2}
              />
            ) : null}
          </>
        ) : null}
        <div className="row row-fields">
          <DateField
            name="agreedOn"
            label="Agreed on"
            problem={words('agreedOn')}
            defaultValue={typed['agreedOn'] ?? today}
            max={today}
          />
          <TextField
            name="session"
            label="In session"
            type="number"
            inputMode="numeric"
            min={1}
            width="short"
            problem={words('session')}
            defaultValue={typed['session'] ?? String(Math.max(1, header.counts.k))}
          />
        </div>
        <ChoiceField
          name="how"
          label="How the patient agreed"
          problem={words('how')}
          chosen={typed['how'] ?? 'spoken'}
          inRow
          choices={(['spoken', 'signed', 'tapped'] as const).map((value) => ({
            value,
            words: mannerWords[value],
          }))}
        />
        <div>
          <Button name="intent" value="agree">
            {isChange ? 'Store the new focus' : 'Store the agreement and open the middle phase'}
          </Button>
        </div>
      </form>
    </Section>
  )
}
