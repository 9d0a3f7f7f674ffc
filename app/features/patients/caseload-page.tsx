import type { CaseloadStatus } from '@kith/ipt'

import { clinicTimeWords } from '#features/calendar/index.ts'
import { phaseWords } from '#features/courses/index.ts'
import {
  ButtonLink,
  ChangeWords,
  DataTable,
  EmptyState,
  endedWords,
  heldWords,
  scoreChange,
  Sparkline,
  Tag,
  type Column,
} from '#ui/index.ts'

import { queryOf, type CaseloadView, type SortKey } from './arrange-caseload.ts'
import { CaseloadFilter } from './caseload-filter.tsx'
import type { Case } from './caseload.ts'
import { statusWords } from './patient-words.ts'

export type CaseloadPageProps = {
  cases: readonly Case[]
  view: CaseloadView
  own: number
  supervised: number
  mayAdd: boolean
}

/** Everybody one treats or supervises, with what matters at a glance. */
export function CaseloadPage({ cases, view, own, supervised, mayAdd }: CaseloadPageProps) {
  const all = view.whose === 'supervised' ? supervised : own
  if (own + supervised === 0) {
    return (
      <EmptyState
        title="No patients yet"
        action={mayAdd ? <ButtonLink href="/patients/new">Add a patient</ButtonLink> : undefined}
      >
        Those whom you treat or supervise are listed here, with phase, session, score and next date.
      </EmptyState>
    )
  }
  return (
    <div className="stack stack-wide">
      <CaseloadFilter view={view} hasBoth={own > 0 && supervised > 0} />
      <DataTable
        caption={`${cases.length} of ${all} shown, sorted by ${sortWords[view.sort]}`}
        columns={columnsFor(view)}
        rows={cases}
        rowKey={({ patient }) => patient.id}
        empty={
          <EmptyState
            title="Nobody matches"
            action={<ButtonLink href="/patients">Show everybody in treatment</ButtonLink>}
          >
            Try another name, number, phase or status.
          </EmptyState>
        }
      />
    </div>
  )
}

const sortWords: Record<SortKey, string> = {
  name: 'name',
  phase: 'phase',
  session: 'sessions held',
  score: 'last score',
  change: 'change since the start',
  status: 'status',
  next: 'next date',
}

function columnsFor(view: CaseloadView): Column<Case>[] {
  const sortable = (key: SortKey) => {
    const isSorted = view.sort === key
    return {
      sortHref: `/patients${queryOf({ ...view, sort: key, descending: isSorted && !view.descending })}`,
      sorted: isSorted ? (view.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
    }
  }
  return [
    { key: 'name', head: 'Name', isRowHead: true, cell: NameCell, ...sortable('name') },
    { key: 'phase', head: 'Phase', cell: PhaseCell, ...sortable('phase') },
    { key: 'session', head: 'Sessions', cell: SessionCell, ...sortable('session') },
    { key: 'score', head: 'Last score', cell: ScoreCell, ...sortable('score') },
    { key: 'curve', head: 'Curve', cell: CurveCell },
    { key: 'change', head: 'Since the start', cell: ChangeCell, ...sortable('change') },
    { key: 'status', head: 'Status', cell: StatusCell, ...sortable('status') },
    { key: 'next', head: 'Next date', cell: NextCell, ...sortable('next') },
  ]
}

function NameCell({ patient, course, hasAlert, isOwn, clinicianName }: Case) {
  return (
    <div className="stack stack-tight">
      <a href={course === null ? `/patients/${patient.id}` : `/courses/${course.id}`}>{patient.name}</a>
      {patient.number === null ? null : <span className="quiet numbers">no. {patient.number}</span>}
      {isOwn ? null : <span className="quiet">with {clinicianName}</span>}
      {hasAlert ? <Tag tone="urgent">Open alert</Tag> : null}
    </div>
  )
}

function PhaseCell({ course, patient }: Case) {
  if (course !== null) return phaseWords[course.phase]
  return <a href={`/patients/${patient.id}/courses/new`}>Start a course</a>
}

function SessionCell({ course }: Case) {
  if (course === null) return null
  const { held, planned, missedThatCount, phase } = course
  const words = phase === 'ended' ? endedWords(held, planned) : heldWords(held, planned, missedThatCount)
  return <span className="numbers">{words}</span>
}

function ScoreCell({ course }: Case) {
  if (course === null) return null
  const { last } = course
  if (last === null) return <span className="quiet">No score yet</span>
  if (last.total === null) return <span className="quiet">No score: answers are missing</span>
  return (
    <span className="numbers">
      <strong>{last.total}</strong> {last.band}
      {last.prorated ? ', estimated' : ''}
    </span>
  )
}

function CurveCell({ course }: Case) {
  if (course === null || course.curve.length === 0) return null
  return (
    <Sparkline
      instrument={course.instrument.toUpperCase()}
      values={course.curve}
      max={course.instrumentMax}
    />
  )
}

function ChangeCell({ course }: Case) {
  if (course === null || course.baseline === null || course.current === null) return null
  return <ChangeWords change={scoreChange(course.current, course.baseline)} />
}

function StatusCell({ course }: Case) {
  if (course === null) return null
  // Who is well and stays so needs nobody's eye.
  const isKept = course.phase === 'maintenance' && course.status === 'no-change'
  return <Tag tone={isKept ? 'plain' : toneOf[course.status]}>{statusWords[course.status]}</Tag>
}

const toneOf: Record<CaseloadStatus, 'plain' | 'strong' | 'caution'> = {
  worse: 'caution',
  'no-change': 'strong',
  improving: 'plain',
  remitted: 'plain',
  'cannot-judge': 'plain',
}

function NextCell({ course }: Case) {
  if (course === null || course.next === null) return null
  return (
    <a className="numbers" href={`/courses/${course.id}/appointments`}>
      {clinicTimeWords(course.next)}
    </a>
  )
}
