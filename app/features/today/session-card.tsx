import { findInstrument } from '@kith/ipt'

import { modeWords } from '#features/check-ins/index.ts'
import { formatWords, phaseWords } from '#features/courses/index.ts'
import { AreaTag, instantInWords, ScoreFigure, sessionWords, Sign, Tag, Timestamp } from '#ui/index.ts'

import type { LastScore, TodaySession } from './today.ts'

/** One appointment: who, when, where in the course, and how they have been. */
export function SessionCard({ session, zone }: { session: TodaySession; zone: string }) {
  const { courseId, number, state } = session
  const isOff = state === 'cancelled' || state === 'missed'
  return (
    <article className="sheet session-card">
      <div className="stack stack-tight">
        <h3 className="session-card-name">
          <time dateTime={session.startsAt} className="numbers">
            {instantInWords(session.startsAt, zone, 'time')}
          </time>{' '}
          <a href={`/courses/${courseId}`}>{session.patientName}</a>
        </h3>
        {session.alertId === null ? null : (
          <p className="session-card-alert">
            <Sign name="urgent" size={16} /> <a href={`/alerts/${session.alertId}`}>An alert is open</a>
          </p>
        )}
        <p className="numbers">
          {isOff ? null : <strong>{sessionWords(number, session.planned, session.missedThatCount)}</strong>}
          {isOff ? (
            state === 'missed' ? (
              'Did not take place'
            ) : (
              'Cancelled'
            )
          ) : (
            <> · {phaseWords[session.phase]} phase</>
          )}
        </p>
        <p className="row">
          {session.focus === null ? (
            <span className="quiet">No focus agreed yet</span>
          ) : (
            <AreaTag area={session.focus} />
          )}
          <Tag>
            {formatWords[session.format]}, {session.minutes} minutes
          </Tag>
        </p>
        {isOff ? null : <CheckedIn session={session} zone={zone} />}
        {isOff ? null : (
          <p>
            <a href={`/courses/${courseId}/sessions/${number}`}>
              {state === 'held'
                ? session.noteSigned
                  ? 'The session'
                  : 'The session and its note, not signed yet'
                : 'Open the session'}
            </a>
          </p>
        )}
      </div>
      <Score score={session.score} zone={zone} />
    </article>
  )
}

function CheckedIn({ session, zone }: { session: TodaySession; zone: string }) {
  const { checkedIn, courseId, appointmentId } = session
  if (checkedIn !== null) {
    return (
      <p>
        Checked in for this session <Timestamp at={checkedIn.at} zone={zone} />, {modeWords[checkedIn.mode]}
      </p>
    )
  }
  return (
    <p>
      Not checked in for this session yet.{' '}
      <a href={`/courses/${courseId}/link?appointment=${appointmentId}`}>Show the code</a> or{' '}
      <a href={`/courses/${courseId}/check-ins/new?appointment=${appointmentId}`}>
        enter it by telephone or from paper
      </a>
    </p>
  )
}

function Score({ score, zone }: { score: LastScore | null; zone: string }) {
  if (score === null) return <p className="quiet">No score yet</p>
  const instrument = score.instrument.toUpperCase()
  const given = instantInWords(score.at, zone, 'day')
  if (score.total === null) {
    const asked = findInstrument(score.instrument)?.items.length ?? 0
    const why = `too many of the ${asked} questions were left open`
    return <ScoreFigure instrument={instrument} max={score.max} given={given} value={null} why={why} />
  }
  return (
    <ScoreFigure
      instrument={instrument}
      max={score.max}
      given={given}
      value={score.total}
      band={score.band}
      prorated={score.prorated}
      last={score.last ?? undefined}
      start={score.start ?? undefined}
    />
  )
}
