import { PatientBanner } from '#features/courses/index.ts'
import { ButtonLink, DateField, LongTextField, PageHeading, SelectField } from '#ui/index.ts'

import { entryProblemWords, modeWords } from './check-in-words.ts'
import { EntryForm, type EntryFormProps } from './entry-form.tsx'
import type { TypedEntry } from './read-entry.ts'
import type { CorrectionPage, EntryPage } from './read-entry-page.server.ts'
import './check-ins.css'

type Back = { typed: TypedEntry; problems: Readonly<Record<string, string>> } | null
type Made = { formKey: string; startedAt: string; mode: EntryFormProps['mode']; back: Back }

/** Entering what somebody answered on the telephone or on paper. */
export function EnterPage({ page, formKey, startedAt, mode, back }: Made & { page: EntryPage }) {
  const { header, choices, chosen, country, instrument } = page
  const course = `/courses/${header.course.id}`
  const typed = back?.typed ?? {}
  const problems = back?.problems ?? {}
  const other = mode === 'paper' ? 'telephone' : 'paper'
  const here = chosen === null ? `by=${other}` : `appointment=${chosen.id}&by=${other}`
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} courseId={header.course.id} />}
        title={mode === 'paper' ? 'Enter a paper form' : 'Read the questions out'}
        purpose={
          mode === 'paper'
            ? 'Copy each answer as it stands on the form.'
            : 'Read each question and its answers as they are written, and wait. They may leave any of them out.'
        }
        actions={
          <ButtonLink tone="quiet" href={`${course}/check-ins/new?${here}`}>
            {mode === 'paper' ? 'Read out instead' : 'From paper instead'}
          </ButtonLink>
        }
      />
      <EntryForm
        key={mode}
        {...{ instrument, mode, country, formKey, startedAt, typed, problems }}
        send="Store the answers"
        before={
          <div className="form-pair">
            <SelectField
              name="appointment"
              label="For the session of"
              problem={wordsFor(problems, 'appointment')}
              defaultValue={typed['appointment'] ?? chosen?.id ?? ''}
              prompt="No session"
              options={choices.map(({ id, words, isAnswered }) => ({
                value: id,
                words: isAnswered ? `${words} (answered)` : words,
              }))}
            />
            {mode === 'paper' ? (
              <DateField
                name="answered-on"
                label="Filled in on"
                hint="Empty means today."
                problem={wordsFor(problems, 'answered-on')}
                defaultValue={typed['answered-on']}
              />
            ) : null}
          </div>
        }
      />
    </>
  )
}

/** Putting right what was entered: the first entry stays, with who made it. */
export function CorrectPage({ page, formKey, startedAt, mode, back }: Made & { page: CorrectionPage }) {
  const { header, checkIn, country, instrument, answeredAt } = page
  const former: TypedEntry = Object.fromEntries(
    Object.entries(checkIn.answers).map(([item, answer]) => [item, answer === null ? '-' : String(answer)]),
  )
  const problems = back?.problems ?? {}
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} courseId={header.course.id} />}
        title="Correct a check-in"
        purpose={`Answered on ${answeredAt}, ${modeWords[checkIn.mode]}. The first entry is kept; scores and alerts follow this one.`}
      />
      <EntryForm
        {...{ instrument, mode, country, formKey, startedAt, problems }}
        typed={back?.typed ?? former}
        send="Store the correction"
        before={
          <LongTextField
            name="reason"
            label="Why it is corrected"
            problem={wordsFor(problems, 'reason')}
            defaultValue={back?.typed['reason']}
            rows={2}
            required
          />
        }
      />
    </>
  )
}

function wordsFor(problems: Readonly<Record<string, string>>, field: string): string | undefined {
  const code = problems[field]
  return code === undefined ? undefined : (entryProblemWords[code] ?? code)
}
