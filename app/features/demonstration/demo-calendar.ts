import { addDays, weekdayOf, type Day } from '@kith/ipt'

import type { DemoCase } from './demo-case.ts'

/** How a case lies in the calendar, counted from today. */
export type DemoWeeks = {
  first: Day
  /** Weekly days that are over, of sessions held and missed. */
  past: number
  /** The day of the latest one. */
  last: Day
}

// Courses that ended without maintenance, in weeks before today.
const endedWeeksAgo = { completed: 3, 'ended-early': 2 } as const

/** Maintenance is monthly (IPT-170). */
export const maintenanceEveryWeeks = 4

export function weeksOf(one: DemoCase, today: Day): DemoWeeks {
  const past = one.held + (one.missedBefore?.length ?? 0)
  const latest = addDays(today, -daysBack(one.day, today))
  if (one.ended !== undefined) {
    const { how, maintenance } = one.ended
    const weeks = maintenance === undefined ? endedWeeksAgo[how] : maintenance.held * maintenanceEveryWeeks
    const last = addDays(latest, -7 * weeks)
    return { first: addDays(last, -7 * (past - 1)), past, last }
  }
  // Today's session is still to come; that of another weekday was held.
  const last = one.day === 0 ? addDays(latest, -7) : latest
  return { first: addDays(last, -7 * (past - 1)), past, last }
}

/** Days since the `nth` working day before today; today itself for 0, whatever day it is. */
function daysBack(nth: number, today: Day): number {
  const working = [1, 2, 3, 4, 5, 6].filter((days) => weekdayOf(addDays(today, -days)) <= 5)
  return nth === 0 ? 0 : (working[nth - 1] ?? nth)
}
