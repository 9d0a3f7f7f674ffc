import type { Day, Instant, Judgement } from '@kith/ipt'

import type { AlertLine } from '#features/alerts/index.ts'
import type { CourseFormat, CoursePhase, ProblemArea } from '#features/courses/index.ts'
import type { AlertId, AppointmentId, CourseId, PatientId } from '#platform/ids.ts'

/** One clinician's day, and what waits beside it. */
export type Today = {
  day: Day
  before: Day
  after: Day
  isToday: boolean
  zone: string
  /** Whether this person treats anybody now. */
  hasPatients: boolean
  /** Whether this person treats or supervises at all: whoever keeps the clinic has no caseload to look at. */
  hasCaseload: boolean
  alerts: readonly AlertLine[]
  sessions: readonly TodaySession[]
  /** The next session after a day without one. */
  nextSessionAt: Instant | null
  notes: readonly UnsignedNote[]
  unsettled: readonly Unsettled[]
  notCheckedIn: readonly NotCheckedIn[]
  toArrange: readonly ToArrange[]
  reviews: readonly ReviewDue[]
  toAsk: readonly ContactToAsk[]
  toLookAt: readonly ToLookAt[]
}

export type TodaySession = {
  appointmentId: AppointmentId
  courseId: CourseId
  patientName: string
  startsAt: Instant
  minutes: number
  format: CourseFormat
  state: 'planned' | 'held' | 'cancelled' | 'missed'
  /** The number it has, or will have when it takes place (IPT-011). */
  number: number
  planned: number
  /** Those that did not take place and count by the contract: they are not left (IPT-011). */
  missedThatCount: number
  phase: CoursePhase
  focus: ProblemArea | null
  noteSigned: boolean
  checkedIn: { at: Instant; mode: 'self' | 'kiosk' | 'telephone' | 'paper' } | null
  score: LastScore | null
  alertId: AlertId | null
}

/** The newest score of the course's scale, with what it is compared with. */
export type LastScore = {
  instrument: string
  max: number
  at: Instant
  last: number | null
  start: number | null
} & ({ total: number; band: string; prorated: boolean } | { total: null })

/** A review that was agreed when an alert was closed, and whose day has come. */
export type ReviewDue = { alertId: AlertId; patientName: string; reviewOn: Day }

/** Somebody in a new phase who has not been asked again whether mail still reaches them alone. */
export type ContactToAsk = { patientId: PatientId; patientName: string }

export type UnsignedNote = { courseId: CourseId; patientName: string; number: number; heldOn: Day }

export type Unsettled = { courseId: CourseId; patientName: string; startsAt: Instant }

export type NotCheckedIn = {
  appointmentId: AppointmentId
  courseId: CourseId
  patientName: string
  startsAt: Instant
  reminder: 'waiting' | 'sent' | 'failed' | 'cancelled' | null
}

export type ToArrange = {
  courseId: CourseId
  patientName: string
  /** Sessions that were agreed and stand in no calendar. */
  missing: number
  /** The last appointment that did not take place, and what became of it. */
  lost: { at: Instant; state: 'missed' | 'cancelled' } | null
}

export type LookReason = 'worse' | 'plan-change-due' | 'review-suggested' | 'two-forms-missing'

/** For the clinician's eyes alone (IPT-185): why, and the rule with everything it rests on (REG-001). */
export type ToLookAt = {
  courseId: CourseId
  patientName: string
  reason: LookReason
  judgement: Pick<Judgement<string>, 'inWords' | 'inputs' | 'thresholds' | 'source'> | null
}
