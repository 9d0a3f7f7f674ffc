import type { Instant } from '@kith/ipt'

import type { AlertId, CourseId, StaffId } from '#platform/ids.ts'

import type { Signal } from './signal-words.ts'

/** An alert as a list shows it: whose it is, what was answered, and until when somebody is asked. */
export type AlertLine = {
  id: AlertId
  courseId: CourseId
  patientName: string
  source: 'check-in' | 'staff-concern'
  state: 'open' | 'acknowledged'
  owner: { id: StaffId; name: string }
  isMine: boolean
  raisedAt: Instant
  nextStepAt: Instant | null
  /** The newest of each item, newest first. */
  signals: readonly (Signal & { at: Instant })[]
  signalCount: number
}
