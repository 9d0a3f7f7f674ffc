import type { Instant } from '@kith/ipt'

import type { AlertClock } from './read-rota.server.ts'
import { afterStaffedMinutes } from './staffed-minutes.ts'

/**
 * When an alert that nobody takes moves on. The clinic's minutes are counted from the start (15, 30, 60: SEC-070), so
 * each step waits for the difference; after the last, the last wait is repeated. Only staffed time counts. A clinic that
 * has set no hours is counted by the wall clock: an alert must move all the same, and patients are told that nobody
 * watches (SEC-072).
 */
export function nextStepAt(clock: AlertClock, step: number, from: Instant): Instant {
  const minutes = waitOf(clock.stepMinutes, step)
  return (
    afterStaffedMinutes(clock.hours, clock.zone, from, minutes) ??
    (new Date(Date.parse(from) + minutes * 60_000).toISOString() as Instant)
  )
}

function waitOf(stepMinutes: readonly number[], step: number): number {
  const last = stepMinutes.length - 1
  const at = Math.min(step, last)
  const wait = (stepMinutes[at] ?? 15) - (at === 0 ? 0 : (stepMinutes[at - 1] ?? 0))
  return Math.max(wait, 1)
}
