import { dayWords } from '#features/calendar/index.ts'
import { Button, ButtonLink, ChoiceField, DateField, Section } from '#ui/index.ts'

import { courseProblemWords } from './course-problems.ts'
import { endingWords } from './course-words.ts'
import type { PhasePageProps } from './phase-page.tsx'
import { HiddenEdit } from './hidden-edit.tsx'

/** Opens the termination phase, or says why it cannot open yet. */
export function TerminationSection({ header, why, formKey }: PhasePageProps) {
  if (header.course.kind === 'maintenance' || header.course.phase === 'termination') return null
  return (
    <Section title="Termination" onSheet>
      {why.notTermination === null ? (
        <form method="post" className="stack">
          <HiddenEdit formKey={formKey} version={header.course.version} />
          <p>
            {header.counts.left === 1 ? 'One session is left' : `${header.counts.left} sessions are left`}.
            The ending is spoken of before it comes.
          </p>
          <div>
            <Button name="intent" value="terminate" tone="quiet">
              Begin termination
            </Button>
          </div>
        </form>
      ) : (
        <p>{courseProblemWords(why.notTermination)}</p>
      )}
    </Section>
  )
}

/** Ends the course, once nothing of it is still open (HAZ-032). */
export function EndSection({ header, today, why, hasOpenAlert, formKey, typed, fields }: PhasePageProps) {
  const words = (name: string) => (fields[name] === undefined ? undefined : courseProblemWords(fields[name]))
  return (
    <Section title="End the course" onSheet>
      {hasOpenAlert ? (
        <p>
          {courseProblemWords('course/alert-open')} <a href="/alerts">To the alerts</a>
        </p>
      ) : (
        <form method="post" className="stack" noValidate>
          <HiddenEdit formKey={formKey} version={header.course.version} />
          <ChoiceField
            name="ending"
            label="How it ends"
            problem={words('ending')}
            chosen={typed['ending']}
            choices={[
              {
                value: 'completed',
                words: endingWords.completed,
                disabled: why.notComplete !== null,
                hint: why.notComplete === null ? undefined : courseProblemWords(why.notComplete),
              },
              { value: 'ended-early', words: endingWords['ended-early'] },
              {
                value: 'transferred',
                words: endingWords.transferred,
                hint: 'Treatment goes on at another place.',
              },
            ]}
          />
          <DateField
            name="endedOn"
            label="On"
            problem={words('endedOn')}
            defaultValue={typed['endedOn'] ?? today}
            max={today}
          />
          <p className="quiet">
            Dates still planned fall out of the calendar, and no more reminders are sent.
          </p>
          <div>
            <Button name="intent" value="end" tone="danger">
              End the course
            </Button>
          </div>
        </form>
      )}
    </Section>
  )
}

/** How it ended, and what may follow. */
export function EndedSection({ header, maySteer }: PhasePageProps) {
  const { course, patient } = header
  if (course.endedOn === null || course.ending === null) return null
  return (
    <Section title={`${endingWords[course.ending]} on ${dayWords(course.endedOn)}`} onSheet>
      {course.kind === 'acute' && maySteer ? (
        <>
          <p>A maintenance course of monthly sessions can follow, with an agreement and an end of its own.</p>
          <div>
            <ButtonLink href={`/patients/${patient.id}/courses/new?after=${course.id}`} tone="quiet">
              Start a maintenance course
            </ButtonLink>
          </div>
        </>
      ) : null}
    </Section>
  )
}
