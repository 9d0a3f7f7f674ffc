import { clinicTimeWords } from '#features/calendar/index.ts'
import {
  Banner,
  Button,
  ChoiceField,
  DataTable,
  DateField,
  FormProblems,
  Notice,
  PageHeading,
  Section,
  StatusRegion,
  Tag,
  TimeField,
  type Column,
} from '#ui/index.ts'

import { AppointmentActs } from './appointment-acts.tsx'
import type { Appointment, AppointmentState } from './appointment.ts'
import type { CourseHeader } from './course-header.ts'
import { courseProblemWords } from './course-problems.ts'
import { formatWords } from './course-words.ts'
import { PatientBanner } from './patient-banner.tsx'
import { PendingMove, type PendingMoveProps } from './pending-move.tsx'

export type AppointmentRow = Appointment & {
  hasBegun: boolean
  /** Names and times of what it runs into in the clinician's calendar. */
  runsInto: readonly { patientName: string; time: string }[]
}

/** A form that came back: what was typed, and what is wrong with which field, in words. */
export type SentForm = {
  typed: Readonly<Record<string, string>>
  problemOf: (field: string) => string | undefined
}

export type AppointmentsPageProps = {
  header: CourseHeader
  rows: readonly AppointmentRow[]
  formKey: string
  mayChange: boolean
  /** The planned date that is being changed. */
  changing: string | null
  mayAdd: boolean
  /** What was just changed, in words, and the key that takes it back. */
  undo: { key: string; words: string } | null
  /** A change that waits because of what it runs into, or could not be made. */
  pending: PendingMoveProps | null
  problem: string | null
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
}

/** Every date of a course: moved, cancelled, missed, held; and each change can be taken back. */
export function AppointmentsPage(props: AppointmentsPageProps) {
  const { header, rows, formKey, mayChange, mayAdd, changing, undo, pending, problem, typed, fields } = props
  const problems = Object.entries(fields).map(([field, code]) => ({ field, words: courseProblemWords(code) }))
  const problemOf = (field: string) => problems.find((its) => its.field === field)?.words
  const sent = { typed, problemOf }
  const unsent = { typed: {}, problemOf: () => undefined }
  const isAdding = typed['intent'] === 'add'
  const here = `/courses/${header.course.id}/appointments`
  const shown = mayChange ? [...columns, changeColumn(here)] : columns
  const changed = mayChange ? rows.find(({ id, state }) => id === changing && state === 'planned') : undefined
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} courseId={header.course.id} />}
        title="Appointments"
        purpose="What was held, and what is planned"
      />
      <div className="stack">
        <FormProblems problems={problems} />
        <StatusRegion>
          {undo === null ? null : (
            <Notice undo={<UndoForm formKey={formKey} changeKey={undo.key} />}>{undo.words}</Notice>
          )}
        </StatusRegion>
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={courseProblemWords(problem)} />
        )}
        {pending === null ? null : <PendingMove {...pending} />}
        {changed === undefined || pending !== null ? null : (
          <AppointmentActs row={changed} formKey={formKey} back={here} sent={isAdding ? unsent : sent} />
        )}
        <DataTable
          caption={`All dates of this course, ${header.timeZone.replaceAll('_', ' ')} time. A session gets its number when it is held.`}
          columns={shown}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<p>No dates yet.</p>}
        />
        {mayAdd ? (
          <AddForm
            formKey={formKey}
            format={header.course.format}
            here={here}
            sent={isAdding ? sent : unsent}
          />
        ) : null}
      </div>
    </>
  )
}

const stateWords: Record<AppointmentState, string> = {
  planned: 'Planned',
  held: 'Held',
  cancelled: 'Cancelled',
  missed: 'Did not take place',
}

const columns: Column<AppointmentRow>[] = [
  {
    key: 'when',
    head: 'Date',
    isRowHead: true,
    cell: (row) => <span className="numbers">{clinicTimeWords(row)}</span>,
  },
  {
    key: 'session',
    head: 'Session',
    cell: ({ sessionNumber }) => (sessionNumber === null ? null : `Session ${sessionNumber}`),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => <Tag tone={state === 'planned' ? 'strong' : 'plain'}>{stateWords[state]}</Tag>,
  },
  {
    key: 'format',
    head: 'Format',
    cell: ({ format, minutes }) => `${formatWords[format]}, ${minutes} minutes`,
  },
  {
    key: 'clash',
    head: 'Runs into',
    cell: ({ runsInto }) =>
      runsInto.length === 0
        ? null
        : runsInto.map(({ patientName, time }) => `another session at ${time} (${patientName})`).join(', '),
  },
]

function changeColumn(here: string): Column<AppointmentRow> {
  return {
    key: 'change',
    head: 'Change',
    isPlain: true,
    cell: (row) =>
      row.state === 'planned' ? (
        <a href={`${here}?change=${row.id}#change`}>
          Change<span className="spoken"> the appointment of {clinicTimeWords(row)}</span>
        </a>
      ) : null,
  }
}

function UndoForm({ formKey, changeKey }: { formKey: string; changeKey: string }) {
  return (
    <form method="post">
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="changeKey" value={changeKey} />
      <Button name="intent" value="undo" tone="quiet">
        Undo
      </Button>
    </form>
  )
}

type AddFormProps = { formKey: string; format: Appointment['format']; here: string; sent: SentForm }

function AddForm({ formKey, format, here, sent: { typed, problemOf } }: AddFormProps) {
  return (
    <Section title="Add a date">
      <form method="post" action={here} className="stack" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <div className="row row-low">
          <DateField
            name="on"
            label="Date"
            required
            defaultValue={typed['on'] ?? ''}
            problem={problemOf('on')}
          />
          <TimeField
            name="at"
            label="Time"
            required
            defaultValue={typed['at'] ?? ''}
            problem={problemOf('at')}
          />
        </div>
        <ChoiceField
          name="format"
          label="Format"
          inRow
          chosen={typed['format'] ?? format}
          choices={(['in-person', 'video', 'telephone'] as const).map((value) => ({
            value,
            words: formatWords[value],
          }))}
        />
        <div>
          <Button name="intent" value="add" tone="quiet">
            Add this date
          </Button>
        </div>
      </form>
    </Section>
  )
}
