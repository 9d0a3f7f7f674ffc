import type { Instant } from '@kith/ipt'

import type { ClinicTime } from '#features/calendar/index.ts'

/** One wished-for date and what it runs into. */
export type PlannedSession = ClinicTime & {
  startsAt: Instant
  minutes: number
  /** The wished-for time does not exist on that day: the clocks go forward. It is an hour later then. */
  clockChange: boolean
  clashes: readonly (ClinicTime & { key: string; patientName: string })[]
  /** The number of another session of the same list that lies across this one. */
  overlapsSession: number | null
}
