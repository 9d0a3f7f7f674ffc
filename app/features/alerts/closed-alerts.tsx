import type { Day, Instant } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { Section, Timestamp } from '#ui/index.ts'

import { outcomeWords } from './alert-words.ts'
import './alerts.css'
import type { Outcome } from './outcomes.ts'

/** An alert that was closed, with what was agreed then. */
export type ClosedAlert = { id: string; closedAt: Instant; outcome: Outcome; nextStep: string; reviewOn: Day }

/** What was decided and promised stays in sight: the next step is somebody's to keep (HAZ-006). */
export function ClosedAlerts({ alerts, zone }: { alerts: readonly ClosedAlert[]; zone: string }) {
  if (alerts.length === 0) return null
  return (
    <Section title="Closed alerts">
      <ul role="list" className="stack">
        {alerts.map(({ id, closedAt, outcome, nextStep, reviewOn }) => (
          <li key={id} className="stack stack-tight">
            <p>
              <a href={`/alerts/${id}`}>
                Closed <Timestamp at={closedAt} zone={zone} />
              </a>{' '}
              <strong>{outcomeWords[outcome]}</strong>
            </p>
            <p className="as-written">{nextStep}</p>
            <p className="quiet">Next review {dayWords(reviewOn)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
