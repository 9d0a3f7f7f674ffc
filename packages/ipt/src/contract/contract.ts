import { changePlannedSessions, settleBoundaries } from '../pathway/plan.ts'
import type { PhaseBoundaries, Plan, PlanRefusal } from '../pathway/plan.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import { addDays, daysBetween } from '../time/day.ts'
import { blamingWordsEn, deficitWordsEn } from '../words/deny-lists.ts'
import { findDeniedWords } from '../words/find-denied-words.ts'
import { patientText } from '../problem-areas/area.ts'

/** How a session is held; a course has one, and each session its own (IPT-190). */
export const sessionFormats = ['in-person', 'video', 'telephone'] as const
export type SessionFormat = (typeof sessionFormats)[number]

/** What becomes of a missed appointment (IPT-092). */
export type MissedPolicy = {
  readonly rule: 'counts' | 'rescheduled'
  readonly noticeHours: number
  /** In words, or `null` when there is none. No message about it is ever sent by itself (IPT-094). */
  readonly fee: string | null
}

/** What was agreed for the course (IPT-090). Texts may be empty in a draft; {@link contractGaps} names them. */
export type ContractTerms = {
  readonly sessions: number
  /** Where the phases begin and end, moved by hand; `null` while they follow the table (IPT-010). */
  readonly boundaries: PhaseBoundaries | null
  readonly minutes: number
  readonly everyWeeks: number
  readonly format: SessionFormat
  readonly fallback: SessionFormat | null
  readonly firstOn: Day
  readonly principles: string
  readonly whatHappens: string
  readonly patientsPart: string
  readonly lateness: string
  readonly missed: MissedPolicy | null
  readonly emergencies: string
  readonly payment: string
  readonly confidentiality: string
  readonly recording: string
  readonly afterwards: string
  /** Whether a conjoint session counts as one of the planned (IPT-206). */
  readonly conjointCounts: boolean
}

/** The four policies; without each of them the contract is not done (IPT-091). */
export const contractPolicies = ['lateness', 'missed', 'emergencies', 'payment'] as const

const otherTexts = [
  'principles',
  'whatHappens',
  'patientsPart',
  'confidentiality',
  'recording',
  'afterwards',
] as const

export type ContractPart = (typeof contractPolicies)[number] | (typeof otherTexts)[number]

/** The parts in words, without number, length and dates: what a clinic has a template of. */
export type ContractParts = Pick<ContractTerms, ContractPart>

/** A signed or spoken contract. Changes make a new version and keep the ones before. */
export type Contract = {
  readonly terms: ContractTerms
  readonly endOn: Day
  readonly agreedOn: Day
  readonly earlier: readonly {
    readonly terms: ContractTerms
    readonly agreedOn: Day
    readonly reasonToChange: string
  }[]
  readonly [agreedBrand]: true
}

declare const agreedBrand: unique symbol

/**
 * The parts of IPT-090 that are not filled in, policies first.
 *
 * @example contractGaps(terms) // ['payment', 'afterwards']
 */
export function contractGaps(terms: ContractParts): readonly ContractPart[] {
  return [...contractPolicies, ...otherTexts].filter((part) =>
    part === 'missed' ? terms.missed === null : terms[part].trim() === '',
  )
}

/** A word in a part of a contract that cannot stay there, and why. */
export type ContractWord = {
  readonly part: ContractPart
  readonly word: string
  readonly code: 'contract/blaming-words' | 'contract/denied-word'
}

/**
 * The words of a contract that blame (IPT-094), or that must not reach the patient, who is given the contract
 * (IPT-078). Of a missed appointment the fee is looked at, the rest of it is not in words.
 *
 * @example contractWords(parts) // [{ part: 'lateness', word: 'Poor attendance', code: 'contract/blaming-words' }]
 */
export function contractWords(terms: ContractParts): readonly ContractWord[] {
  return [...contractPolicies, ...otherTexts].flatMap((part) => {
    const text = part === 'missed' ? (terms.missed?.fee ?? '') : terms[part]
    const blaming = findDeniedWords(text, blamingWordsEn).map(
      ({ word }) => ({ part, word, code: 'contract/blaming-words' }) as const,
    )
    if (patientText(text).ok) return blaming
    const word = findDeniedWords(text, deficitWordsEn)[0]?.word ?? ''
    return [...blaming, { part, word, code: 'contract/denied-word' } as const]
  })
}

/**
 * The day of the last session when none moves: weekly or every so many weeks from the first, or the first
 * itself for one session. The end is fixed at the start (section 1). Throws RangeError outside the calendar.
 *
 * @example plannedEnd({ firstOn, sessions: 16, everyWeeks: 1 }) // '2027-03-08' for 2026-11-23
 */
export function plannedEnd(terms: Pick<ContractTerms, 'firstOn' | 'sessions' | 'everyWeeks'>): Day {
  return addDays(terms.firstOn, (terms.sessions - 1) * 7 * terms.everyWeeks)
}

/**
 * Makes a contract of terms that the patient has agreed to. Field codes: those of moved boundaries as in
 * {@link settleBoundaries} with `initial` and `termination`, `contract/part-missing` for each gap,
 * `contract/not-a-count` for numbers, `contract/end-not-in-calendar` after the year 9999, `contract/blaming-words` and
 * `contract/denied-word` for words that cannot stay ({@link contractWords}). Refused: `contract/agreement-needed`, `contract/sessions-differ-from-plan`.
 * Source: IPT-090, IPT-091, IPT-094.
 *
 * @example agreeContract(terms, plan, { agreedOn: today }) // { ok: true, value: { endOn: '2027-03-08', … } }
 */
export function agreeContract(
  terms: ContractTerms,
  plan: Plan,
  { agreedOn }: { readonly agreedOn: Day | null },
): Result<Contract, Invalid | Refused<'contract/agreement-needed' | 'contract/sessions-differ-from-plan'>> {
  const fields = problemsIn(terms)
  if (fields.length > 0) return invalid(fields)
  if (terms.sessions !== plan.sessions) return refuse('contract/sessions-differ-from-plan')
  const divided = settleBoundaries(plan, terms.boundaries)
  if (!divided.ok) return divided
  if (agreedOn === null) return refuse('contract/agreement-needed')
  return ok({ terms, endOn: plannedEnd(terms), agreedOn, earlier: [] } as unknown as Contract)
}

/**
 * Changes a contract, with a dated reason and a new agreement (IPT-015); the terms before are kept. When the
 * number of sessions changes the plan changes with it, under its own rules ({@link changePlannedSessions}): boundaries
 * moved by hand go back to the table then, unless the new terms move them anew.
 * Refused besides: `contract/reason-needed`, `contract/agreement-needed`, `contract/before-the-last-agreement`.
 *
 * @example changeContract(contract, plan, { terms, reason: 'Works nights now', agreedOn, held: 5 })
 */
export function changeContract(
  contract: Contract,
  plan: Plan,
  change: {
    readonly terms: ContractTerms
    readonly reason: string
    readonly agreedOn: Day | null
    readonly held: number
  },
): Result<
  { readonly contract: Contract; readonly plan: Plan },
  | Invalid
  | PlanRefusal
  | Refused<
      | 'pathway/reason-needed'
      | 'pathway/agreement-needed'
      | 'pathway/fewer-than-held'
      | 'contract/reason-needed'
      | 'contract/agreement-needed'
      | 'contract/before-the-last-agreement'
    >
> {
  const { terms, agreedOn, held } = change
  const reason = change.reason.trim()
  const fields = problemsIn(terms)
  if (fields.length > 0) return invalid(fields)
  if (reason === '') return refuse('contract/reason-needed')
  if (agreedOn === null) return refuse('contract/agreement-needed')
  if (agreedOn < contract.agreedOn) return refuse('contract/before-the-last-agreement')
  const { sessions } = terms
  const numbered =
    sessions === plan.sessions ? ok(plan) : changePlannedSessions(plan, { sessions, reason, agreedOn, held })
  if (!numbered.ok) return numbered
  const stay = terms.boundaries === null && contract.terms.boundaries === null
  const next = stay ? numbered : settleBoundaries(numbered.value, terms.boundaries)
  if (!next.ok) return next
  const before = { terms: contract.terms, agreedOn: contract.agreedOn, reasonToChange: reason }
  const changed = { terms, endOn: plannedEnd(terms), agreedOn, earlier: [...contract.earlier, before] }
  return ok({ contract: changed as unknown as Contract, plan: next.value })
}

/**
 * Takes up a contract as it was stored. What was agreed stays agreed, also when rules have changed since: it is
 * not judged again.
 * Source: IPT-090; IPT-220.
 *
 * @example takeUpContract({ terms, agreedOn }).endOn // '2027-03-08'
 */
export function takeUpContract({ terms, agreedOn }: Pick<Contract, 'terms' | 'agreedOn'>): Contract {
  return { terms, endOn: plannedEnd(terms), agreedOn, earlier: [] } as unknown as Contract
}

function problemsIn(terms: ContractTerms): FieldProblem[] {
  const fields: FieldProblem[] = contractGaps(terms).map((field) => ({
    field,
    code: 'contract/part-missing',
  }))
  const { sessions, minutes, everyWeeks, missed } = terms
  for (const [field, count] of Object.entries({ sessions, minutes, everyWeeks })) {
    if (!Number.isInteger(count) || count < 1) fields.push({ field, code: 'contract/not-a-count' })
  }
  if (fields.length === 0 && !endsInCalendar(terms)) {
    fields.push({ field: 'firstOn', code: 'contract/end-not-in-calendar' })
  }
  if (missed !== null && (!Number.isInteger(missed.noticeHours) || missed.noticeHours < 0)) {
    fields.push({ field: 'missed', code: 'contract/not-a-count' })
  }
  for (const { part, code } of contractWords(terms)) {
    if (!fields.some(({ field }) => field === part)) fields.push({ field: part, code })
  }
  return fields
}

function endsInCalendar({ firstOn, sessions, everyWeeks }: ContractTerms): boolean {
  return (sessions - 1) * 7 * everyWeeks <= daysBetween(firstOn, '9999-12-31' as Day)
}
