import type { Day, Instant } from '@kith/ipt'
import { Temporal } from 'temporal-polyfill'

import type { ClinicTime } from './clinic-time.ts'

/** What the clinic's clock shows at an instant. */
export function clinicTimeOf(at: Instant, zone: string): ClinicTime {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime()
  return { day: local.toPlainDate().toString() as Day, time: local.toPlainTime().toString().slice(0, 5) }
}

/**
 * The instant at which the clinic's clock shows a day and a time. A session stays at its hour when the clocks
 * change (SEC-050). A time that is left out in spring becomes the one an hour later; one that comes twice in
 * autumn is the first of the two.
 */
export function instantAt({ day, time }: ClinicTime, zone: string): Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 }) as Instant
}

/** The first instant of a day in the clinic. */
export function startOfDay(day: Day, zone: string): Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime(zone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 }) as Instant
}
