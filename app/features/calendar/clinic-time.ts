import { addDays, daysBetween, weekdayOf, type Day } from '@kith/ipt'

/** A moment as the clock on the clinic's wall shows it. */
export type ClinicTime = { day: Day; time: string }

/** "Mon 23 Nov 2026": month and day can never change places (HAZ-018). */
export function dayWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${weekdays[weekdayOf(day) - 1]} ${date} ${months[month - 1]} ${year}`
}

/** "Mon 23 Nov 2026, 10:00". */
export function clinicTimeWords({ day, time }: ClinicTime): string {
  return `${dayWords(day)}, ${time}`
}

/** A time of day as forms send it, `HH:MM`, or null. */
export function readTime(value: unknown): string | null {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : null
}

/** Days, and minutes within a day, from one moment of the clinic's clock to another. */
export type ClockShift = { days: number; minutes: number }

export function shiftBetween(from: ClinicTime, to: ClinicTime): ClockShift {
  return { days: daysBetween(from.day, to.day), minutes: minutesOf(to.time) - minutesOf(from.time) }
}

/** The same shift on another day: ten o'clock stays ten o'clock on either side of a clock change (SEC-050). */
export function shiftBy({ day, time }: ClinicTime, shift: ClockShift): ClinicTime {
  const minutes = minutesOf(time) + shift.minutes
  const within = ((minutes % 1_440) + 1_440) % 1_440
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: addDays(day, shift.days + Math.floor(minutes / 1_440)),
    time: `${two(Math.floor(within / 60))}:${two(within % 60)}`,
  }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
