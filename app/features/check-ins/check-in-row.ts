import type { Answers, BandName, InstrumentId, Instant, RiskStatus } from '@kith/ipt'

import type { AppointmentId, CheckInId } from '#platform/ids.ts'

export type CheckInMode = 'self' | 'kiosk' | 'telephone' | 'paper'

/** A check-in as staff see it. The total is recomputed from the answers when it is read (HAZ-001). */
export type CheckInRow = {
  id: CheckInId
  instrument: InstrumentId
  submittedAt: Instant
  mode: CheckInMode
  /** Through a link: nobody has shown who they are (SEC-025). */
  byLink: boolean
  enteredBy: string | null
  appointmentId: AppointmentId | null
  /** The session that the appointment became, if it was held. */
  sessionNumber: number | null
  answers: Answers
  risk: RiskStatus | null
  /** The answer to the risk item as it was given (SAFE-004); null: not answered, or the instrument has none. */
  riskAnswer: number | null
  score:
    | { state: 'scored'; total: number; band: BandName; prorated: boolean }
    | { state: 'not-scorable'; missing: number }
  /** The check-in that this one corrects, and why (MEAS-015). */
  replaces: { id: CheckInId; reason: string } | null
  replacedBy: CheckInId | null
}

/** The newest valid check-in of a course, for lists. */
export type LatestScore = Pick<
  CheckInRow,
  'id' | 'instrument' | 'submittedAt' | 'score' | 'risk' | 'riskAnswer'
>
