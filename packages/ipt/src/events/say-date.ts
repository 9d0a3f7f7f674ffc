import type { ApproximateDate, DateEnd, DatePoint } from './approximate-date.ts'

/** English names, January first. */
export const monthNamesEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** English names of the season codes 21 to 24. */
export const seasonNamesEn = ['spring', 'summer', 'autumn', 'winter'] as const

/**
 * A date in English words, no more exact than it is.
 * Source: IPT-052; decision 0008.
 *
 * @example sayApproximateDate(date) // 'about March 2021' for '2021-03~'
 */
export function sayApproximateDate(date: ApproximateDate): string {
  if (date.kind === 'point') return sayPoint(date.at)
  const { from, to } = date
  if (typeof from === 'object' && to === 'open') return `since ${sayPoint(from)}`
  if (from === 'open' && typeof to === 'object') return `until ${sayPoint(to)}`
  return `from ${sayEnd(from)} to ${sayEnd(to)}`
}

function sayEnd(end: DateEnd): string {
  if (typeof end === 'object') return sayPoint(end)
  return end === 'open' ? 'an open end' : 'an unknown date'
}

function sayPoint(point: DatePoint): string {
  const about = point.qualifier === '~' || point.qualifier === '%' ? 'about ' : ''
  const perhaps = point.qualifier === '?' || point.qualifier === '%' ? 'perhaps ' : ''
  return `${perhaps}${about}${namePoint(point)}`
}

function namePoint(point: DatePoint): string {
  switch (point.precision) {
    case 'day':
      return `${point.day} ${monthNamesEn[point.month - 1]} ${point.year}`
    case 'month':
      return `${monthNamesEn[point.month - 1]} ${point.year}`
    case 'season':
      return `${seasonNamesEn[point.season - 21]} ${point.year}`
    case 'year':
      return `${point.year}`
    case 'decade':
      return `the ${point.year}s`
    case 'century':
      return `the years ${point.year} to ${point.year + 99}`
  }
}
