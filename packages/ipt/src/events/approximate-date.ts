import type { Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import { readDay } from '../time/day.ts'

declare const pointBrand: unique symbol

/** How sure a date is: `~` about, `?` doubtful, `%` both (ISO 8601-2, EDTF level 1). */
export type DateQualifier = '' | '~' | '?' | '%'

/** The codes of EDTF: 21 spring, 22 summer, 23 autumn, 24 winter; which months, the hemisphere decides. */
export type SeasonCode = 21 | 22 | 23 | 24

type PointShape =
  | { readonly precision: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'season'; readonly year: number; readonly season: SeasonCode }
  | { readonly precision: 'year' | 'decade' | 'century'; readonly year: number }

/**
 * One date as exact as is known. `year` of a decade or a century is its first year. `edtf` is the text as it
 * was written; `2021-XX` has the precision of a year and keeps its own text.
 */
export type DatePoint = PointShape & {
  readonly qualifier: DateQualifier
  readonly edtf: string
  readonly [pointBrand]: true
}

export type DatePrecision = DatePoint['precision']

/** `open`: it goes on in that direction (`..`). `unknown`: there is an end and nobody knows it. */
export type DateEnd = DatePoint | 'open' | 'unknown'

/** A date of a life event in the part of EDTF that people need. `edtf` prints it. */
export type ApproximateDate =
  | { readonly kind: 'point'; readonly edtf: string; readonly at: DatePoint }
  | {
      readonly kind: 'interval'
      readonly edtf: string
      /** At least one of both ends is a date. */
      readonly from: DateEnd
      readonly to: DateEnd
    }

export type DateProblemCode =
  | 'event/date-unreadable'
  | 'event/date-not-in-calendar'
  | 'event/date-ends-before-it-begins'

/**
 * Reads the part of EDTF (ISO 8601-2) that people need, years 0001 to 9999: year, month, day, season
 * (`2019-21`), digits that are not known (`202X`, `20XX`, `2021-XX`, `2021-03-XX`), `~` `?` `%` at the end,
 * and intervals `a/b`, open (`../b`, `a/..`) or with an unknown end (`/b`, `a/`). White space around it is not
 * read. Decision 0008 says what was left out.
 *
 * Field codes: `event/date-unreadable`; `event/date-not-in-calendar` (30 February, month 13, season 25);
 * `event/date-ends-before-it-begins` when every reading of the interval is backwards.
 * Source: ISO 8601-2, EDTF level 1; decision 0008.
 *
 * @example readApproximateDate('2021-03~') // { ok: true, value: { kind: 'point', edtf: '2021-03~', … } }
 */
export function readApproximateDate(value: unknown, field = 'when'): Result<ApproximateDate, Invalid> {
  if (typeof value !== 'string') return problem(field, 'event/date-unreadable')
  const [first = '', second, ...rest] = value.split('/')
  if (rest.length > 0) return problem(field, 'event/date-unreadable')
  if (second === undefined) {
    const at = readPoint(first)
    return typeof at === 'string' ? problem(field, at) : ok({ kind: 'point', edtf: value, at })
  }
  const from = readEnd(first)
  const to = readEnd(second)
  if (isProblem(from)) return problem(field, from)
  if (isProblem(to)) return problem(field, to)
  if (typeof from === 'string' && typeof to === 'string') return problem(field, 'event/date-unreadable')
  if (typeof from === 'object' && typeof to === 'object' && lastKey(to) < firstKey(from)) {
    return problem(field, 'event/date-ends-before-it-begins')
  }
  return ok({ kind: 'interval', edtf: value, from, to })
}

/**
 * The text of a date, in EDTF. Reading it again gives the same date.
 * Source: ISO 8601-2.
 *
 * @example printApproximateDate(date) // '2021-03~'
 */
export function printApproximateDate(date: ApproximateDate): string {
  return date.edtf
}

const form = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%]?)$/

function readEnd(text: string): DateEnd | DateProblemCode {
  if (text === '..') return 'open'
  return text === '' ? 'unknown' : readPoint(text)
}

function readPoint(text: string): DatePoint | DateProblemCode {
  const parts = form.exec(text)
  if (parts === null) return 'event/date-unreadable'
  const [edtf, yearText = '', month, day, qualifier = ''] = parts
  const shape = shapeOf(yearText, month, day)
  if (typeof shape === 'string') return shape
  // The one place where a text becomes a date.
  return { ...shape, qualifier, edtf } as DatePoint
}

function shapeOf(
  yearText: string,
  month: string | undefined,
  day: string | undefined,
): PointShape | DateProblemCode {
  const year = Number(yearText.replaceAll('X', '0'))
  if (year < 1) return 'event/date-not-in-calendar'
  if (yearText.includes('X')) {
    if (month !== undefined) return 'event/date-unreadable'
    return { precision: yearText.endsWith('XX') ? 'century' : 'decade', year }
  }
  if (month === undefined) return { precision: 'year', year }
  if (month === 'XX')
    return day === undefined || day === 'XX' ? { precision: 'year', year } : 'event/date-unreadable'
  const number = Number(month)
  if (number > 20 && day !== undefined) return 'event/date-unreadable'
  if (number >= 21 && number <= 24) return { precision: 'season', year, season: number as SeasonCode }
  if (number < 1 || number > 12) return 'event/date-not-in-calendar'
  if (day === undefined || day === 'XX') return { precision: 'month', year, month: number }
  if (!readDay(`${yearText}-${month}-${day}`).ok) return 'event/date-not-in-calendar'
  return { precision: 'day', year, month: number, day: Number(day) }
}

// Seasons have no months until a hemisphere is named, so here they are as wide as their year and the next.
function firstKey(point: DatePoint): number {
  return key(point, point.precision === 'day' || point.precision === 'month' ? point.month : 1, 1)
}

function lastKey(point: DatePoint): number {
  if (point.precision === 'day' || point.precision === 'month') return key(point, point.month, 31)
  const years = { season: 1, year: 0, decade: 9, century: 99 }[point.precision]
  return key(point, 12, 31) + years * 10_000
}

function key(point: DatePoint, month: number, day: number): number {
  return point.year * 10_000 + month * 100 + (point.precision === 'day' ? point.day : day)
}

function isProblem(end: DateEnd | DateProblemCode): end is DateProblemCode {
  return typeof end === 'string' && end.startsWith('event/')
}

function problem(field: string, code: DateProblemCode) {
  return invalid([{ field, code }])
}
