import { contractPartNamesEn } from '@kith/ipt'

import {
  Banner,
  Button,
  ChoiceField,
  Disclosure,
  FormProblems,
  LongTextField,
  PageHeading,
  Section,
  TextField,
  TickField,
  Timestamp,
} from '#ui/index.ts'

import { nameOfField, type TextPart } from './contract-fields.ts'
import { contractProblemWords } from './contract-words.ts'
import type { TemplatePage } from './read-template.server.ts'

export type TemplateViewProps = {
  page: TemplatePage
  formKey: string
  typed: Readonly<Record<string, string>> | null
  fields: Readonly<Record<string, string>>
  problem: string | null
}

/** The words that each new contract starts with, in the order of the patient's sheet. */
export function TemplateView({ page, formKey, typed, fields, problem }: TemplateViewProps) {
  const { changed, zone } = page
  const problems = Object.entries(fields).map(([field, code]) => ({ field, words: problemIn(field, code) }))
  const field = (name: string) => ({
    name,
    defaultValue: (typed ?? page.fields)[name] ?? '',
    problem: fields[name] === undefined ? undefined : problemIn(name, fields[name]),
  })
  const text = (name: TextPart, hint?: string) => (
    <LongTextField
      key={name}
      {...field(name)}
      label={contractPartNamesEn[name]}
      hint={hint}
      rows={4}
      writing
    />
  )
  return (
    <>
      <PageHeading
        above={<a href="/settings">Settings</a>}
        title="Words of the contract"
        purpose="What every new contract starts with. Each can be edited for one patient; what is agreed already stays."
      />
      <div className="stack stack-wide">
        <FormProblems problems={problems} />
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={contractProblemWords(problem)} />
        )}
        <form method="post" className="stack stack-wide" noValidate>
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="version" value={page.version} />
          <Section title="The four policies" onSheet>
            <p>
              A contract is agreed when each of these has words. What you leave empty is written for each
              patient.
            </p>
            {text('lateness')}
            <ChoiceField
              name="missedRule"
              label={contractPartNamesEn.missed}
              chosen={field('missedRule').defaultValue}
              choices={[
                { value: 'rescheduled', words: 'Another day is found' },
                {
                  value: 'counts',
                  words: 'It counts as one of the sessions, unless it was called off in time',
                },
                { value: '', words: 'Left open' },
              ]}
            />
            <div className="row row-top">
              <TextField
                {...field('missedNotice')}
                label="Notice in hours"
                inputMode="numeric"
                width="short"
              />
              <TextField
                {...field('missedFee')}
                label="Fee, if there is one"
                hint="In words. Kith sends no message about it to anybody."
                optional
              />
            </div>
            {text(
              'emergencies',
              'Whom to call, by day and at night. The crisis lines of the patient’s country are added on the sheet.',
            )}
            {text('payment', 'Who pays, and how. If it costs nothing, say so.')}
          </Section>
          <Section title="The other parts" onSheet>
            {(
              [
                'principles',
                'whatHappens',
                'patientsPart',
                'confidentiality',
                'recording',
                'afterwards',
              ] as const
            ).map((name) => text(name))}
            <TickField
              name="conjointCounts"
              label="One session together with somebody close counts as one of the sessions"
              ticked={field('conjointCounts').defaultValue === 'yes'}
            />
          </Section>
          <div className="row">
            <Button>Store these words</Button>
            <span className="quiet">
              {changed === null ? (
                'These are the words that come with Kith.'
              ) : (
                <>
                  Last changed by {changed.by}, <Timestamp at={changed.at} zone={zone} />
                </>
              )}
            </span>
          </div>
        </form>
        <Former page={page} />
      </div>
    </>
  )
}

/** Every field that read otherwise before, as it read. */
function Former({ page: { former, fields, zone } }: { page: TemplatePage }) {
  if (former.length === 0) return null
  return (
    <Section title="Former words">
      {former.map((one, index) => {
        const next = former[index - 1]?.fields ?? fields
        const other = Object.entries(one.fields).filter(([name, words]) => words !== next[name])
        return (
          <Disclosure
            key={one.until}
            summary={
              <span>
                Until <Timestamp at={one.until} zone={zone} />
              </span>
            }
          >
            <dl>
              {other.map(([name, words]) => (
                <div key={name}>
                  <dt>{nameOfField(name)}</dt>
                  <dd>{words === '' ? 'Nothing' : words}</dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        )
      })}
    </Section>
  )
}

function problemIn(field: string, code: string): string {
  if (code === 'contract/blaming-words')
    return `${nameOfField(field)}: these words blame. Say what will be done instead.`
  if (code === 'contract/denied-word')
    return `${nameOfField(field)}: one of these words is never said to a patient.`
  if (code === 'template/too-long') return `${nameOfField(field)}: this is too long for a sheet.`
  return contractProblemWords(code)
}
