import {
  agreeContract,
  changeContract,
  planCourse,
  takeUpContract,
  usualSessions,
  type Contract,
  type ContractTerms,
  type Plan,
  type Result as CoreResult,
} from '@kith/ipt'

import type { AgreedFrame } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { isSameContract } from './contract-fields.ts'
import type { AgreedContract, Agreement } from './contract.ts'

/** The frame that these terms give the course. `firstOn` is the first day that was agreed, or stood in the calendar, before. */
export function frameOf(
  terms: ContractTerms,
  { lengthReason, firstOn }: { lengthReason: string | null; firstOn: string | undefined },
): AgreedFrame {
  const { sessions } = terms
  const isUsual = sessions >= usualSessions.min && sessions <= usualSessions.max
  return {
    plannedSessions: sessions,
    reason: isUsual ? null : lengthReason,
    everyWeeks: terms.everyWeeks,
    minutes: terms.minutes,
    format: terms.format,
    missedCounts: terms.missed?.rule === 'counts',
    boundaries: terms.boundaries,
    firstOn: terms.firstOn === firstOn ? null : terms.firstOn,
  }
}

/** Asks the core whether this can be agreed: for the first time, or as a change of what was (IPT-015). */
export function settle(
  {
    header,
    agreed,
    lengthReason,
  }: { header: CourseHeader; agreed: AgreedContract | null; lengthReason: string | null },
  terms: ContractTerms,
  { agreedOn, reason }: Agreement,
): Result<Pick<Contract, 'endOn'>> {
  const { course, counts } = header
  // Of the agreed sessions those are gone that were held, and those missed that count (IPT-011).
  const held = counts.n - counts.left
  if (agreed === null) {
    if (terms.sessions < held) return fail({ kind: 'refused', code: 'pathway/fewer-than-held' })
    const plan = planOf(course.kind, terms.sessions, lengthReason)
    return plan.ok ? asResult(agreeContract(terms, plan.value, { agreedOn })) : plan
  }
  if (isSameContract(terms, agreed.terms)) return fail({ kind: 'refused', code: 'contract/nothing-changed' })
  const plan = planOf(course.kind, course.plannedSessions, 'as it was agreed')
  if (!plan.ok) return plan
  const change = { terms, reason: reason ?? '', agreedOn, held }
  const changed = asResult(changeContract(takeUpContract(agreed), plan.value, change))
  return changed.ok ? done(changed.value.contract) : changed
}

/** The plan of an acute course, before its boundaries are moved; maintenance has one phase, and its number as agreed (IPT-170). */
function planOf(kind: 'acute' | 'maintenance', sessions: number, reason: string | null): Result<Plan> {
  if (kind === 'acute') return asResult(planCourse({ sessions, reason }))
  const phases = { initial: 0, middle: sessions, termination: 0 }
  return done({ format: 'individual', sessions, phases, reason, changes: [] })
}

// What is wrong within the contract is put right on its sheet: here it is said of the whole.
function asResult<Value>(result: CoreResult<Value>): Result<Value> {
  if (result.ok) return done(result.value)
  const { problem } = result
  const code = problem.kind === 'refused' ? problem.code : problem.fields[0]?.code
  return fail({ kind: 'refused', code: code ?? 'contract/not-readable' })
}
