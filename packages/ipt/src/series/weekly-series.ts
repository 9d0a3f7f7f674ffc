import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import { addDays, daysBetween, readDay } from '../time/day.ts'
import type { Day } from '../time/day.ts'

/** `firstOn` is the day of session 1, `count` the number of sessions, `everyWeeks` the weeks between two. */
export type SeriesWish = { readonly firstOn: string; readonly count: number; readonly everyWeeks: number }

/** Two years of sessions every week; more is a slip of the finger. */
const mostSessions = 104
const mostWeeksBetween = 52

/**
 * The days of a series of sessions on one day of the week. Public holidays and leave are not known here;
 * each day can be moved afterwards. Field codes: those of {@link readDay} for `firstOn`;
 * `series/not-1-to-104` for `count`, `series/not-1-to-52` for `everyWeeks`; `series/beyond-calendar`.
 * Source: IPT-090; the limits are Kith’s own.
 *
 * @example weeklySeries({ firstOn: '2026-11-23', count: 3, everyWeeks: 1 })
 * // { ok: true, value: ['2026-11-23', '2026-11-30', '2026-12-07'] }
 */
export function weeklySeries({ firstOn, count, everyWeeks }: SeriesWish): Result<readonly Day[], Invalid> {
  const first = readDay(firstOn, 'firstOn')
  const fields: FieldProblem[] = first.ok ? [] : [...first.problem.fields]
  if (!isWholeFrom1To(mostSessions, count)) fields.push({ field: 'count', code: 'series/not-1-to-104' })
  if (!isWholeFrom1To(mostWeeksBetween, everyWeeks)) {
    fields.push({ field: 'everyWeeks', code: 'series/not-1-to-52' })
  }
  if (!first.ok || fields.length > 0) return invalid(fields)
  const step = 7 * everyWeeks
  if (daysBetween(first.value, '9999-12-31' as Day) < step * (count - 1)) {
    return invalid([{ field: 'firstOn', code: 'series/beyond-calendar' }])
  }
  return ok(Array.from({ length: count }, (_, at) => addDays(first.value, at * step)))
}

function isWholeFrom1To(most: number, value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}
