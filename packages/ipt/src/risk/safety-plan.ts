import type { Prompt } from '../course/prompt.ts'
import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { Day } from '../time/day.ts'
import { readDay } from '../time/day.ts'
import type { AlertLevel } from './triggers.ts'

/**
 * The parts of a plan for hard moments, gone through in this order, in our own words (2.4). It copies no published
 * form: not its wording, layout, title or numbers. Whoever holds a licence for one can use that instead.
 */
export const safetyPlanPartsEn = {
  noticing: 'How I notice that a crisis is coming: thoughts, feelings, situations, what I do',
  onMyOwn: 'What I can do on my own to get through the next minutes',
  distraction: 'People and places that take my mind off it',
  toTell: 'People I can tell, and ask for help',
  services: 'Professionals and services: crisis line, emergency number, nearest emergency department',
  surroundings: 'Making my surroundings safer: what, who helps, done when',
  whatMatters: 'What matters to me; arrangements for children; my next appointment',
} as const
export type SafetyPlanPart = keyof typeof safetyPlanPartsEn

/** The last part is optional; people and services carry a number to tap. */
const optionalParts: readonly SafetyPlanPart[] = ['whatMatters']

export const safetyPlanTitleEn = 'My plan for hard moments'

/** An entry in the patient's words; `phone` for a person or a service that can be called. */
export type SafetyPlanEntry = { readonly words: string; readonly phone: string | null }

/**
 * One version of a plan, made by patient and clinician together (SAFE-020). It has no end date, and nothing in
 * this package deletes one: it outlives the course (SAFE-022).
 */
export type SafetyPlanVersion = {
  readonly version: number
  readonly parts: Readonly<Record<SafetyPlanPart, readonly SafetyPlanEntry[]>>
  readonly authors: { readonly patient: string; readonly clinician: string }
  readonly madeOn: Day
  readonly reviewOn: Day
  readonly copies: readonly { readonly to: string; readonly on: Day }[]
}

/** All versions, the latest last. An earlier one is never changed (SAFE-020). */
export type SafetyPlan = readonly [SafetyPlanVersion, ...SafetyPlanVersion[]]

/**
 * Reads a new version and puts it after the earlier ones, which stay as they are. Field codes, by path:
 * `plan/part-unknown`, `plan/entry-missing` (an empty entry), `plan/phone-unreadable`, `plan/author-missing`
 * (patient and clinician, both), `plan/review-before-plan`, `plan/copy-unreadable`, those of {@link readDay}. A
 * plan with empty parts is kept: {@link emptyPlanParts} names them.
 * Source: diagnosis-and-safety.md 2.4; SAFE-020.
 *
 * @example addPlanVersion(null, { parts: { onMyOwn: [{ words: 'a cold shower' }] }, authors, madeOn, reviewOn })
 */
export function addPlanVersion(
  earlier: SafetyPlan | null,
  raw: Readonly<Record<string, unknown>>,
): Result<SafetyPlan, Invalid> {
  const problems: FieldProblem[] = []
  const report = (field: string, code: string) => problems.push({ field, code })
  const given: Readonly<Record<string, unknown>> = { ...(raw['parts'] as object | null) }
  if (typeof (raw['parts'] ?? {}) !== 'object') report('parts', 'plan/part-unknown')
  if (Object.keys(given).some((name) => !Object.hasOwn(safetyPlanPartsEn, name))) {
    report('parts', 'plan/part-unknown')
  }
  const parts = Object.keys(safetyPlanPartsEn).map((part) => {
    const entries = Object.hasOwn(given, part) ? (given[part] ?? []) : []
    if (!Array.isArray(entries)) report(`parts.${part}`, 'plan/part-unknown')
    const list = Array.isArray(entries) ? Array.from(entries as unknown[]) : []
    return [part, list.map((entry, at) => readEntry(entry, `parts.${part}.${at}`, report))]
  })
  const { patient, clinician }: Partial<Record<string, unknown>> = { ...(raw['authors'] as object | null) }
  for (const [field, author] of Object.entries({ patient, clinician })) {
    if (typeof author !== 'string' || author.trim() === '') report(`authors.${field}`, 'plan/author-missing')
  }
  const [madeOn, reviewOn] = [readDay(raw['madeOn'], 'madeOn'), readDay(raw['reviewOn'], 'reviewOn')]
  for (const day of [madeOn, reviewOn]) if (!day.ok) problems.push(...day.problem.fields)
  if (madeOn.ok && reviewOn.ok && reviewOn.value < madeOn.value) report('reviewOn', 'plan/review-before-plan')
  const copies = readCopies(raw['copies'] ?? [], report)
  if (problems.length > 0 || !madeOn.ok || !reviewOn.ok) return invalid(problems)
  const version = {
    version: (earlier?.at(-1)?.version ?? 0) + 1,
    parts: Object.fromEntries(parts),
    authors: { patient, clinician },
    madeOn: madeOn.value,
    reviewOn: reviewOn.value,
    copies,
  } as SafetyPlanVersion
  return ok(earlier === null ? [version] : [...earlier, version])
}

/**
 * The version in force: the latest.
 * Source: SAFE-020.
 *
 * @example currentPlan(plan).version // 2
 */
export function currentPlan(plan: SafetyPlan): SafetyPlanVersion {
  return plan.at(-1) ?? plan[0]
}

/**
 * The parts in which nothing is written yet, in their order; the optional last part is not among them.
 * Source: diagnosis-and-safety.md 2.4.
 *
 * @example emptyPlanParts(currentPlan(plan)) // ['surroundings']
 */
export function emptyPlanParts({ parts }: SafetyPlanVersion): readonly SafetyPlanPart[] {
  return (Object.keys(safetyPlanPartsEn) as SafetyPlanPart[]).filter(
    (part) => parts[part].length === 0 && !optionalParts.includes(part),
  )
}

/** Something after which the plan is opened again (SAFE-023). */
export type PlanOccasion =
  | { readonly occasion: 'alert'; readonly level: AlertLevel }
  | { readonly occasion: 'termination' | 'discharge' | 'review-day' }

/**
 * The prompt to open the plan together again: after a `review` or `priority`, at termination, after discharge, on
 * its review day (SAFE-023). `null` after an unanswered item, where asking comes first. Without a plan it says so.
 *
 * @example planPrompt({ occasion: 'termination' }, plan)?.rule // 'plan/open-again'
 */
export function planPrompt(occasion: PlanOccasion, plan: SafetyPlan | null): Prompt | null {
  if (occasion.occasion === 'alert' && occasion.level === 'ask') return null
  const inputs = {
    occasion: occasion.occasion,
    level: occasion.occasion === 'alert' ? occasion.level : null,
    version: plan === null ? null : currentPlan(plan).version,
  }
  return {
    rule: plan === null ? 'plan/make-one' : 'plan/open-again',
    inputs,
    thresholds: {},
    source: 'SAFE-023',
    words:
      plan === null
        ? 'There is no plan for hard moments yet. Offer to write one together.'
        : 'Open the plan for hard moments together and look whether it still fits.',
  }
}

type Report = (field: string, code: string) => void

function readEntry(raw: unknown, field: string, report: Report): unknown {
  const { words, phone = null }: Partial<Record<string, unknown>> = { ...(raw as object | null) }
  if (typeof words !== 'string' || words.trim() === '') report(field, 'plan/entry-missing')
  // Digits with the usual marks between them, so that it can be called by a tap; short numbers like 988 too.
  if (phone !== null && !(typeof phone === 'string' && /^\+?[\d() ./-]{2,30}$/.test(phone))) {
    report(`${field}.phone`, 'plan/phone-unreadable')
  }
  return { words, phone }
}

function readCopies(raw: unknown, report: Report): readonly unknown[] {
  if (!Array.isArray(raw)) {
    report('copies', 'plan/copy-unreadable')
    return []
  }
  return Array.from(raw as unknown[], (copy, at) => {
    const { to, on }: Partial<Record<string, unknown>> = { ...(copy as object | null) }
    if (typeof to !== 'string' || to.trim() === '' || !readDay(on).ok) {
      report(`copies.${at}`, 'plan/copy-unreadable')
    }
    return { to, on }
  })
}
