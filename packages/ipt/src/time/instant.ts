import type { Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import { readDay } from './day.ts'

declare const instantBrand: unique symbol

/** A moment in ISO 8601 with its zone: `2026-11-23T09:30:00Z`, `2026-11-23T10:30:00.250+01:00`. */
export type Instant = string & { readonly [instantBrand]: true }

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/

/**
 * Reads a moment: day, `T`, hours to seconds, up to nine digits of a second, and `Z` or an offset up to
 * 18:00. The text is kept as it is, so two texts can name one moment; compare them as moments, not as text.
 * Field codes: `instant/unreadable`, `instant/not-in-calendar` (no such day or time; a leap second too).
 * Source: ISO 8601.
 *
 * @example readInstant('2026-11-23T09:30:00Z') // { ok: true, value: '2026-11-23T09:30:00Z' }
 */
export function readInstant(value: unknown, field = 'instant'): Result<Instant, Invalid> {
  const parts = typeof value === 'string' ? form.exec(value) : null
  if (parts === null) return invalid([{ field, code: 'instant/unreadable' }])
  const [text, day, hours, minutes, seconds, offsetHours = '00', offsetMinutes = '00'] = parts
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes)
  const isInCalendar =
    readDay(day).ok &&
    Number(hours) < 24 &&
    Number(minutes) < 60 &&
    Number(seconds) < 60 &&
    Number(offsetMinutes) < 60 &&
    offset <= 18 * 60
  return isInCalendar ? ok(text as Instant) : invalid([{ field, code: 'instant/not-in-calendar' }])
}
