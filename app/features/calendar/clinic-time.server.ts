import type { Day, Instant } from '@kith/ipt'
import { Temporal } from 'temporal-polyfill'

import type { ClinicTime } from './clinic-time.ts'

/** What the clinic's clock shows at an instant. A caseload asks this hundreds of times, hence the formatter that is kept. */
export function clinicTimeOf(at: Instant, zone: string): ClinicTime {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clockOf(zone).formatToParts(Date.parse(at))) parts[type] = value
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts
  return { day: `${year.padStart(4, '0')}-${month}-${day}` as Day, time: `${hour}:${minute}` }
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

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const kept = clocks.get(zone)
  if (kept !== undefined) return kept
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(zone, clock)
  return clock
}
