import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Instant } from '../time/instant.ts'
import { readInstant } from '../time/instant.ts'
import type { AssessmentDecision } from './assessment-fields.ts'
import { assessmentDecisionsEn } from './assessment-fields.ts'
import type { SignedAssessment } from './assessment.ts'
import type { AlertLevel } from './triggers.ts'

declare const closingBrand: unique symbol

/**
 * How an alert is closed (SAFE-011): with a signed assessment, which brings its decision and next review along; with
 * one that was done elsewhere; or because nobody could be reached, with the steps tried. Nothing closes by itself.
 */
export type AlertClosing = { readonly by: string; readonly at: Instant; readonly [closingBrand]: true } & (
  | { readonly how: 'assessed'; readonly assessment: SignedAssessment }
  | {
      readonly how: 'assessed-elsewhere'
      readonly reference: string
      readonly decision: AssessmentDecision
      readonly nextReviewAt: Instant
    }
  | { readonly how: 'no-contact-possible'; readonly stepsTried: readonly [string, ...string[]] }
)

/**
 * Closes an alert with a signed assessment. A screener's result or a later answer of zero is none (SAFE-018,
 * SAFE-008). Refused: `risk/assessment-before-alert` when it was signed before the alert was raised, as instants
 * that the program compares; `risk/author-missing`.
 *
 * @example closeWithAssessment(signed, { by: staffId, at: now, signedAfterRaised: true })
 */
export function closeWithAssessment(
  assessment: SignedAssessment,
  facts: { readonly by: string; readonly at: Instant; readonly signedAfterRaised: boolean },
): Result<AlertClosing, Refused<'risk/assessment-before-alert' | 'risk/author-missing'>> {
  const { by, at, signedAfterRaised } = facts
  if (by.trim() === '') return refuse('risk/author-missing')
  if (!signedAfterRaised) return refuse('risk/assessment-before-alert')
  return ok({ how: 'assessed', assessment, by, at } as AlertClosing)
}

/**
 * Reads the other two ways of closing. Field codes: `risk/closing-unknown`, `risk/author-missing`,
 * `risk/reference-missing`, `risk/decision-missing`, `risk/steps-missing` (each step in words), those of
 * {@link readInstant} for `at` and `nextReviewAt`.
 * Source: SAFE-011.
 *
 * @example readClosing({ how: 'no-contact-possible', stepsTried: ['called twice'], by: 'dr-1', at: now })
 */
export function readClosing(raw: Readonly<Record<string, unknown>>): Result<AlertClosing, Invalid> {
  const { how, by, at, reference, decision, nextReviewAt, stepsTried } = raw
  const fields: FieldProblem[] = []
  const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
  if (!isText(by)) fields.push({ field: 'by', code: 'risk/author-missing' })
  const closedAt = readInstant(at, 'at')
  if (!closedAt.ok) fields.push(...closedAt.problem.fields)
  if (how === 'assessed-elsewhere') {
    if (!isText(reference)) fields.push({ field: 'reference', code: 'risk/reference-missing' })
    if (!isText(decision) || !Object.hasOwn(assessmentDecisionsEn, decision)) {
      fields.push({ field: 'decision', code: 'risk/decision-missing' })
    }
    const review = readInstant(nextReviewAt, 'nextReviewAt')
    if (!review.ok) fields.push(...review.problem.fields)
    return fields.length > 0
      ? invalid(fields)
      : ok({ how, reference, decision, nextReviewAt, by, at } as unknown as AlertClosing)
  }
  if (how !== 'no-contact-possible') {
    return invalid([...fields, { field: 'how', code: 'risk/closing-unknown' }])
  }
  const steps = Array.isArray(stepsTried) ? Array.from(stepsTried as unknown[]) : []
  if (steps.length === 0 || !steps.every(isText)) {
    fields.push({ field: 'stepsTried', code: 'risk/steps-missing' })
  }
  return fields.length > 0
    ? invalid(fields)
    : ok({ how, stepsTried: steps, by, at } as unknown as AlertClosing)
}

/**
 * Whether the note of a session can be completed (SAFE-012): not while an alert of level `priority` is open for the
 * patient, unless the note says for each of them how it was handled. Refused: `risk/priority-alert-open`.
 * `handled` goes by the alert's id.
 *
 * @example mayCompleteNote([{ id: 'a1', level: 'priority' }], { a1: 'Seen today, plan renewed.' })
 */
export function mayCompleteNote(
  openAlerts: readonly { readonly id: string; readonly level: AlertLevel }[],
  handled: Readonly<Record<string, string>>,
): Result<'complete', Refused<'risk/priority-alert-open'>> {
  const isHandled = ({ id }: { readonly id: string }) =>
    Object.hasOwn(handled, id) && (handled[id] ?? '').trim() !== ''
  const isOpen = openAlerts.some((alert) => alert.level === 'priority' && !isHandled(alert))
  return isOpen ? refuse('risk/priority-alert-open') : ok('complete')
}
