import type { Day } from '../time/day.ts'
import { addDays, daysBetween, readDay } from '../time/day.ts'
import type { ApproximateDate, DateEnd, DatePoint, DatePrecision } from './approximate-date.ts'

/** The earliest and the latest day that a date can mean, both included. `null`: no limit is known. */
export type DateSpan = { readonly earliest: Day | null; readonly latest: Day | null }

export type Hemisphere = 'north' | 'south'

/** How many days "about" reaches beyond what is named, on each side, by precision. */
export type AboutDays = { readonly [Precision in DatePrecision]: number }

/**
 * † EDTF does not say how far `~` reaches; IPT-052 makes "approximate" a precision of its own, and IPT-062 asks
 * for its error bar. Kith takes half of the unit named, and a week for a day. A clinic may set it.
 */
export const defaultAboutDays: AboutDays = {
  day: 7,
  month: 15,
  season: 46,
  year: 183,
  decade: 1826,
  century: 18_262,
}

/** No margin: `~` means what is named and no more, as EDTF libraries count. */
export const noAboutDays: AboutDays = { day: 0, month: 0, season: 0, year: 0, decade: 0, century: 0 }

/** What a person's place and a clinic's setting add to a date. */
export type DateReading = { readonly hemisphere: Hemisphere; readonly about?: AboutDays }

/**
 * The days that a date can mean, from the beginning of its first day to the end of its last. Seasons are whole
 * months, named after the year in which they begin: spring 2019 is March to May in the north and September to
 * November in the south; winter 2019 in the north is December 2019 to February 2020. `~` and `%` widen it by
 * {@link defaultAboutDays}; `?` alone does not, it is a doubt about the source. Days stay in 0001 to 9999.
 * Source: ISO 8601-2; IPT-052; how far "about" reaches is Kith’s own †.
 *
 * @example spanOf(date, { hemisphere: 'north' }) // { earliest: '2019-03-01', latest: '2019-05-31' } for '2019-21'
 */
export function spanOf(date: ApproximateDate, reading: DateReading): DateSpan {
  if (date.kind === 'point') return spanOfPoint(date.at, reading)
  return { earliest: spanOfEnd(date.from, reading).earliest, latest: spanOfEnd(date.to, reading).latest }
}

/**
 * The days on which something can have begun: of a point its own span; of an interval the span of its
 * beginning, which came before its end when only that is known.
 * Source: IPT-062.
 *
 * @example spanOfBeginning(date, { hemisphere: 'north' }) // '1999/..': 1999-01-01 to 1999-12-31
 */
export function spanOfBeginning(date: ApproximateDate, reading: DateReading): DateSpan {
  if (date.kind === 'point') return spanOfPoint(date.at, reading)
  if (typeof date.from === 'object') return spanOfPoint(date.from, reading)
  return { earliest: null, latest: spanOfEnd(date.to, reading).latest }
}

/** Days between two spans: negative when the first lies before the second. `null`: no limit is known. */
export type DaysRange = {
  /** From the middle of one to the middle of the other; `null` when an end is not known. */
  readonly days: number | null
  readonly least: number | null
  readonly most: number | null
}

/**
 * How many days `span` lies after `anchor` (before: negative), with the error bar of both (IPT-062).
 *
 * @example daysFrom(onset, event) // { days: -14, least: -14, most: -14 } for two exact days
 */
export function daysFrom(anchor: DateSpan, span: DateSpan): DaysRange {
  const least = span.earliest && anchor.latest ? daysBetween(anchor.latest, span.earliest) : null
  const most = span.latest && anchor.earliest ? daysBetween(anchor.earliest, span.latest) : null
  const middle = least === null || most === null ? null : Math.round((least + most) / 2)
  return { days: middle === 0 ? 0 : middle, least, most }
}

function spanOfEnd(end: DateEnd, reading: DateReading): DateSpan {
  return typeof end === 'string' ? { earliest: null, latest: null } : spanOfPoint(end, reading)
}

function spanOfPoint(point: DatePoint, { hemisphere, about = defaultAboutDays }: DateReading) {
  const isAbout = point.qualifier === '~' || point.qualifier === '%'
  const margin = isAbout ? about[point.precision] : 0
  const { earliest, latest } = namedDays(point, hemisphere)
  return { earliest: moved(earliest, -margin), latest: moved(latest, margin) }
}

function namedDays(point: DatePoint, hemisphere: Hemisphere): { earliest: Day; latest: Day } {
  const { year } = point
  switch (point.precision) {
    case 'day': {
      const day = dayOf(year, point.month, point.day)
      return { earliest: day, latest: day }
    }
    case 'month':
      return months(year, point.month, 1)
    case 'season': {
      // March, June, September or December; half a year later in the south.
      const inNorth = 3 * (point.season - 20)
      return months(year, hemisphere === 'north' ? inNorth : ((inNorth + 5) % 12) + 1, 3)
    }
    case 'year':
      return months(year, 1, 12)
    case 'decade':
      return months(year, 1, 120)
    case 'century':
      return months(year, 1, 1200)
  }
}

function months(year: number, month: number, count: number): { earliest: Day; latest: Day } {
  const next = year * 12 + (month - 1) + count
  const nextYear = Math.floor(next / 12)
  const latest = nextYear > 9999 ? lastDay : addDays(dayOf(nextYear, (next % 12) + 1, 1), -1)
  return { earliest: dayOf(year, month, 1), latest }
}

const firstDay = '0001-01-01' as Day
const lastDay = '9999-12-31' as Day

function moved(day: Day, days: number): Day {
  if (days < 0 && daysBetween(firstDay, day) < -days) return firstDay
  return days > 0 && daysBetween(day, lastDay) < days ? lastDay : addDays(day, days)
}

function dayOf(year: number, month: number, day: number): Day {
  const pad = (number: number, width: number) => String(number).padStart(width, '0')
  const read = readDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
  if (!read.ok) throw new RangeError('day out of range')
  return read.value
}
