import type { Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Prompt } from './prompt.ts'

/** When a session was to begin, when it did, and why if that was volunteered (IPT-097). */
export type LateStart = {
  readonly scheduled: string
  readonly actual: string
  readonly minutesLate: number
  readonly minutesLeft: number
  readonly reason: string | null
}

/**
 * Works out what is left of a session; it still ends on time (IPT-098). Times are `HH:MM` of the clinic's
 * clock, 24 hours; a session does not cross midnight. One that begins early is not late. Field codes:
 * `lateness/not-a-time`, `lateness/not-a-length`. Refused: `lateness/over-midnight`.
 *
 * @example lateStart({ scheduled: '09:00', actual: '09:20', minutes: 50 })
 * // { ok: true, value: { minutesLate: 20, minutesLeft: 30, … } }
 */
export function lateStart(session: {
  readonly scheduled: string
  readonly actual: string
  readonly minutes: number
  readonly reason?: string | null
}): Result<LateStart, Invalid | Refused<'lateness/over-midnight'>> {
  const { scheduled, actual, minutes } = session
  const [from, began] = [minuteOf(scheduled), minuteOf(actual)]
  const fields = [
    ...(from === null ? [{ field: 'scheduled', code: 'lateness/not-a-time' }] : []),
    ...(began === null ? [{ field: 'actual', code: 'lateness/not-a-time' }] : []),
    ...(Number.isInteger(minutes) && minutes > 0
      ? []
      : [{ field: 'minutes', code: 'lateness/not-a-length' }]),
  ]
  if (from === null || began === null || fields.length > 0) return invalid(fields)
  if (from + minutes > 24 * 60) return refuse('lateness/over-midnight')
  const minutesLate = Math.max(0, began - from)
  const minutesLeft = Math.max(0, minutes - minutesLate)
  return ok({ scheduled, actual, minutesLate, minutesLeft, reason: session.reason?.trim() || null })
}

/**
 * What a clinician sees when a session begins late: the minutes left, the sessions left, and two things to
 * say, which blame the illness and plan together (IPT-098). `null` when it began on time. For the clinician
 * alone; no view of the patient counts lateness (IPT-099).
 *
 * @example latenessPrompt(late, { left: 9 })?.words
 */
export function latenessPrompt(late: LateStart, count: { readonly left: number }): Prompt | null {
  if (late.minutesLate === 0) return null
  return {
    rule: 'course/late-start',
    inputs: {
      minutesLate: late.minutesLate,
      minutesLeft: late.minutesLeft,
      sessionsLeft: count.left,
    },
    thresholds: { minutesLate: 1 },
    source: 'IPT-097, IPT-098',
    words:
      `${late.minutesLeft} ${late.minutesLeft === 1 ? 'minute is' : 'minutes are'} left today, and ` +
      `${count.left} ${count.left === 1 ? 'session' : 'sessions'} after this one. ` +
      `First: \u201c${latenessWordsEn[0]}\u201d Then: \u201c${latenessWordsEn[1]}\u201d The session ends at its time.`,
  }
}

/** The two things to say: the illness first, then a plan together (IPT-002, IPT-098). */
export const latenessWordsEn = [
  'Depression makes it hard to get going and to leave the house. That is the illness.',
  'Since our time together is limited, what would make it easier to get here next time?',
] as const

function minuteOf(time: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2])
}
