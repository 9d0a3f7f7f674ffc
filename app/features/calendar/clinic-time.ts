import { weekdayOf, type Day } from '@kith/ipt'

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

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
