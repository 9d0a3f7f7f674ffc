import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  agreeContract,
  agreeFormulation,
  beginCourse,
  contractTemplateEn,
  mayBeFocus,
  patientText,
  planCourse,
  selectFocus,
  sessionsLeft,
  takeStep,
  whatMayHappen,
} from '../index.ts'
import type {
  AgreedFormulation,
  Contract,
  ContractTerms,
  CourseAct,
  CourseWalk,
  Day,
  Focus,
  ProblemArea,
} from '../index.ts'

const firstOn = '2026-11-23' as Day

test('IPT-012 IPT-077 IPT-161 no walk reaches a phase without its conditions (10,000 random courses)', () => {
  const reached = { middle: 0, termination: 0, ended: 0, maintenance: 0, initial: 0 }
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 24 }),
      fc.array(fc.nat({ max: 1_000_000 }), { minLength: 10, maxLength: 60 }),
      (planned, numbers) => {
        let walk = beginCourse(plan(planned))
        for (const [at, number] of numbers.entries()) {
          const act = actFrom(number, walk, addDays(firstOn, at))
          const step = takeStep(walk, act)
          if (step.ok) {
            isLawful(walk, act, step.value)
            walk = step.value
          } else assert.ok(step.problem.kind === 'invalid' || step.problem.code !== '')
          reached[walk.phase] += 1
        }
      },
    ),
    { numRuns: 10_000, seed: 20261123 },
  )
  for (const [phase, count] of Object.entries(reached)) assert.ok(count > 1000, `${phase} ${count}`)
})

test('IPT-001 IPT-011 a whole course goes 3, 10, 3 and ends after its last session', () => {
  let walk = beginCourse(plan(16))
  walk = after(walk, { act: 'agree-formulation', formulation: formulation() })
  walk = after(walk, { act: 'agree-contract', contract: contract(16) })
  for (let n = 1; n <= 16; n += 1) walk = after(walk, { act: 'hold-session' })
  const count = (phase: string) => walk.sessions.filter((each) => each.phase === phase).length
  assert.deepEqual(['initial', 'middle', 'termination'].map(count), [3, 10, 3])
  assert.equal(why(walk, { act: 'hold-session' }), 'pathway/beyond-planned-sessions')
  const end = {
    act: 'end',
    on: firstOn,
    how: { kind: 'completed' },
    improvement: 'improved',
    onward: null,
  } as const
  assert.equal(why(walk, { ...end, improvement: 'not-improved' }), 'ending/onward-plan-needed')
  walk = after(walk, end)
  assert.equal(walk.phase, 'ended')
  assert.equal(why(walk, { act: 'hold-session' }), 'walk/course-has-ended')
})

test('IPT-012 without agreement the initial phase goes on, and the course cannot be completed', () => {
  let walk = beginCourse(plan(8))
  for (let n = 1; n <= 8; n += 1) walk = after(walk, { act: 'hold-session' })
  assert.deepEqual(new Set(walk.sessions.map(({ phase }) => phase)), new Set(['initial']))
  const end = { act: 'end', on: firstOn, improvement: 'improved', onward: null } as const
  assert.equal(why(walk, { ...end, how: { kind: 'completed' } }), 'ending/focus-not-agreed')
  const how = { kind: 'ended-early', decidedBy: 'both', reason: null } as const
  assert.equal(after(walk, { ...end, how }).ending?.how.kind, 'ended-early')
})

test('IPT-011 IPT-092 a missed session counts only if the contract says so, and never has a number', () => {
  let walk = after(beginCourse(plan(16)), { act: 'miss-session' })
  assert.equal(sessionsLeft(walk), 16)
  walk = after(walk, { act: 'agree-contract', contract: contract(16, 'counts') })
  walk = after(walk, { act: 'miss-session' })
  assert.equal(sessionsLeft(walk), 15)
  walk = after(walk, { act: 'hold-session' })
  assert.deepEqual(walk.sessions, [{ n: 1, phase: 'initial' }])
})

test('IPT-015 IPT-016 the number changes with reason and agreement, and with the contract when there is one', () => {
  const walk = after(beginCourse(plan(16)), { act: 'agree-contract', contract: contract(16) })
  const change = {
    act: 'change-sessions',
    sessions: 20,
    reason: 'Bereaved',
    agreedOn: firstOn,
    terms: null,
  } as const
  assert.equal(why(walk, change), 'walk/contract-must-change-too')
  assert.equal(why(walk, { ...change, terms: terms(20), reason: ' ' }), 'contract/reason-needed')
  const changed = after(walk, { ...change, terms: terms(20) })
  assert.deepEqual([changed.plan.sessions, changed.contract?.earlier.length], [20, 1])
})

test('IPT-170 maintenance follows an ended course, once, with its own agreement', () => {
  const wish = { acuteCourse: 'c1', firstOn, goals: ['hold-recovery'] as const, agreedOn: firstOn }
  const begin = { act: 'begin-maintenance', wish } as const
  const walk = beginCourse(plan(16))
  assert.equal(why(walk, begin), 'maintenance/acute-course-not-ended')
  const ended = after(walk, {
    act: 'end',
    on: firstOn,
    how: { kind: 'ended-early', decidedBy: 'patient', reason: null },
    improvement: 'cannot-judge',
    onward: null,
  })
  assert.equal(why(ended, { ...begin, wish: { ...wish, agreedOn: null } }), 'maintenance/agreement-needed')
  const kept = after(ended, begin)
  assert.equal(kept.phase, 'maintenance')
  assert.equal(why(kept, begin), 'walk/maintenance-has-begun')
})

test('HAZ-032 a course does not end while an alert is open, and the reason is told beforehand', () => {
  const walk = after(beginCourse(plan(16)), { act: 'raise-alert' })
  const end = {
    act: 'end',
    on: firstOn,
    how: { kind: 'ended-early', decidedBy: 'both', reason: null },
    improvement: 'improved',
    onward: null,
  } as const
  const told = whatMayHappen(walk, [{ act: 'hold-session' }, end])
  assert.deepEqual(
    told.map(({ problem }) => problem),
    [null, { kind: 'refused', code: 'ending/alerts-open' }],
  )
  assert.equal(after(after(walk, { act: 'close-alert' }), end).phase, 'ended')
})

function isLawful(before: CourseWalk, act: CourseAct, after: CourseWalk) {
  const { plan, sessions, missedThatCount, phase } = after
  assert.deepEqual(
    sessions.map(({ n }) => n),
    sessions.map((_, at) => at + 1),
  )
  assert.ok(sessions.length + missedThatCount <= plan.sessions)
  assert.deepEqual(sessions.slice(0, before.sessions.length), before.sessions)
  const held = sessions.at(-1)
  if (act.act === 'hold-session' && held !== undefined) {
    const { initial, middle } = plan.phases
    assert.equal(held.phase, phase)
    if (phase !== 'initial') assert.ok(after.formulation !== null && held.n > initial)
    if (phase === 'termination') assert.ok(held.n > initial + middle)
  } else if (act.act !== 'end' && act.act !== 'begin-maintenance') {
    assert.equal(phase, before.phase)
  }
  assert.equal(phase === 'ended', after.ending !== null && after.maintenance === null)
  assert.equal(phase === 'maintenance', after.maintenance !== null)
  if (after.maintenance !== null) assert.ok(after.ending !== null)
  if (act.act === 'end') {
    assert.equal(before.openAlerts, 0)
    if (after.ending?.outcome.improvement === 'not-improved') assert.ok(after.ending.outcome.onward !== null)
    if (after.ending?.how.kind === 'completed') {
      assert.ok(held !== undefined && held.phase !== 'initial' && sessionsLeft(after) === 0)
    }
  }
  if (before.ending !== null) assert.equal(after.ending, before.ending)
  assert.ok((after.focus === null) === (after.formulation === null))
  assert.ok((after.focus?.length ?? 0) >= (before.focus?.length ?? 0))
  if (after.contract !== null) assert.equal(after.contract.terms.sessions, plan.sessions)
  if (plan.sessions !== before.plan.sessions) {
    assert.ok(plan.changes.length > 0 || plan !== before.plan)
    assert.ok(act.act === 'change-sessions' && act.agreedOn !== null && act.reason.trim() !== '')
  }
}

function actFrom(number: number, walk: CourseWalk, on: Day): CourseAct {
  const pick = <T>(options: readonly [T, ...T[]], by: number): T => options[by % options.length] ?? options[0]
  const kind = number % 20
  const rest = Math.floor(number / 20)
  const agreedOn = pick([on, on, on, null], rest)
  if (kind < 11) return { act: 'hold-session' }
  if (kind === 11) return { act: 'miss-session' }
  if (kind === 12) return { act: 'agree-formulation', formulation: formulation() }
  if (kind === 13) {
    const sessions = pick([walk.plan.sessions, walk.plan.sessions, 16], rest)
    return { act: 'agree-contract', contract: contract(sessions, pick(['counts', 'rescheduled'], rest)) }
  }
  if (kind === 14) {
    const sessions = 1 + (rest % 30)
    const reason = pick(['Bereaved', ' '], rest)
    return { act: 'change-sessions', sessions, reason, agreedOn, terms: pick([terms(sessions), null], rest) }
  }
  if (kind === 15) {
    const to = focusOn(pick(['role_dispute', 'role_transition'], rest))
    const change = { to, reason: 'It changed', agreedOn, consultation: pick([null, 'Supervision'], rest) }
    return { act: 'change-focus', change }
  }
  if (kind === 16 && rest % 5 === 0) {
    return { act: 'move-boundaries', initial: rest % 7, termination: rest % 6 }
  }
  if (kind === 16) return { act: pick(['raise-alert', 'close-alert', 'close-alert'], rest) }
  if (kind === 17) {
    const goals = ['hold-recovery'] as const
    return { act: 'begin-maintenance', wish: { acuteCourse: 'c1', firstOn: on, goals, agreedOn } }
  }
  const improvement = pick(['improved', 'not-improved', 'cannot-judge'] as const, rest)
  const onward = pick([null, { kind: 'plan', plan: pick(['Medication', ' '], rest) } as const], rest)
  // Mostly when nothing is left, so that whole courses come about too.
  const how =
    kind === 18
      ? ({ kind: 'completed' } as const)
      : ({ kind: 'ended-early', decidedBy: 'not-known', reason: null } as const)
  if (sessionsLeft(walk) > 0 && rest % 8 !== 0) return { act: 'hold-session' }
  return { act: 'end', on, how, improvement, onward }
}

function after(walk: CourseWalk, act: CourseAct): CourseWalk {
  const step = takeStep(walk, act)
  assert.ok(step.ok, JSON.stringify(step))
  return step.value
}

function why(walk: CourseWalk, act: CourseAct): string | null {
  const step = takeStep(walk, act)
  return step.ok ? null : step.problem.kind === 'refused' ? step.problem.code : 'invalid'
}

function plan(sessions: number) {
  const planned = planCourse({ sessions, reason: 'A clinical reason' })
  assert.ok(planned.ok)
  return planned.value
}

function terms(sessions: number, rule: 'counts' | 'rescheduled' = 'rescheduled'): ContractTerms {
  return {
    ...contractTemplateEn,
    missed: { rule, noticeHours: 24, fee: null },
    sessions,
    boundaries: null,
    minutes: 50,
    everyWeeks: 1,
    format: 'in-person',
    fallback: null,
    firstOn,
    emergencies: 'Call the clinic.',
    payment: 'Paid by insurance.',
  }
}

function contract(sessions: number, rule: 'counts' | 'rescheduled' = 'rescheduled'): Contract {
  const agreed = agreeContract(terms(sessions, rule), plan(Math.max(3, sessions)), { agreedOn: firstOn })
  assert.ok(agreed.ok)
  return agreed.value
}

function formulation(): AgreedFormulation {
  const patient = patientText('You have depression.')
  assert.ok(patient.ok)
  const agreed = agreeFormulation({ clinician: 'MDD', patient: patient.value }, focusOn('grief'), {
    on: firstOn,
    session: 2,
    how: 'spoken',
    focusText: 'Mourning your mother',
  })
  assert.ok(agreed.ok)
  return agreed.value
}

function focusOn(area: Exclude<ProblemArea, 'interpersonal_deficits'>): Focus {
  const yes = { answer: 'yes', evidence: '' } as const
  const eligible = mayBeFocus(
    { area, closeInTime: yes, charged: yes, accepted: yes },
    { associatedEvents: 1, aDeathIsKnown: true },
  )
  assert.ok(eligible.ok)
  const focus = selectFocus([eligible.value])
  assert.ok(focus.ok)
  return focus.value
}
