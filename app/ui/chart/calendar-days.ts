import { monthNames } from '../clock-words.ts'

/** A day is counted from 1 January 1970 (day 0): a drawing needs distances, and no clock and no zone. */
export type CalendarDay = { year: number; month: number; day: number }

/** Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days (proleptic Gregorian). */
export function calendarDay(epochDay: number): CalendarDay {
  const shifted = epochDay + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** `epochDayOf('2026-03-09')` is 20521: the calendar day a check-in counts for. */
export function epochDayOf(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** "9 Mar 2026" */
export function dayInWords(epochDay: number): string {
  const { year, month, day } = calendarDay(epochDay)
  return `${day} ${monthNames[month - 1] ?? ''} ${year}`
}

export type DayTick = { day: number; words: string }

/** What to write under an axis: firsts of months, or single days where the axis is shorter than ten weeks. */
export function dayTicks(first: number, last: number): DayTick[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  if (last - first < 70) {
    return days
      .filter((day) => (day - first) % 14 === 0)
      .map((day) => ({ day, words: dayInWords(day).replace(/ \d+$/, '') }))
  }
  return days
    .filter((day) => calendarDay(day).day === 1)
    .map((day) => {
      const { month, year } = calendarDay(day)
      const name = monthNames[month - 1] ?? ''
      return { day, words: month === 1 ? `${name} ${year}` : name }
    })
}
