import type { Instant } from '@kith/ipt'
import { Temporal } from 'temporal-polyfill'

/** A stretch of one weekday (ISO: Monday is 1) on the clinic's clock, `HH:MM`; `24:00` is the end of the day. */
export type StaffedPeriod = { readonly weekday: number; readonly opens: string; readonly closes: string }

/**
 * The moment when so many minutes have passed with somebody there. Clock changes count as they are lived: an hour that
 * is skipped holds no minute, one that comes twice holds 120 (SEC-050). Null when the clinic has set no hours.
 */
export function afterStaffedMinutes(
  hours: readonly StaffedPeriod[],
  zone: string,
  from: Instant,
  minutes: number,
): Instant | null {
  let left = minutes * 60_000
  for (const stretch of stretchesFrom(hours, zone, from)) {
    const length = stretch.to - stretch.from
    if (left <= length) return new Date(stretch.from + left).toISOString() as Instant
    left -= length
  }
  return null
}

/** Whether somebody is there at this moment, and otherwise when next. Null when the clinic has set no hours. */
export function nextStaffed(
  hours: readonly StaffedPeriod[],
  zone: string,
  at: Instant,
): { now: boolean; opensAt: Instant } | null {
  for (const stretch of stretchesFrom(hours, zone, at)) {
    return {
      now: stretch.from <= Date.parse(at),
      opensAt: new Date(stretch.from).toISOString() as Instant,
    }
  }
  return null
}

/** Staffed time from a moment on, in order and never twice, without end unless there is none. */
function* stretchesFrom(
  hours: readonly StaffedPeriod[],
  zone: string,
  at: Instant,
): Generator<{ from: number; to: number }> {
  const periods = hours
    .filter(({ weekday, opens, closes }) => weekday >= 1 && weekday <= 7 && opens < closes)
    .toSorted((a, b) => a.opens.localeCompare(b.opens))
  if (periods.length === 0) return
  let passed = Date.parse(at)
  let day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()
  for (;;) {
    for (const { weekday, opens, closes } of periods) {
      if (weekday !== day.dayOfWeek) continue
      const from = Math.max(passed, momentOn(day, opens, zone))
      const to = momentOn(day, closes, zone)
      if (to <= from) continue
      yield { from, to }
      passed = to
    }
    day = day.add({ days: 1 })
  }
}

// A time that the clock skips is taken as the moment of the change would have it; one that comes twice, as the first.
function momentOn(day: Temporal.PlainDate, time: string, zone: string): number {
  const [date, clock] = time.startsWith('24:00') ? [day.add({ days: 1 }), '00:00'] : [day, time]
  return date.toZonedDateTime({ timeZone: zone, plainTime: clock }).epochMilliseconds
}
