import type { Contract } from '../contract/contract.ts'
import { changeContract } from '../contract/contract.ts'
import type { ContractTerms } from '../contract/contract.ts'
import type { AgreedFormulation } from '../formulation/agreement.ts'
import type { TreatmentPhase } from '../pathway/allocation.ts'
import { phaseOfSession } from '../pathway/phase-of-session.ts'
import type { Plan } from '../pathway/plan.ts'
import { changePlannedSessions, moveBoundaries } from '../pathway/plan.ts'
import type { FocusChange, FocusHistory } from '../problem-areas/focus.ts'
import { changeFocus } from '../problem-areas/focus.ts'
import type { Problem, Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import type { CourseEnding, Improvement, Onward } from './ending.ts'
import { endCourse } from './ending.ts'
import type { MaintenancePlan } from './maintenance.ts'
import { planMaintenance } from './maintenance.ts'

/** A session that was held: its number and its phase, neither of which ever changes (IPT-011). */
export type HeldSession = { readonly n: number; readonly phase: TreatmentPhase }

declare const walkBrand: unique symbol

/**
 * A course on its way through the protocol, in exactly one phase (IPT-001). It comes from {@link beginCourse}
 * and {@link takeStep} alone, so that each one that exists could have come about.
 */
export type CourseWalk = {
  readonly phase: CoursePhase
  readonly plan: Plan
  readonly sessions: readonly HeldSession[]
  readonly missedThatCount: number
  readonly formulation: AgreedFormulation | null
  readonly focus: FocusHistory | null
  readonly contract: Contract | null
  readonly openAlerts: number
  readonly ending: CourseEnding | null
  readonly maintenance: MaintenancePlan | null
  readonly [walkBrand]: true
}

export type CoursePhase = TreatmentPhase | 'ended' | 'maintenance'

/** What may be done with a course. */
export type CourseAct =
  | { readonly act: 'hold-session' }
  | { readonly act: 'miss-session' }
  | { readonly act: 'agree-formulation'; readonly formulation: AgreedFormulation }
  | { readonly act: 'agree-contract'; readonly contract: Contract }
  | {
      readonly act: 'change-sessions'
      readonly sessions: number
      readonly reason: string
      readonly agreedOn: Day | null
      /** The terms of the changed contract; `null` while there is no contract. */
      readonly terms: ContractTerms | null
    }
  | { readonly act: 'move-boundaries'; readonly initial: number; readonly termination: number }
  | { readonly act: 'change-focus'; readonly change: FocusChange }
  | { readonly act: 'raise-alert' }
  | { readonly act: 'close-alert' }
  | {
      readonly act: 'end'
      readonly on: Day
      readonly how: CourseEnding['how']
      readonly improvement: Improvement
      readonly onward: Onward | null
    }
  | {
      readonly act: 'begin-maintenance'
      readonly wish: Omit<Parameters<typeof planMaintenance>[0], 'ending'>
    }

/**
 * A course before its first session.
 * Source: IPT-001.
 *
 * @example beginCourse(plan).phase // 'initial'
 */
export function beginCourse(plan: Plan): CourseWalk {
  const walk = {
    phase: 'initial',
    plan,
    sessions: [],
    missedThatCount: 0,
    formulation: null,
    focus: null,
    contract: null,
    openAlerts: 0,
    ending: null,
    maintenance: null,
  }
  return walk as unknown as CourseWalk
}

/**
 * Takes one step, or says why not. A refusal leaves the course as it is. Codes of its own:
 * `walk/course-has-ended`, `walk/formulation-agreed-before` (change the focus instead),
 * `walk/contract-agreed-before`, `walk/contract-differs-from-plan`, `walk/no-focus-yet`, `walk/no-open-alert`,
 * `walk/contract-must-change-too`, `walk/maintenance-has-begun`; all others are those of the rule that was
 * asked: {@link phaseOfSession}, {@link moveBoundaries}, {@link changeContract}, {@link changeFocus}, {@link endCourse},
 * {@link planMaintenance}.
 * Source: IPT-001, IPT-012 to IPT-017, IPT-170.
 *
 * @example takeStep(walk, { act: 'hold-session' }) // { ok: true, value: { phase: 'initial', … } }
 */
export function takeStep(walk: CourseWalk, act: CourseAct): Result<CourseWalk> {
  // Alerts and maintenance go on after the end; nothing else does.
  const goesOn = act.act === 'begin-maintenance' || act.act === 'raise-alert' || act.act === 'close-alert'
  if (walk.ending !== null && !goesOn) return refuse('walk/course-has-ended')
  switch (act.act) {
    case 'hold-session':
      return holdSession(walk)
    case 'miss-session':
      return missSession(walk)
    case 'agree-formulation':
      return agreeOn(walk, act.formulation)
    case 'agree-contract':
      if (walk.contract !== null) return refuse('walk/contract-agreed-before')
      if (act.contract.terms.sessions !== walk.plan.sessions) return refuse('walk/contract-differs-from-plan')
      return next(walk, { contract: act.contract })
    case 'change-sessions':
      return changeSessions(walk, act)
    case 'move-boundaries': {
      const plan = moveBoundaries(walk.plan, act)
      return plan.ok ? next(walk, { plan: plan.value }) : plan
    }
    case 'change-focus': {
      if (walk.focus === null) return refuse('walk/no-focus-yet')
      const changed = changeFocus(walk.focus, act.change)
      return changed.ok ? next(walk, { focus: changed.value }) : changed
    }
    case 'raise-alert':
      return next(walk, { openAlerts: walk.openAlerts + 1 })
    case 'close-alert':
      return walk.openAlerts === 0
        ? refuse('walk/no-open-alert')
        : next(walk, { openAlerts: walk.openAlerts - 1 })
    case 'end': {
      const phase = walk.sessions.at(-1)?.phase ?? 'initial'
      const facts = { sessionsLeft: sessionsLeft(walk), phase, openAlerts: walk.openAlerts }
      const ended = endCourse(act, facts)
      return ended.ok ? next(walk, { phase: 'ended', ending: ended.value }) : ended
    }
    case 'begin-maintenance': {
      if (walk.maintenance !== null) return refuse('walk/maintenance-has-begun')
      const planned = planMaintenance({ ...act.wish, ending: walk.ending })
      return planned.ok ? next(walk, { phase: 'maintenance', maintenance: planned.value }) : planned
    }
  }
}

/**
 * The sessions that are left: planned, less those held and those missed that count (IPT-011, IPT-013).
 *
 * @example sessionsLeft(walk) // 12
 */
export function sessionsLeft(walk: CourseWalk): number {
  return walk.plan.sessions - walk.sessions.length - walk.missedThatCount
}

/**
 * What may be done now and why not, for a list of acts that a screen offers.
 * Source: IPT-001.
 *
 * @example whatMayHappen(walk, [{ act: 'hold-session' }]) // [{ act: …, problem: null }]
 */
export function whatMayHappen(
  walk: CourseWalk,
  acts: readonly CourseAct[],
): readonly { readonly act: CourseAct; readonly problem: Problem | null }[] {
  return acts.map((act) => {
    const step = takeStep(walk, act)
    return { act, problem: step.ok ? null : step.problem }
  })
}

function holdSession(walk: CourseWalk): Result<CourseWalk> {
  const n = walk.sessions.length + 1
  const { missedThatCount } = walk
  const focusAgreed = walk.formulation !== null
  const found = phaseOfSession(walk.plan, n, { focusAgreed, missedThatCount })
  if (!found.ok) return found
  // A course that was made longer goes back to its middle phase; what was held stays as it was.
  const { phase } = found.value
  return next(walk, { phase, sessions: [...walk.sessions, { n, phase }] })
}

// A missed session gets no number and advances no phase; by the contract it may count (IPT-011, IPT-092).
function missSession(walk: CourseWalk): Result<CourseWalk> {
  if (walk.contract?.terms.missed?.rule !== 'counts') return ok(walk)
  if (sessionsLeft(walk) === 0) return refuse('pathway/beyond-planned-sessions')
  return next(walk, { missedThatCount: walk.missedThatCount + 1 })
}

function agreeOn(
  walk: CourseWalk,
  formulation: AgreedFormulation,
): Result<CourseWalk, Refused<'walk/formulation-agreed-before'>> {
  if (walk.formulation !== null) return refuse('walk/formulation-agreed-before')
  const { focus, agreement } = formulation
  return next(walk, { formulation, focus: [{ focus, fromOn: agreement.on, reason: null }] })
}

function changeSessions(
  walk: CourseWalk,
  act: Extract<CourseAct, { act: 'change-sessions' }>,
): Result<CourseWalk> {
  const { sessions, reason, agreedOn, terms } = act
  const held = walk.sessions.length + walk.missedThatCount
  if (walk.contract === null) {
    const plan = changePlannedSessions(walk.plan, { sessions, reason, agreedOn, held })
    return plan.ok ? next(walk, { plan: plan.value }) : plan
  }
  if (terms === null || terms.sessions !== sessions) return refuse('walk/contract-must-change-too')
  const changed = changeContract(walk.contract, walk.plan, { terms, reason, agreedOn, held })
  return changed.ok ? next(walk, { plan: changed.value.plan, contract: changed.value.contract }) : changed
}

// The one place where a walk follows from a walk.
function next(walk: CourseWalk, changes: Partial<CourseWalk>): { ok: true; value: CourseWalk } {
  return { ok: true, value: { ...walk, ...changes } }
}
