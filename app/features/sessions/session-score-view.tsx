import { findInstrument } from '@kith/ipt'

import { signalWords } from '#features/alerts/index.ts'
import { Banner, Timestamp } from '#ui/index.ts'

import { CheckInFigure } from './check-in-figure.tsx'
import { totalOf, type SessionScore } from './session-score.ts'

/** The scale of this session first (IPT-105): its number, how it moved, and the risk item as it was answered. */
export function SessionScoreView(props: {
  score: SessionScore
  instrument: string
  zone: string
  /** Before it is held nothing was missed. */
  isHeld: boolean
  enterHref: string | null
}) {
  const { score, instrument, zone, isHeld, enterHref } = props
  const { checkIn, last } = score
  if (checkIn === null) {
    return (
      <div className="stack stack-tight">
        <CheckInFigure
          score={score}
          instrument={instrument}
          whenNone={isHeld ? 'the scale was not done for this session' : 'no check-in for this session yet'}
        />
        {enterHref === null ? null : <a href={enterHref}>Do it now, together or by telephone</a>}
      </div>
    )
  }
  const total = totalOf(checkIn)
  const [risk] = findInstrument(checkIn.instrument)?.risk ?? []
  return (
    <div className="stack stack-tight">
      <CheckInFigure
        score={score}
        instrument={instrument}
        given={<Timestamp at={checkIn.submittedAt} zone={zone} />}
        whenNone=""
      />
      {risk === undefined ? null : (
        <p>
          {signalWords({
            signal: risk.signal,
            instrument: checkIn.instrument,
            item: risk.item,
            answer: checkIn.riskAnswer,
            formerAnswer: null,
            words: null,
          })}
          , on this form
        </p>
      )}
      <LargeChange now={total} before={last} instrument={instrument} />
    </div>
  )
}

/** IPT-108: a change of as many points as matter to patients asks what went on between people, in both directions. */
function LargeChange({
  now,
  before,
  instrument,
}: {
  now: number | null
  before: number | null
  instrument: string
}) {
  const enough = findInstrument(instrument)?.change.mcid?.points
  if (now === null || before === null || enough === undefined || Math.abs(now - before) < enough) return null
  return (
    <Banner title={`${Math.abs(now - before)} points ${now < before ? 'lower' : 'higher'} than last time`}>
      <p>What changed between the patient and others since then? Explore what went along with it.</p>
    </Banner>
  )
}
