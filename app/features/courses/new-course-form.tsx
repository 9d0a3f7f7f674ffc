import {
  Banner,
  Button,
  ButtonLink,
  ChoiceField,
  DateField,
  Disclosure,
  FormProblems,
  LongTextField,
  SelectField,
  TextField,
  TimeField,
} from '#ui/index.ts'

import { courseProblemWords } from './course-problems.ts'
import { formatWords } from './course-words.ts'
import type { PlannedSession } from './planned-session.ts'
import { SeriesTable } from './series-table.tsx'
import { TypedFrame } from './typed-frame.tsx'

export type NewCourseFormProps = {
  kind: 'acute' | 'maintenance'
  /** The acute course that a maintenance course follows. */
  after: string | null
  formKey: string
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  /** What is wrong with the whole of it. */
  code: string | null
  supervisors: readonly { id: string; name: string }[]
  timeZone: string
  /** The dates as they would be stored; null before they were asked for. */
  series: readonly PlannedSession[] | null
  back: string
}

/** Two steps on one page, each an ordinary form: the frame of the course, then every one of its dates. */
export function NewCourseForm(props: NewCourseFormProps) {
  const { kind, after, formKey, typed, fields, code, series, back } = props
  const problems = Object.entries(fields).map(([field, its]) => ({ field, words: courseProblemWords(its) }))
  return (
    <form method="post" className="stack stack-wide" noValidate>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="kind" value={kind} />
      {after === null ? null : <input type="hidden" name="after" value={after} />}
      <FormProblems problems={problems} />
      {code === null ? null : <Banner tone="caution" level={2} announced title={courseProblemWords(code)} />}
      {/* The Enter key presses the first button of a form: here it looks again, and stores or skips nothing. */}
      <button type="submit" name="intent" value={series === null ? 'see-dates' : 'check'} hidden>
        Look at the dates
      </button>
      {series === null ? (
        <>
          <FrameFields {...props} />
          <div className="row">
            <Button name="intent" value="see-dates">
              See the dates
            </Button>
            <ButtonLink href={back} tone="plain">
              Back without storing
            </ButtonLink>
          </div>
        </>
      ) : (
        <>
          <TypedFrame typed={typed} />
          <SeriesTable series={series} typed={typed} fields={fields} timeZone={props.timeZone} />
          <StoreButtons series={series} />
        </>
      )}
    </form>
  )
}

function StoreButtons({ series }: { series: readonly PlannedSession[] }) {
  const clashes = series.flatMap((session) => session.clashes.map(({ key }) => key))
  const isOverlapping = series.some(({ overlapsSession }) => overlapsSession !== null)
  return (
    <>
      {/* What is accepted is what was shown here, and nothing that came later. */}
      <input type="hidden" name="accepted" value={clashes.join(' ')} />
      <div className="row">
        {isOverlapping ? null : (
          <Button name="intent" value="store">
            {clashes.length === 0 ? 'Start the course with these dates' : 'Start the course all the same'}
          </Button>
        )}
        <Button name="intent" value="check" tone="quiet">
          Check these dates again
        </Button>
        <Button name="intent" value="change" tone="plain">
          Change number, length or format
        </Button>
      </div>
    </>
  )
}

function FrameFields({ kind, typed, fields, supervisors, timeZone }: NewCourseFormProps) {
  const field = (name: string, otherwise = '') => ({
    name,
    defaultValue: typed[name] ?? otherwise,
    problem: fields[name] === undefined ? undefined : courseProblemWords(fields[name]),
  })
  const isUnusual =
    fields['plannedSessions']?.startsWith('pathway/too-') === true || (typed['reason'] ?? '') !== ''
  return (
    <div className="stack">
      <TextField
        {...field('plannedSessions', kind === 'acute' ? '' : '12')}
        label="Sessions"
        hint={
          kind === 'acute'
            ? 'From 8 to 20. The number is agreed now and does not grow by itself.'
            : 'With an end, or a day to look at it again, within about a year.'
        }
        type="number"
        inputMode="numeric"
        min={1}
        max={52}
        width="short"
        required
      />
      {kind === 'acute' ? (
        <Disclosure summary="Fewer than 8, or more than 20" open={isUnusual}>
          <LongTextField {...field('reason')} label="Clinical reason" rows={3} />
        </Disclosure>
      ) : null}
      <div className="row row-low">
        <DateField {...field('firstOn')} label="First session on" required />
        <TimeField
          {...field('firstAt')}
          label="At"
          hint={`Clinic time, ${timeZone.replaceAll('_', ' ')}`}
          required
        />
      </div>
      <SelectField
        {...field('everyWeeks', kind === 'acute' ? '1' : '4')}
        label="How often"
        options={[
          { value: '1', words: 'Every week' },
          { value: '2', words: 'Every two weeks' },
          { value: '3', words: 'Every three weeks' },
          { value: '4', words: 'Every four weeks' },
        ]}
      />
      <TextField
        {...field('minutes', '50')}
        label="Minutes"
        type="number"
        inputMode="numeric"
        min={15}
        max={120}
        width="short"
      />
      <ChoiceField
        name="format"
        label="How you will meet"
        hint="One session can be held in another way later on."
        problem={field('format').problem}
        chosen={typed['format']}
        choices={(['in-person', 'video', 'telephone'] as const).map((value) => ({
          value,
          words: formatWords[value],
        }))}
        inRow
      />
      {supervisors.length === 0 ? null : (
        <SelectField
          {...field('supervisorId')}
          label="Supervisor"
          hint="Reads this course and may comment on it."
          optional
          prompt="None"
          options={supervisors.map(({ id, name }) => ({ value: id, words: name }))}
        />
      )}
    </div>
  )
}
