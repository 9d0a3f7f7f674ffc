import type { Prompt } from '../course/prompt.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Instant } from '../time/instant.ts'
import { readInstant } from '../time/instant.ts'
import type {
  AssessmentBlock,
  AssessmentDecision,
  AssessmentField,
  HospitalDecision,
} from './assessment-fields.ts'
import {
  assessmentBlocksEn,
  assessmentDecisionsEn,
  hospitalDecisionsEn,
  hospitalQuestionsEn,
} from './assessment-fields.ts'

/** Asked, with what was said; not asked; or declined. There is no other state, and no number (SAFE-010). */
export type AssessmentAnswer =
  | { readonly state: 'asked'; readonly answer: string }
  | { readonly state: 'not-asked' }
  | { readonly state: 'declined' }

export type AssessmentAnswers = {
  readonly [Block in AssessmentBlock]: { readonly [Field in AssessmentField<Block>]: AssessmentAnswer }
}

/** Done or renewed in this assessment, declined by the patient, or not spoken of. */
export type SafetyStep = 'done' | 'updated' | 'declined' | 'not-asked'

/** A structured assessment (2.2). The judgement is free text by the one who signs. */
export type RiskAssessment = {
  readonly answers: AssessmentAnswers
  /** Results of a screener that was done elsewhere, as text; they decide nothing (SAFE-018). */
  readonly screeners: readonly string[]
  readonly formulation: string
  readonly needs: string
  readonly agreedActions: string
  readonly nextReviewAt: Instant | null
  readonly decision: AssessmentDecision | null
  readonly hospital: HospitalDecision | null
  readonly consulted: { readonly withWhom: string; readonly advice: string } | null
  readonly meansSafety: SafetyStep
  readonly safetyPlan: SafetyStep
}

declare const signedBrand: unique symbol

/** An assessment with decision, author and time. It comes from {@link signAssessment} alone. */
export type SignedAssessment = RiskAssessment & {
  readonly decision: AssessmentDecision
  readonly hospital: HospitalDecision
  readonly nextReviewAt: Instant
  readonly signedBy: string
  readonly signedAt: Instant
  readonly [signedBrand]: true
}

/**
 * Reads an assessment; a field that is absent was not asked. Field codes, by path: `risk/state-unknown`,
 * `risk/answer-missing` (asked, and nothing written), `risk/field-unknown`, `risk/text-unreadable`,
 * `risk/decision-unknown`, those of {@link readInstant} for `nextReviewAt`.
 * Source: diagnosis-and-safety.md 2.2; SAFE-010.
 *
 * @example readAssessment({ answers: { intent: { expressed: { state: 'declined' } } } })
 */
export function readAssessment(raw: Readonly<Record<string, unknown>>): Result<RiskAssessment, Invalid> {
  const problems: FieldProblem[] = []
  const text = (value: unknown, field: string) => {
    if (value !== undefined && value !== null && typeof value !== 'string') {
      problems.push({ field, code: 'risk/text-unreadable' })
    }
    return typeof value === 'string' ? value : ''
  }
  const oneOf = (options: object, field: string, absent: string | null = null) => {
    const value = raw[field] ?? absent
    if (value === null || (typeof value === 'string' && Object.hasOwn(options, value))) return value
    problems.push({ field, code: 'risk/decision-unknown' })
    return absent
  }
  if (Object.keys(raw).some((name) => !knownFields.includes(name))) {
    problems.push({ field: 'assessment', code: 'risk/field-unknown' })
  }
  const reviewAt = raw['nextReviewAt'] ?? null
  const review = reviewAt === null ? null : readInstant(reviewAt, 'nextReviewAt')
  if (review?.ok === false) problems.push(...review.problem.fields)
  const screeners = Array.isArray(raw['screeners']) ? Array.from(raw['screeners'] as unknown[]) : []
  if (raw['screeners'] !== undefined && !Array.isArray(raw['screeners'])) {
    problems.push({ field: 'screeners', code: 'risk/text-unreadable' })
  }
  const { consulted } = raw
  if (typeof (consulted ?? {}) !== 'object') {
    problems.push({ field: 'consulted', code: 'risk/text-unreadable' })
  }
  const { withWhom, advice }: Partial<Record<string, unknown>> = { ...(consulted as object | null) }
  const assessment = {
    answers: readAnswersOf(raw['answers'], problems),
    screeners: screeners.map((each, at) => text(each, `screeners.${at}`)),
    formulation: text(raw['formulation'], 'formulation'),
    needs: text(raw['needs'], 'needs'),
    agreedActions: text(raw['agreedActions'], 'agreedActions'),
    nextReviewAt: review?.ok === true ? review.value : null,
    decision: oneOf(assessmentDecisionsEn, 'decision'),
    hospital: oneOf(hospitalDecisionsEn, 'hospital'),
    consulted:
      consulted === undefined || consulted === null
        ? null
        : {
            withWhom: text(withWhom, 'consulted.withWhom'),
            advice: text(advice, 'consulted.advice'),
          },
    meansSafety: oneOf(safetySteps, 'meansSafety', 'not-asked'),
    safetyPlan: oneOf(safetySteps, 'safetyPlan', 'not-asked'),
  }
  return problems.length === 0 ? ok(assessment as RiskAssessment) : invalid(problems)
}

/**
 * Every field that was not asked, by its path, so that it can be seen (SAFE-010). It stops nobody from signing.
 *
 * @example fieldsNotAsked(assessment) // ['means.firearms', …]
 */
export function fieldsNotAsked({ answers }: RiskAssessment): readonly string[] {
  return Object.entries(answers).flatMap(([block, fields]) =>
    Object.entries(fields)
      .filter(([, { state }]) => state === 'not-asked')
      .map(([field]) => `${block}.${field}`),
  )
}

/**
 * Signs an assessment. Refused, the first that applies: `risk/nothing-asked` when not one field was asked or
 * declined, `risk/judgement-missing` without a formulation in words, `risk/decision-missing`,
 * `risk/hospital-not-decided`, `risk/review-missing`, `risk/author-missing`.
 * Source: diagnosis-and-safety.md 2.2; SAFE-010, SAFE-011.
 *
 * @example signAssessment(assessment, { by: staffId, at: now })
 */
export function signAssessment(
  assessment: RiskAssessment,
  { by, at }: { readonly by: string; readonly at: Instant },
): Result<
  SignedAssessment,
  Refused<
    | 'risk/nothing-asked'
    | 'risk/judgement-missing'
    | 'risk/decision-missing'
    | 'risk/hospital-not-decided'
    | 'risk/review-missing'
    | 'risk/author-missing'
  >
> {
  const { answers, formulation, decision, hospital, nextReviewAt } = assessment
  const states = Object.values(answers).flatMap((block): AssessmentAnswer[] => Object.values(block))
  if (states.every(({ state }) => state === 'not-asked')) return refuse('risk/nothing-asked')
  if (formulation.trim() === '') return refuse('risk/judgement-missing')
  if (decision === null) return refuse('risk/decision-missing')
  if (hospital === null) return refuse('risk/hospital-not-decided')
  if (nextReviewAt === null) return refuse('risk/review-missing')
  if (by.trim() === '') return refuse('risk/author-missing')
  return ok({ ...assessment, signedBy: by, signedAt: at } as SignedAssessment)
}

/**
 * The questions to go through while the decision about hospital is open, and `null` once it is taken. They are
 * questions; the program recommends nothing (SAFE-013).
 *
 * @example hospitalPrompt(assessment)?.rule // 'risk/hospital-questions'
 */
export function hospitalPrompt({ hospital }: RiskAssessment): Prompt | null {
  if (hospital !== null) return null
  return {
    rule: 'risk/hospital-questions',
    inputs: { hospital: null },
    thresholds: {},
    source: 'SAFE-013, IPT-038',
    words: hospitalQuestionsEn.join(' '),
  }
}

const safetySteps: Readonly<Record<SafetyStep, true>> = {
  done: true,
  updated: true,
  declined: true,
  'not-asked': true,
}

const knownFields: readonly string[] = [
  'answers',
  'screeners',
  'formulation',
  'needs',
  'agreedActions',
  'nextReviewAt',
  'decision',
  'hospital',
  'consulted',
  'meansSafety',
  'safetyPlan',
]

function readAnswersOf(raw: unknown, problems: FieldProblem[]): unknown {
  const given = openRecord(raw, assessmentBlocksEn, 'answers', problems)
  return Object.fromEntries(
    Object.entries(assessmentBlocksEn).map(([block, fields]) => {
      const inBlock = openRecord(given(block), fields, `answers.${block}`, problems)
      const answers = Object.keys(fields).map((field) => [
        field,
        readAnswer(inBlock(field), `answers.${block}.${field}`, problems),
      ])
      return [block, Object.fromEntries(answers)]
    }),
  )
}

// Looks into an object by names that are its own; a name that is not known is a fault, so nothing gets lost.
function openRecord(raw: unknown, names: object, path: string, problems: FieldProblem[]) {
  if (raw !== undefined && raw !== null && (typeof raw !== 'object' || Array.isArray(raw))) {
    problems.push({ field: path, code: 'risk/field-unknown' })
  }
  const given: Readonly<Record<string, unknown>> = typeof raw === 'object' && raw !== null ? { ...raw } : {}
  if (Object.keys(given).some((name) => !Object.hasOwn(names, name))) {
    problems.push({ field: path, code: 'risk/field-unknown' })
  }
  return (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined)
}

function readAnswer(raw: unknown, field: string, problems: FieldProblem[]): unknown {
  if (raw === undefined || raw === null) return { state: 'not-asked' }
  const { state, answer }: Partial<Record<string, unknown>> = { ...raw }
  const isWritten = typeof answer === 'string' && answer.trim() !== ''
  if (state === 'asked') {
    if (!isWritten) problems.push({ field, code: 'risk/answer-missing' })
    return { state, answer }
  }
  // An answer without "asked" would be lost, so it is a fault as well.
  if ((state !== 'not-asked' && state !== 'declined') || answer !== undefined) {
    problems.push({ field, code: 'risk/state-unknown' })
  }
  return { state }
}
