import { dayWords } from '#features/calendar/index.ts'
import { Banner, Button, DataTable, DateField, TimeField, type Column } from '#ui/index.ts'

import { courseProblemWords } from './course-problems.ts'
import type { PlannedSession } from './planned-session.ts'

export type SeriesTableProps = {
  series: readonly PlannedSession[]
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  timeZone: string
}

type Row = PlannedSession & { index: number }

/** Every date of a series, each to be moved or left out, with what it runs into in words. */
export function SeriesTable({ series, typed, fields, timeZone }: SeriesTableProps) {
  const clashing = series.filter(({ clashes }) => clashes.length > 0).length
  const problemOf = (name: string) =>
    fields[name] === undefined ? undefined : courseProblemWords(fields[name])
  const columns: Column<Row>[] = [
    { key: 'number', head: 'Session', isRowHead: true, cell: ({ index }) => `Session ${index + 1}` },
    {
      key: 'now',
      head: 'As planned',
      cell: (row) => (
        <span className="numbers">
          {dayWords(row.day)}, {row.time}
        </span>
      ),
    },
    {
      key: 'move',
      head: 'Another date',
      isPlain: true,
      cell: ({ index, day, time }) => (
        <div className="row row-low">
          <DateField
            name={`on-${index}`}
            label={<span className="spoken">Date of session {index + 1}</span>}
            defaultValue={typed[`on-${index}`] ?? day}
            problem={problemOf(`on-${index}`)}
          />
          <TimeField
            name={`at-${index}`}
            label={<span className="spoken">Time of session {index + 1}</span>}
            defaultValue={typed[`at-${index}`] ?? time}
            problem={problemOf(`at-${index}`)}
          />
          <Button name="intent" value={`skip-${index}`} tone="plain">
            Skip this week<span className="spoken">, from session {index + 1} on</span>
          </Button>
        </div>
      ),
    },
    { key: 'clash', head: 'Runs into', cell: ClashCell },
  ]
  return (
    <div className="stack">
      {clashing === 0 ? (
        <p>No other appointment of yours stands in the way. Nothing is stored yet.</p>
      ) : (
        <Banner
          tone="caution"
          level={2}
          title={
            clashing === 1
              ? 'One session runs into another appointment'
              : `${clashing} sessions run into other appointments`
          }
        >
          <p>Move them, or start the course all the same. Nothing is stored yet.</p>
        </Banner>
      )}
      <DataTable
        caption={`${series.length} sessions, ${timeZone.replaceAll('_', ' ')} time. Change a date or a time, then check again.`}
        columns={columns}
        rows={series.map((session, index) => ({ ...session, index }))}
        rowKey={({ index }) => String(index)}
      />
    </div>
  )
}

function ClashCell({ clashes, overlapsSession, clockChange }: PlannedSession) {
  if (clashes.length === 0 && overlapsSession === null && !clockChange) return null
  return (
    <ul role="list" className="stack stack-tight">
      {clashes.map((clash) => (
        <li key={clash.key}>
          <strong>Another session at {clash.time}:</strong> {clash.patientName}
        </li>
      ))}
      {overlapsSession === null ? null : <li>Session {overlapsSession} of this list</li>}
      {clockChange ? (
        <li>The clocks go forward: this time does not exist on this day and becomes an hour later</li>
      ) : null}
    </ul>
  )
}
