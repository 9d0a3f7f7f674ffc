import type { Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import { allocatePhases } from './allocation.ts'
import type { Allocation, CourseFormat } from './allocation.ts'

/** What was planned before, and why and when patient and clinician agreed on something else (IPT-015). */
export type PlanChange = {
  readonly sessionsBefore: number
  readonly sessionsAfter: number
  readonly reason: string
  readonly agreedOn: Day
}

/** The agreed frame of a course: a fixed number of sessions and their phases (IPT-001, IPT-016). */
export type Plan = {
  readonly format: CourseFormat
  readonly sessions: number
  readonly phases: Allocation
  /** The clinical reason of a number outside 8 to 20, else `null` or what was said. */
  readonly reason: string | null
  readonly changes: readonly PlanChange[]
}

export type PlanRefusal = Refused<
  | 'pathway/too-few-sessions'
  | 'pathway/too-many-sessions'
  | 'pathway/no-room-for-three-phases'
  | 'pathway/who-group-has-8-sessions'
>

/** Where the clinician put the boundaries between the phases: the sessions of both ends, the middle is the rest (IPT-010). */
export type PhaseBoundaries = { readonly initial: number; readonly termination: number }

/** Fewer than 8 or more than 20 sessions need a recorded clinical reason (IPT-017). */
export const usualSessions = { min: 8, max: 20 } as const

/**
 * Plans a course. The number is whole, `invalid` otherwise (`pathway/not-a-number-of-sessions`). Refused:
 * `pathway/too-few-sessions` under 8 and `pathway/too-many-sessions` over 20 unless a reason is given
 * (IPT-017); `pathway/no-room-for-three-phases` under 3; `pathway/who-group-has-8-sessions`.
 *
 * @example planCourse({ sessions: 16 }) // { ok: true, value: { sessions: 16, phases: { initial: 3, … }, … } }
 */
export function planCourse(wish: {
  readonly sessions: number
  readonly format?: CourseFormat
  readonly reason?: string | null
}): Result<Plan, Invalid | PlanRefusal> {
  const { sessions, format = 'individual' } = wish
  const reason = wish.reason?.trim() || null
  if (!Number.isSafeInteger(sessions) || sessions < 1) {
    return invalid([{ field: 'sessions', code: 'pathway/not-a-number-of-sessions' }])
  }
  if (format === 'who-group' && sessions !== 8) return refuse('pathway/who-group-has-8-sessions')
  if (sessions < usualSessions.min && reason === null) return refuse('pathway/too-few-sessions')
  if (sessions > usualSessions.max && reason === null) return refuse('pathway/too-many-sessions')
  const phases = allocatePhases(sessions, format)
  if (phases === null) return refuse('pathway/no-room-for-three-phases')
  return ok({ format, sessions, phases, reason, changes: [] })
}

/**
 * Changes the planned number, with a reason and a new agreement of the patient, and keeps the history.
 * Boundaries moved by hand go back to the table. `held` counts the sessions held so far, and the missed
 * ones that count. Refused: `pathway/reason-needed`, `pathway/agreement-needed`, `pathway/fewer-than-held`,
 * and as in {@link planCourse}; the reason of the change is the clinical reason of IPT-017.
 *
 * @example changePlannedSessions(plan, { sessions: 20, reason: 'Second bereavement', agreedOn, held: 9 })
 */
export function changePlannedSessions(
  plan: Plan,
  change: {
    readonly sessions: number
    readonly reason: string
    /** The day of the patient's new agreement; `null` while there is none. */
    readonly agreedOn: Day | null
    readonly held: number
  },
): Result<
  Plan,
  | Invalid
  | PlanRefusal
  | Refused<'pathway/reason-needed' | 'pathway/agreement-needed' | 'pathway/fewer-than-held'>
> {
  const reason = change.reason.trim()
  if (reason === '') return refuse('pathway/reason-needed')
  if (change.agreedOn === null) return refuse('pathway/agreement-needed')
  if (change.sessions < change.held) return refuse('pathway/fewer-than-held')
  const next = planCourse({ sessions: change.sessions, format: plan.format, reason })
  if (!next.ok) return next
  const entry = {
    sessionsBefore: plan.sessions,
    sessionsAfter: change.sessions,
    reason,
    agreedOn: change.agreedOn,
  }
  return ok({ ...next.value, changes: [...plan.changes, entry] })
}

/**
 * Moves the boundaries between phases, as the clinician may (IPT-010); the number of sessions stays. Field
 * codes: `pathway/not-a-number-of-sessions`; `pathway/no-middle-left` when the ends take all sessions.
 *
 * @example moveBoundaries(plan, { initial: 2, termination: 3 }) // phases { initial: 2, middle: 11, termination: 3 }
 */
export function moveBoundaries(plan: Plan, { initial, termination }: PhaseBoundaries): Result<Plan, Invalid> {
  const fields = Object.entries({ initial, termination })
    .filter(([, count]) => !Number.isInteger(count) || count < 1)
    .map(([field]) => ({ field, code: 'pathway/not-a-number-of-sessions' }))
  if (fields.length > 0) return invalid(fields)
  const middle = plan.sessions - initial - termination
  if (middle < 1) return invalid([{ field: 'termination', code: 'pathway/no-middle-left' }])
  return ok({ ...plan, phases: { initial, middle, termination } })
}

/**
 * Puts the boundaries where they were agreed: moved by hand, or with `null` where the table has them (IPT-010). Field
 * codes as in {@link moveBoundaries}.
 *
 * @example settleBoundaries(plan, null) // phases { initial: 3, middle: 10, termination: 3 }, whatever they were
 */
export function settleBoundaries(plan: Plan, boundaries: PhaseBoundaries | null): Result<Plan, Invalid> {
  if (boundaries !== null) return moveBoundaries(plan, boundaries)
  return ok({ ...plan, phases: allocatePhases(plan.sessions, plan.format) ?? plan.phases })
}

/**
 * What is unusual about the boundaries; it warns and never blocks (IPT-010).
 *
 * @example boundaryWarnings(plan) // ['pathway/long-initial-phase']
 */
export function boundaryWarnings({ format, phases }: Plan): readonly BoundaryWarning[] {
  const warnings: BoundaryWarning[] = []
  if (phases.initial > 3) warnings.push('pathway/long-initial-phase')
  if (phases.termination < 2 && format === 'individual') warnings.push('pathway/short-termination')
  if (phases.termination > 4) warnings.push('pathway/long-termination')
  return warnings
}

export type BoundaryWarning =
  | 'pathway/long-initial-phase'
  | 'pathway/short-termination'
  | 'pathway/long-termination'
