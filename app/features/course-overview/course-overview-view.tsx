import { findInstrument, timelineWordsEn } from '@kith/ipt'

import { AlertLines, ClosedAlerts } from '#features/alerts/index.ts'
import { dayWords } from '#features/calendar/index.ts'
import { ChecklistPart } from '#features/initial-phase/index.ts'
import { TimelineSketch, type DrawnTimeline } from '#features/timeline/index.ts'
import {
  PatientBanner,
  PatientPrintFoot,
  endingWords,
  formatWords,
  phaseWords,
} from '#features/courses/index.ts'
import { phaseStretches } from '#features/sessions/index.ts'
import { EmptyState, Facts, PageHeading, PhaseStrip, ScoreChart, Section, type Printed } from '#ui/index.ts'

import { CheckInTable } from './check-in-table.tsx'
import { FocusPart } from './focus-part.tsx'
import { LatestScore } from './latest-score.tsx'
import { NextSessionPart } from './next-session.tsx'
import './course-overview.css'
import type { CourseOverview } from './read-course-overview.server.ts'
import { SessionTable } from './session-table.tsx'

export type CourseOverviewProps = { overview: CourseOverview; printed: Printed }

/** One course at a glance: alerts, the curve, what comes next, and what has been. */
export function CourseOverviewView({ overview, printed }: CourseOverviewProps) {
  const { header, mayWork, alerts, next, chart } = overview
  const { course, patient, counts, timeZone: zone } = header
  const here = `/courses/${course.id}`
  return (
    <div className="stack stack-wide course-overview">
      <PageHeading
        above={<PatientBanner patient={patient} />}
        title={course.kind === 'maintenance' ? 'Maintenance course' : 'Acute course'}
        purpose={`With ${header.clinician.name}, since ${dayWords(course.startedOn)}`}
        actions={<CourseLinks here={here} mayWork={mayWork} />}
      />
      <PhaseStrip
        current={next?.number ?? counts.k}
        planned={counts.n}
        missedThatCount={header.missedThatCount}
        hasEnded={course.endedOn !== null}
        phases={phaseStretches(header.phases, counts.n)}
      />
      {alerts.length === 0 ? null : (
        <Section title="Open alerts">
          <AlertLines lines={alerts} zone={zone} />
        </Section>
      )}
      <Curve overview={overview} />
      {chart === null || chart.drawn === null || !hasAPlace(chart.drawn) ? null : (
        <Section
          title={timelineWordsEn}
          actions={
            <a className="unprinted" href={`${here}/timeline`}>
              Timeline
            </a>
          }
        >
          <TimelineSketch drawn={chart.drawn} />
        </Section>
      )}
      <div className="columns">
        <NextSessionPart next={next} header={header} mayWork={mayWork} />
        <LatestScore latest={overview.latest} instrument={course.instrument} zone={zone} />
      </div>
      <div className="overview-rest">
        <div className="stack stack-wide">
          <FocusPart overview={overview} />
          {chart === null || chart.components.length === 0 ? null : (
            <ChecklistPart lines={chart.components} here={here} />
          )}
          <Section
            title="Agreed"
            onSheet
            actions={
              chart === null ? undefined : (
                <a className="unprinted" href={`${here}/contract`}>
                  Contract
                </a>
              )
            }
          >
            <Facts facts={agreedFacts(overview)} />
          </Section>
        </div>
        <div className="stack stack-wide">
          <SessionTable sessions={overview.sessions} here={here} />
          <CheckInTable checkIns={overview.checkIns} zone={zone} />
          <ClosedAlerts alerts={overview.closedAlerts} zone={zone} />
        </div>
      </div>
      <PatientPrintFoot patient={patient} printed={printed} zone={zone} />
    </div>
  )
}

/** Everybody who may read the course may raise a concern; messages and handing over are for those who work on it. */
function CourseLinks({ here, mayWork }: { here: string; mayWork: boolean }) {
  return (
    <nav className="row unprinted" aria-label="This course">
      <a href={`${here}/appointments`}>Appointments</a>
      {mayWork ? <a href={`${here}/messages`}>Messages</a> : null}
      {mayWork ? <a href={`${here}/hand-over`}>Hand over</a> : null}
      <a href={`${here}/concern`}>Raise a concern</a>
    </nav>
  )
}

/** The curve from 0 to the scale's end, with its bands; what has no score is a gap (HAZ-021). */
function Curve({ overview }: { overview: CourseOverview }) {
  const { points, header } = overview
  const instrument = findInstrument(header.course.instrument)
  if (points.length === 0 || instrument === null) {
    return (
      <EmptyState title="No scores yet">
        The curve begins with the first check-in. Kith asks for one before each session.
      </EmptyState>
    )
  }
  return (
    <ScoreChart
      instrument={instrument.id.toUpperCase()}
      points={points}
      max={instrument.total.max}
      bands={instrument.bands}
    />
  )
}

function hasAPlace({ events, onsetMarks, stretches }: DrawnTimeline): boolean {
  return [...events, ...onsetMarks, ...stretches].some(({ axis }) => axis !== null)
}

function agreedFacts({ header, chart }: CourseOverview) {
  const { course, counts, supervisor } = header
  const weeks = course.everyWeeks === 1 ? 'every week' : `every ${course.everyWeeks} weeks`
  return [
    { term: 'Sessions', value: `${counts.n}, ${weeks}, ${course.minutes} minutes` },
    { term: 'How', value: formatWords[course.format] },
    { term: 'Phase', value: phaseWords[course.phase] },
    ...(chart === null
      ? []
      : [
          {
            term: 'Contract',
            value:
              chart.contract === null
                ? 'not agreed yet'
                : `agreed ${dayWords(chart.contract.agreedOn)}, to end about ${dayWords(chart.contract.endOn)}`,
          },
        ]),
    ...(supervisor === null ? [] : [{ term: 'Supervisor', value: supervisor.name }]),
    ...(course.endedOn === null || course.ending === null
      ? []
      : [
          {
            term: 'Ended',
            value: `${dayWords(course.endedOn)}, ${endingWords[course.ending].toLowerCase()}`,
          },
        ]),
  ]
}
