import { findInstrument } from '@kith/ipt'

import type { SessionScore } from '#features/sessions/index.ts'
import { ScoreFigure, Section, instantInWords } from '#ui/index.ts'

/** The newest score, large, and how it has moved. */
export function LatestScore(props: { latest: SessionScore; instrument: string; zone: string }) {
  const { latest, instrument, zone } = props
  const { checkIn, last, start } = latest
  const max = findInstrument(instrument)?.total.max ?? 0
  const name = instrument.toUpperCase()
  const given = checkIn === null ? undefined : instantInWords(checkIn.submittedAt, zone, 'day')
  return (
    <Section title="Last score" onSheet>
      {checkIn !== null && checkIn.score.state === 'scored' ? (
        <ScoreFigure
          instrument={name}
          max={max}
          given={given}
          value={checkIn.score.total}
          band={checkIn.score.band}
          last={last ?? undefined}
          start={start ?? undefined}
          prorated={checkIn.score.prorated}
        />
      ) : (
        <ScoreFigure
          instrument={name}
          max={max}
          given={given}
          value={null}
          why={
            checkIn !== null && checkIn.score.state === 'not-scorable'
              ? `${checkIn.score.missing} questions were left open`
              : 'no check-in yet'
          }
        />
      )}
    </Section>
  )
}
