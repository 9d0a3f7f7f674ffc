import type { DateSpan } from '../events/date-span.ts'
import type { RiskItem } from '../instruments/instrument.ts'
import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { Day } from '../time/day.ts'
import { addDays } from '../time/day.ts'
import type { RiskSignal } from './risk-signals.ts'

/**
 * How soon somebody looks: `ask` the patient, `review`, or `priority`. It says how soon, and nothing about how
 * great a risk is: there is no such grade anywhere in Kith (SAFE-014, NICE NG225).
 */
export type AlertLevel = RiskSignal['level']

/** In their order; an alert takes the foremost of its triggers. */
export const alertLevels = ['ask', 'review', 'priority'] as const satisfies readonly AlertLevel[]

/** EPDS item 10, for clinics that may use it: its own key is not in Kith (diagnosis-and-safety.md 2.1). */
export const epdsRiskItem: RiskItem = {
  item: 'q10',
  atLeast: 1,
  priorityFrom: null,
  signal: 'self-harm-thoughts',
  source: 'EPDS item 10, SAFE-001 trigger table',
}

/** What opens an alert or is added to one (2.1). */
export type RiskTrigger =
  | { readonly kind: 'answer'; readonly instrument: string; readonly signal: RiskSignal }
  | { readonly kind: 'staff-concern' | 'third-party-report'; readonly words: string; readonly by: string }
  | { readonly kind: 'past-attempt'; readonly level: 'ask' | 'priority'; readonly when: DateSpan }

/** † "The last 3 months" as days: the longest three months. */
export const recentAttemptDays = 92

/**
 * Reads a concern of staff or a report by somebody else, which is always a priority. Field codes:
 * `risk/kind-unknown`, `risk/words-missing`, `risk/author-missing`.
 * Source: diagnosis-and-safety.md 2.1; SAFE-001.
 *
 * @example readConcern({ kind: 'staff-concern', words: 'He gave his dog away.', by: 'dr-1' })
 */
export function readConcern(
  raw: Readonly<Record<string, unknown>>,
): Result<Extract<RiskTrigger, { readonly words: string }>, Invalid> {
  const { kind, words, by } = raw
  const fields: FieldProblem[] = []
  if (kind !== 'staff-concern' && kind !== 'third-party-report') {
    fields.push({ field: 'kind', code: 'risk/kind-unknown' })
  }
  if (typeof words !== 'string' || words.trim() === '') {
    fields.push({ field: 'words', code: 'risk/words-missing' })
  }
  if (typeof by !== 'string' || by.trim() === '') fields.push({ field: 'by', code: 'risk/author-missing' })
  return fields.length === 0
    ? ok({ kind, words, by } as Extract<RiskTrigger, { readonly words: string }>)
    : invalid(fields)
}

/**
 * The trigger of a past attempt: `priority` when it can have been in the last 92 days †, whatever its date can
 * mean at the latest; `ask` when no latest day is known; `null` when it was surely earlier (2.1). A date ahead is
 * taken for a recent one, since a slip of the pen must not hide it.
 * Source: diagnosis-and-safety.md 2.1; SAFE-001.
 *
 * @example pastAttemptTrigger(spanOf(date, reading), today)?.level // 'priority'
 */
export function pastAttemptTrigger(
  when: DateSpan,
  today: Day,
  withinDays: number = recentAttemptDays,
): Extract<RiskTrigger, { readonly kind: 'past-attempt' }> | null {
  if (when.latest === null) return { kind: 'past-attempt', level: 'ask', when }
  if (when.latest < addDays(today, -withinDays)) return null
  return { kind: 'past-attempt', level: 'priority', when }
}

/**
 * How soon a trigger asks for somebody.
 * Source: diagnosis-and-safety.md 2.1; SAFE-001.
 *
 * @example levelOf({ kind: 'staff-concern', words: '…', by: 'dr-1' }) // 'priority'
 */
export function levelOf(trigger: RiskTrigger): AlertLevel {
  switch (trigger.kind) {
    case 'answer':
      return trigger.signal.level
    case 'past-attempt':
      return trigger.level
    case 'staff-concern':
    case 'third-party-report':
      return 'priority'
  }
}
