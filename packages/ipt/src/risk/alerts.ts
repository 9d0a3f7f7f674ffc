import type { Day } from '../time/day.ts'
import { addDays } from '../time/day.ts'
import type { AlertLevel, RiskTrigger } from './triggers.ts'
import { alertLevels, levelOf } from './triggers.ts'

/** An open alert of one patient: its triggers in their order, the first that opened it. None is ever dropped. */
export type OpenAlert = {
  readonly source: string
  readonly triggers: readonly [RiskTrigger, ...RiskTrigger[]]
}

/**
 * Adds a trigger to the open alerts of one patient: to the alert of the same source, or as a new one. There is one
 * open alert for each source, and nothing is left out because it was the same last week (SAFE-002, SAFE-005).
 *
 * @example addTrigger([], trigger).length // 1
 */
export function addTrigger(alerts: readonly OpenAlert[], trigger: RiskTrigger): readonly OpenAlert[] {
  const source = sourceOf(trigger)
  if (!alerts.some((alert) => alert.source === source)) return [...alerts, { source, triggers: [trigger] }]
  return alerts.map((alert) =>
    alert.source === source ? { source, triggers: [...alert.triggers, trigger] } : alert,
  )
}

/**
 * Where a trigger comes from: a questionnaire, staff, a third party, the history.
 * Source: SAFE-002.
 *
 * @example sourceOf({ kind: 'answer', instrument: 'phq-9', signal }) // 'answer:phq-9'
 */
export function sourceOf(trigger: RiskTrigger): string {
  return trigger.kind === 'answer' ? `answer:${trigger.instrument}` : trigger.kind
}

/**
 * How soon an alert asks for somebody: the foremost of its triggers. It never falls while the alert is open.
 * Source: SAFE-002, SAFE-005.
 *
 * @example alertLevel(alert) // 'priority'
 */
export function alertLevel({ triggers }: OpenAlert): AlertLevel {
  const places = triggers.map((trigger) => alertLevels.indexOf(levelOf(trigger)))
  return alertLevels[Math.max(...places)] ?? 'priority'
}

/** Working days until somebody has to have taken an alert, by level; a clinic may set them (SAFE-007). */
export type AlertLimits = { readonly [Level in AlertLevel]: number }

/** Same day for `priority`, next working day for `review`. † `ask` has none of its own: the next working day. */
export const defaultAlertLimits: AlertLimits = { ask: 1, review: 1, priority: 0 }

/**
 * The last day on which an alert can be taken before it goes to the deputy (SAFE-007). `isWorkingDay` knows the
 * clinic's week. A priority on a day off keeps that same day: it goes on at once to whoever is there.
 *
 * @example takeBy('review', friday, isWeekday) // the Monday after
 */
export function takeBy(
  level: AlertLevel,
  raisedOn: Day,
  isWorkingDay: (day: Day) => boolean,
  limits: AlertLimits = defaultAlertLimits,
): Day {
  let day = raisedOn
  // A clinic without any working day is a mistake in its settings; after a year the day of raising stands.
  let left = limits[level]
  for (let step = 1; left > 0 && step <= 366; step += 1) {
    const next = addDays(raisedOn, step)
    if (!isWorkingDay(next)) continue
    day = next
    left -= 1
  }
  return day
}
