import { lateStart, type Instant, type LateStart } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'

/**
 * How late a session began, worked out from its appointment and its start; null when it began on time. A start that was
 * entered on another day, or after the session's end, says when it was written down and not when it began.
 */
export function lateStartOf(facts: {
  startsAt: Instant
  minutes: number
  startedAt: Instant
  reason: string
  timeZone: string
}): LateStart | null {
  const { startsAt, minutes, startedAt, reason, timeZone } = facts
  const scheduled = clinicTimeOf(startsAt, timeZone)
  const actual = clinicTimeOf(startedAt, timeZone)
  if (scheduled.day !== actual.day) return null
  const read = lateStart({ scheduled: scheduled.time, actual: actual.time, minutes, reason })
  if (!read.ok || read.value.minutesLate === 0 || read.value.minutesLeft === 0) return null
  return read.value
}
