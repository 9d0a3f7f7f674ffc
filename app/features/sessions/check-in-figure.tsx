import type { ReactNode } from 'react'

import { findInstrument } from '@kith/ipt'

import { ScoreFigure } from '#ui/index.ts'

import type { SessionScore } from './session-score.ts'

/** The number of one check-in, large, and how it moved; or in words why there is none. */
export function CheckInFigure(props: {
  score: SessionScore
  instrument: string
  given?: ReactNode
  whenNone: string
}) {
  const { checkIn, last, start } = props.score
  const same = {
    instrument: props.instrument.toUpperCase(),
    max: findInstrument(props.instrument)?.total.max ?? 0,
    given: props.given,
  }
  if (checkIn === null) return <ScoreFigure {...same} value={null} why={props.whenNone} />
  if (checkIn.score.state === 'not-scorable') {
    return <ScoreFigure {...same} value={null} why={`${checkIn.score.missing} questions were left open`} />
  }
  return (
    <ScoreFigure
      {...same}
      value={checkIn.score.total}
      band={checkIn.score.band}
      last={last ?? undefined}
      start={start ?? undefined}
      prorated={checkIn.score.prorated}
    />
  )
}
