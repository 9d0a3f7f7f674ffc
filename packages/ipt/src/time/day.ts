import type { Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'

declare const dayBrand: unique symbol

/** A calendar day, `YYYY-MM-DD`, years 0001 to 9999 of the Gregorian calendar. Days compare as text. */
export type Day = string & { readonly [dayBrand]: true }

const lastDay = dayNumber(9999, 12, 31)

/**
 * Reads a day, exactly `YYYY-MM-DD` and in the calendar. Field codes: `day/unreadable` (another form),
 * `day/not-in-calendar` (30 February, year 0000). `field` is the name given in the problem.
 * Source: ISO 8601; IPT-221.
 *
 * @example readDay('2026-11-23') // { ok: true, value: '2026-11-23' }
 */
export function readDay(value: unknown, field = 'day'): Result<Day, Invalid> {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null
  if (parts === null) return invalid([{ field, code: 'day/unreadable' }])
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return invalid([{ field, code: 'day/not-in-calendar' }])
  }
  return ok(parts[0] as Day)
}

/**
 * The day `days` later, or earlier when negative. Throws RangeError for a fraction of a day or a day
 * outside the years 0001 to 9999: neither can come from a form that was read.
 * Source: the Gregorian calendar; IPT-221.
 *
 * @example addDays(day, 7) // '2026-11-30' for '2026-11-23'
 */
export function addDays(day: Day, days: number): Day {
  const number = numberOf(day) + days
  if (!Number.isInteger(days) || number < 0 || number > lastDay) throw new RangeError('day out of range')
  return dayOfNumber(number)
}

/**
 * Whole days from `from` to `to`, negative when `to` is earlier. Time zones and clock changes play no part
 * (IPT-221).
 *
 * @example daysBetween('2026-11-23', '2026-12-01') // 8, for days that were read
 */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from)
}

/**
 * The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
 * Source: ISO 8601.
 *
 * @example weekdayOf('2026-11-23') // 1
 */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 0001-01-01 was a Monday.
  return ((numberOf(day) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

function numberOf(day: Day): number {
  return dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

// Days since 0001-01-01. The year is counted from 1 March, so that a leap day comes last.
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month < 3 ? year - 1 : year
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  const dayOfYear = Math.floor((153 * (month < 3 ? month + 9 : month - 3) + 2) / 5) + day
  return 365 * shifted + leapDays + dayOfYear - 307
}

function dayOfNumber(number: number): Day {
  // At most a year off at first, then put right: plain to check, and fast enough.
  let year = Math.floor(number / 365.2425) + 1
  while (dayNumber(year, 1, 1) > number) year -= 1
  while (dayNumber(year + 1, 1, 1) <= number) year += 1
  let month = 1
  while (month < 12 && dayNumber(year, month + 1, 1) <= number) month += 1
  const day = number - dayNumber(year, month, 1) + 1
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
