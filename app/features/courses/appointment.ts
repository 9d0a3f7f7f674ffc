import type { Instant } from '@kith/ipt'

import type { ClinicTime } from '#features/calendar/index.ts'
import type { AppointmentId } from '#platform/ids.ts'

import type { CourseFormat } from './course-words.ts'

export type AppointmentState = 'planned' | 'held' | 'cancelled' | 'missed'

/** One date of a course. A number belongs to a session that was held, and to nothing else (IPT-011). */
export type Appointment = ClinicTime & {
  id: AppointmentId
  startsAt: Instant
  minutes: number
  format: CourseFormat
  state: AppointmentState
  version: number
  /** Somebody moved it for itself: it stays there when the others follow another rhythm. */
  movedAlone: boolean
  sessionNumber: number | null
}

/** What an appointment was before a change, so that the change can be taken back. */
export type AppointmentChange = {
  id: AppointmentId
  /** Its version after the change; null: there was no appointment before. */
  version: number
  former: Pick<Appointment, 'startsAt' | 'minutes' | 'format' | 'state' | 'movedAlone'> | null
}

/** Whether an appointment takes one of the agreed sessions: one that was missed does where the contract says so (IPT-011). */
export function countsAsStanding(state: AppointmentState, missedCounts: boolean): boolean {
  return state === 'planned' || state === 'held' || (missedCounts && state === 'missed')
}
