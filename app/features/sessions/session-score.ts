import type { CheckInRow } from '#features/check-ins/index.ts'
import type { AppointmentId } from '#platform/ids.ts'
import { baselineIn, daysBetween, type Day, type Instant, type InstrumentId } from '@kith/ipt'

/** The score that belongs to a session, and what it is compared with. */
export type SessionScore = {
  /** Null: the scale was not done for this session (IPT-105). */
  checkIn: CheckInRow | null
  /** The total before it, whenever that was; null when there is none. */
  last: number | null
  /** The last total at or before session 1; null when there is none, or when it is this one. */
  start: number | null
}

/** Check-ins that count: of the course's scale, and not replaced by a correction. Oldest first. */
export function countingCheckIns(checkIns: readonly CheckInRow[], instrument: string): readonly CheckInRow[] {
  return checkIns.filter((row) => row.instrument === instrument && row.replacedBy === null)
}

/**
 * The check-in of a session: the newest that was given for its appointment, otherwise the newest that was given for no
 * appointment since the session before.
 */
export function scoreOfSession(
  checkIns: readonly CheckInRow[],
  session: { appointmentId: AppointmentId | null; after: Instant | null; until: Instant | null },
  start: number | null,
): SessionScore {
  const { appointmentId, after, until } = session
  const own = checkIns.findLast((row) => row.appointmentId !== null && row.appointmentId === appointmentId)
  const between = (row: CheckInRow) =>
    (after === null || row.submittedAt > after) && (until === null || row.submittedAt <= until)
  const checkIn = own ?? checkIns.findLast((row) => row.appointmentId === null && between(row)) ?? null
  const before = checkIn === null ? [] : checkIns.slice(0, checkIns.indexOf(checkIn))
  const last = before.map(totalOf).findLast((total) => total !== null) ?? null
  const hasBefore = before.some((row) => totalOf(row) !== null)
  return { checkIn, last, start: hasBefore ? start : null }
}

/**
 * When a form that was given for no appointment counts for a session: after the one before was over, until this one is.
 * The longest meeting has two hours; a form filled in right after it still belongs to it.
 */
export function sessionWindow(previous: Instant | null, startedAt: Instant | null) {
  return {
    after: previous === null ? null : later(previous),
    until: startedAt === null ? null : later(startedAt),
  }
}

function later(startedAt: Instant): Instant {
  return new Date(Date.parse(startedAt) + 3 * 3_600_000).toISOString() as Instant
}

/** The total that the course began from: the last one at or before the day of session 1. */
export function startingTotal(
  checkIns: readonly { instrument: InstrumentId; total: number | null; day: Day }[],
  firstHeldOn: Day | null,
): number | null {
  const totals = checkIns.flatMap(({ instrument, total, day }) =>
    total === null
      ? []
      : [{ instrument, total, day: firstHeldOn === null ? 0 : daysBetween(firstHeldOn, day) }],
  )
  return baselineIn(totals)?.total ?? null
}

export function totalOf(row: CheckInRow): number | null {
  return row.score.state === 'scored' ? row.score.total : null
}
