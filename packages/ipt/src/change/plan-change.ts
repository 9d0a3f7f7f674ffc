import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import { readDay } from '../time/day.ts'
import type { Day } from '../time/day.ts'

/** What can come of a review: the plan changes in one of these ways, or stays as it is for a reason. */
export type DecidedChange =
  | 'add-medication'
  | 'switch-treatment'
  | 'consult'
  | 'review-diagnosis'
  | 'review-focus'
  | 'change-frequency'
  | 'continue'

/** What is worth a look before a plan is changed, by its key for words. */
export type CheckBeforeChange =
  | 'diagnosis'
  | 'bipolarity'
  | 'substances'
  | 'medical-causes'
  | 'focus-chosen'
  | 'focus-in-sessions'
  | 'barriers-to-coming'
  | 'safety'
  | 'alliance'

/** A recorded decision about a plan (IPT-182). Until its review day it answers the finding it was made on. */
export type PlanDecision = {
  readonly changes: readonly DecidedChange[]
  /** Why; needed to continue unchanged. */
  readonly reason: string
  readonly by: string
  readonly agreedWithPatient: boolean
  readonly decidedOn: Day
  readonly reviewOn: Day
}

/** The checks that are offered first, in order; offered, not asked for (IPT-183). */
export const checksBeforeChange: readonly CheckBeforeChange[] = [
  'diagnosis',
  'bipolarity',
  'substances',
  'medical-causes',
  'focus-chosen',
  'focus-in-sessions',
  'barriers-to-coming',
  'safety',
  'alliance',
]

const changes: readonly string[] = [
  'add-medication',
  'switch-treatment',
  'consult',
  'review-diagnosis',
  'review-focus',
  'change-frequency',
  'continue',
]

/**
 * Reads a decision about the plan from a form. What was decided is the clinician's and the patient's: nothing is
 * proposed here (IPT-185). Field codes: `plan/nothing-chosen`, `plan/unknown-change`,
 * `plan/continue-and-change` (both at once), `plan/reason-missing` (to continue unchanged), `plan/by-missing`,
 * `plan/agreement-unanswered`, `plan/review-not-after-decision`, and those of {@link readDay}.
 * Source: IPT-182.
 *
 * @example readPlanDecision({ changes: ['consult'], reason: '', by: 'A. Moss', agreedWithPatient: true,
 *   decidedOn: '2026-11-23', reviewOn: '2026-12-21' })
 */
export function readPlanDecision(raw: Readonly<Record<string, unknown>>): Result<PlanDecision, Invalid> {
  const fields: FieldProblem[] = []
  const chosen = Array.isArray(raw['changes']) ? [...new Set<unknown>(raw['changes'])] : []
  const reason = textOf(raw['reason'])
  const by = textOf(raw['by'])
  const require = (holds: boolean, field: string, code: string) => {
    if (!holds) fields.push({ field, code })
  }
  require(chosen.length > 0, 'changes', 'plan/nothing-chosen')
  require(chosen.every(isDecidedChange), 'changes', 'plan/unknown-change')
  const continues = chosen.includes('continue')
  require(!continues || chosen.length === 1, 'changes', 'plan/continue-and-change')
  require(!continues || reason !== '', 'reason', 'plan/reason-missing')
  require(by !== '', 'by', 'plan/by-missing')
  const agreed = raw['agreedWithPatient']
  require(typeof agreed === 'boolean', 'agreedWithPatient', 'plan/agreement-unanswered')
  const decidedOn = readDay(raw['decidedOn'], 'decidedOn')
  const reviewOn = readDay(raw['reviewOn'], 'reviewOn')
  for (const day of [decidedOn, reviewOn]) if (!day.ok) fields.push(...day.problem.fields)
  if (decidedOn.ok && reviewOn.ok) {
    require(reviewOn.value > decidedOn.value, 'reviewOn', 'plan/review-not-after-decision')
  }
  if (fields.length > 0 || !decidedOn.ok || !reviewOn.ok) return invalid(fields)
  return ok({
    changes: chosen.filter(isDecidedChange),
    reason,
    by,
    agreedWithPatient: agreed === true,
    decidedOn: decidedOn.value,
    reviewOn: reviewOn.value,
  })
}

function isDecidedChange(value: unknown): value is DecidedChange {
  return typeof value === 'string' && changes.includes(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
