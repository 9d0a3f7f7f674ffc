import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allocatePhases,
  changePlannedSessions,
  emptyChecklist,
  initialComponents,
  mayOpenMiddlePhase,
  moveBoundaries,
  phaseOfSession,
  phasePrompts,
  planCourse,
  readDay,
  sessionCount,
} from '../index.ts'
import type { Formulation, Plan } from '../index.ts'

test('IPT-010 what cannot be a number of sessions is named by its field', () => {
  const plan = planOf(16)
  assert.deepEqual(
    moveBoundaries(plan, { initial: 0, termination: 1.5 }),
    invalidFields(
      ['initial', 'pathway/not-a-number-of-sessions'],
      ['termination', 'pathway/not-a-number-of-sessions'],
    ),
  )
  assert.deepEqual(
    moveBoundaries(plan, { initial: 1, termination: -1 }),
    invalidFields(['termination', 'pathway/not-a-number-of-sessions']),
  )
  assert.deepEqual(
    moveBoundaries(plan, { initial: 8, termination: 8 }),
    invalidFields(['termination', 'pathway/no-middle-left']),
  )
  assert.equal(moveBoundaries(plan, { initial: 1, termination: 1 }).ok, true)
})

test('IPT-011 what cannot be a session or a count is named by its field', () => {
  const plan = planOf(16)
  for (const n of [0, 1.5, Number.NaN]) {
    assert.deepEqual(
      phaseOfSession(plan, n, { focusAgreed: true }),
      invalidFields(['n', 'pathway/not-a-session-number']),
    )
  }
  for (const missedThatCount of [-1, 0.5, Number.NaN]) {
    assert.deepEqual(
      phaseOfSession(plan, 3, { focusAgreed: true, missedThatCount }),
      invalidFields(['missedThatCount', 'pathway/not-a-count']),
    )
  }
  assert.deepEqual(
    sessionCount(plan, -1, 0.5),
    invalidFields(['held', 'pathway/not-a-count'], ['missedThatCount', 'pathway/not-a-count']),
  )
  assert.deepEqual(sessionCount(plan, 3, -1), invalidFields(['missedThatCount', 'pathway/not-a-count']))
})

test('IPT-010 a course is individual unless it says otherwise; a group of another size has the same phases', () => {
  assert.deepEqual(allocatePhases(8), { initial: 2, middle: 4, termination: 2 })
  assert.deepEqual(allocatePhases(8, 'who-group'), { initial: 1, middle: 6, termination: 1 })
  assert.deepEqual(allocatePhases(9, 'who-group'), allocatePhases(9))
})

test('IPT-015 a new number that no course can have is refused as it would be at the start', () => {
  const agreedOn = readDay('2026-11-23')
  assert.ok(agreedOn.ok)
  const change = { sessions: 2, held: 1, reason: 'moving away', agreedOn: agreedOn.value }
  const changed = changePlannedSessions(planOf(16), change)
  assert.deepEqual(changed, planCourse({ sessions: 2, reason: 'moving away' }))
  assert.equal(changed.ok, false)
})

test('IPT-012 IPT-077 nothing but an agreed formulation opens the middle phase; open tasks are named and close nothing', () => {
  const checklist = emptyChecklist()
  const closed = { open: false, code: 'pathway/focus-not-agreed', missing: [...initialComponents] }
  assert.deepEqual(mayOpenMiddlePhase(null, checklist), closed)
  // How an agreement comes about is tried beside the formulation; here only its state counts.
  const draft = { state: 'draft' } as unknown as Formulation
  assert.deepEqual(mayOpenMiddlePhase(draft, checklist), closed)
  const agreed = { state: 'agreed' } as unknown as Formulation
  assert.deepEqual(mayOpenMiddlePhase(agreed, checklist), {
    open: true,
    formulation: agreed,
    missing: [...initialComponents],
  })
})

test('IPT-012 IPT-014 IPT-222 each prompt of a phase is told in words, with what is not done and its source', () => {
  const checklist = emptyChecklist()
  const prompts = phasePrompts(
    ['pathway/agree-the-focus', 'pathway/raise-the-ending', 'pathway/open-termination-tasks'],
    { n: 4, checklist },
  )
  assert.deepEqual(
    prompts.map(({ rule, source }) => [rule, source]),
    [
      ['pathway/agree-the-focus', 'IPT-012, IPT-077'],
      ['pathway/raise-the-ending', 'IPT-014'],
      ['pathway/open-termination-tasks', 'IPT-014'],
    ],
  )
  const [agree, ending, list] = prompts
  assert.match(agree?.words ?? '', /^The patient has not agreed to a focus yet, .* Not done: [^;]+; .+\.$/)
  assert.match(ending?.words ?? '', /Speak of the ending today\.$/)
  assert.match(list?.words ?? '', /^Termination begins\./)
  assert.deepEqual(agree?.inputs, { session: 4, missing: initialComponents.join(', ') })
  const done = Object.fromEntries(initialComponents.map((name) => [name, { state: 'done' }]))
  const [only] = phasePrompts(['pathway/agree-the-focus'], {
    n: 4,
    checklist: done as unknown as typeof checklist,
  })
  assert.match(only?.words ?? '', /Not done: nothing else\.$/)
})

function planOf(sessions: number): Plan {
  const planned = planCourse({ sessions })
  assert.ok(planned.ok)
  return planned.value
}

function invalidFields(...fields: readonly (readonly [field: string, code: string])[]) {
  return { ok: false, problem: { kind: 'invalid', fields: fields.map(([field, code]) => ({ field, code })) } }
}
