import { CheckInFigure, type SessionScore } from '#features/sessions/index.ts'
import { Section, instantInWords } from '#ui/index.ts'

/** The newest score, large, and how it has moved. */
export function LatestScore(props: { latest: SessionScore; instrument: string; zone: string }) {
  const { checkIn } = props.latest
  const given = checkIn === null ? undefined : instantInWords(checkIn.submittedAt, props.zone, 'day')
  return (
    <Section title="Last score" onSheet>
      <CheckInFigure
        score={props.latest}
        instrument={props.instrument}
        given={given}
        whenNone="no check-in yet"
      />
    </Section>
  )
}
