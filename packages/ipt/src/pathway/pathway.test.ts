import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  allocatePhases,
  boundaryWarnings,
  changePlannedSessions,
  moveBoundaries,
  settleBoundaries,
  phaseOfSession,
  planCourse,
  readDay,
  sessionCount,
  sessionCountWords,
} from '../index.ts'
import type { Day, Plan, TreatmentPhase } from '../index.ts'

const table: Record<number, string> = {
  8: '2/4/2',
  9: '2/5/2',
  10: '2/6/2',
  11: '2/7/2',
  12: '3/7/2',
  13: '3/8/2',
  14: '3/9/2',
  15: '3/10/2',
  16: '3/10/3',
  17: '3/10/4',
  18: '3/11/4',
  19: '3/12/4',
  20: '3/13/4',
}

for (const [sessions, expected] of Object.entries(table)) {
  test(`IPT-010 ${sessions} sessions are divided ${expected}, with nothing to warn of`, () => {
    const course = plan(Number(sessions))
    assert.equal(Object.values(course.phases).join('/'), expected)
    assert.deepEqual(boundaryWarnings(course), [])
  })
}

test('IPT-010 the WHO group has 8 sessions, 1/6/1', () => {
  const group = planCourse({ sessions: 8, format: 'who-group' })
  assert.ok(group.ok)
  assert.deepEqual(group.value.phases, { initial: 1, middle: 6, termination: 1 })
  assert.deepEqual(boundaryWarnings(group.value), [])
  assert.equal(codeOf(planCourse({ sessions: 9, format: 'who-group' })), 'pathway/who-group-has-8-sessions')
})

test('IPT-017 fewer than 8 or more than 20 sessions need a reason', () => {
  assert.equal(codeOf(planCourse({ sessions: 7 })), 'pathway/too-few-sessions')
  assert.equal(codeOf(planCourse({ sessions: 21 })), 'pathway/too-many-sessions')
  assert.equal(codeOf(planCourse({ sessions: 21, reason: '  ' })), 'pathway/too-many-sessions')
  assert.equal(plan(6, 'Moves away in six weeks').reason, 'Moves away in six weeks')
  assert.deepEqual(plan(6, 'Moves away').phases, { initial: 2, middle: 2, termination: 2 })
  assert.deepEqual(plan(24, 'Chronic course').phases, { initial: 3, middle: 17, termination: 4 })
  assert.equal(codeOf(planCourse({ sessions: 2, reason: 'Short' })), 'pathway/no-room-for-three-phases')
  assert.equal(codeOf(planCourse({ sessions: 1, reason: 'Short' })), 'pathway/no-room-for-three-phases')
  assert.equal(allocatePhases(2), null)
  assert.deepEqual(allocatePhases(5), { initial: 2, middle: 1, termination: 2 })
  assert.deepEqual(allocatePhases(4), { initial: 1, middle: 2, termination: 1 })
})

test('a number of sessions that is none is named', () => {
  for (const sessions of [0, -1, 8.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    const planned = planCourse({ sessions })
    assert.deepEqual(!planned.ok && planned.problem, {
      kind: 'invalid',
      fields: [{ field: 'sessions', code: 'pathway/not-a-number-of-sessions' }],
    })
  }
})

test('IPT-010 the clinician moves boundaries, is warned of unusual ones and never blocked', () => {
  const moved = moveBoundaries(plan(16), { initial: 4, termination: 1 })
  assert.ok(moved.ok)
  assert.deepEqual(moved.value.phases, { initial: 4, middle: 11, termination: 1 })
  assert.deepEqual(boundaryWarnings(moved.value), ['pathway/long-initial-phase', 'pathway/short-termination'])
  const late = moveBoundaries(plan(16), { initial: 3, termination: 5 })
  assert.deepEqual(late.ok && boundaryWarnings(late.value), ['pathway/long-termination'])
  assert.equal(moveBoundaries(plan(8), { initial: 4, termination: 4 }).ok, false)
  assert.equal(moveBoundaries(plan(8), { initial: 4, termination: 3 }).ok, true)
  assert.equal(moveBoundaries(plan(8), { initial: 0, termination: 1.5 }).ok, false)
})

test('IPT-010 boundaries that are not moved, or no longer, are where the table has them', () => {
  const moved = settleBoundaries(plan(16), { initial: 4, termination: 2 })
  assert.deepEqual(moved.ok && moved.value.phases, { initial: 4, middle: 10, termination: 2 })
  const back = moved.ok && settleBoundaries(moved.value, null)
  assert.deepEqual(back && back.ok && back.value, plan(16))
  assert.equal(settleBoundaries(plan(8), { initial: 4, termination: 4 }).ok, false)
})

test('IPT-015 a new number needs a dated reason and a new agreement, and history is kept', () => {
  const agreedOn = day('2026-11-23')
  const change = { sessions: 20, reason: 'Second bereavement', agreedOn, held: 9 }
  const changed = changePlannedSessions(plan(16), change)
  assert.ok(changed.ok)
  assert.deepEqual(changed.value.phases, { initial: 3, middle: 13, termination: 4 })
  const again = changePlannedSessions(changed.value, { ...change, sessions: 22, reason: 'Move of house' })
  assert.ok(again.ok)
  assert.deepEqual(again.value.changes, [
    { sessionsBefore: 16, sessionsAfter: 20, reason: 'Second bereavement', agreedOn },
    { sessionsBefore: 20, sessionsAfter: 22, reason: 'Move of house', agreedOn },
  ])
  assert.equal(codeOf(changePlannedSessions(plan(16), { ...change, reason: ' ' })), 'pathway/reason-needed')
  assert.equal(
    codeOf(changePlannedSessions(plan(16), { ...change, agreedOn: null })),
    'pathway/agreement-needed',
  )
  assert.equal(codeOf(changePlannedSessions(plan(16), { ...change, sessions: 8 })), 'pathway/fewer-than-held')
})

test('IPT-015 a course can be shortened to the sessions already held, and not below', () => {
  const change = { reason: 'Moves away', agreedOn: day('2026-11-23') }
  assert.equal(changePlannedSessions(plan(16), { ...change, sessions: 9, held: 9 }).ok, true)
  assert.equal(changePlannedSessions(plan(16), { ...change, sessions: 9, held: 10 }).ok, false)
})

test('IPT-012 the middle phase waits for the agreed focus, and a prompt says so', () => {
  assert.deepEqual(phaseOfSession(plan(16), 3, { focusAgreed: false }), {
    ok: true,
    value: { phase: 'initial', plannedPhase: 'initial', prompts: [] },
  })
  assert.deepEqual(phaseOfSession(plan(16), 4, { focusAgreed: false }), {
    ok: true,
    value: { phase: 'initial', plannedPhase: 'middle', prompts: ['pathway/agree-the-focus'] },
  })
  assert.deepEqual(phaseOfSession(plan(16), 4, { focusAgreed: true }), {
    ok: true,
    value: { phase: 'middle', plannedPhase: 'middle', prompts: [] },
  })
})

test('IPT-014 the last planned middle session raises the ending, the first of termination opens its tasks', () => {
  const prompts = (n: number, missedThatCount = 0) => {
    const session = phaseOfSession(plan(16), n, { focusAgreed: true, missedThatCount })
    return session.ok && session.value.prompts
  }
  assert.deepEqual(prompts(12), [])
  assert.deepEqual(prompts(13), ['pathway/raise-the-ending'])
  assert.deepEqual(prompts(14), ['pathway/open-termination-tasks'])
  assert.deepEqual(prompts(15), [])
  assert.deepEqual(prompts(11, 2), ['pathway/raise-the-ending'])
})

test('IPT-016 there is no session beyond the planned number', () => {
  assert.equal(codeOf(phaseOfSession(plan(16), 17, { focusAgreed: true })), 'pathway/beyond-planned-sessions')
  assert.equal(
    codeOf(phaseOfSession(plan(16), 16, { focusAgreed: true, missedThatCount: 1 })),
    'pathway/beyond-planned-sessions',
  )
  assert.equal(phaseOfSession(plan(16), 0, { focusAgreed: true }).ok, false)
  assert.equal(phaseOfSession(plan(16), 1.5, { focusAgreed: true }).ok, false)
})

test('IPT-011 IPT-013 session k of N, M left; only missed sessions that count take one away', () => {
  const words = (held: number, missed?: number) => {
    const count = sessionCount(plan(16), held, missed)
    return count.ok ? sessionCountWords(count.value) : codeOf(count)
  }
  assert.equal(words(3), 'session 3 of 16, 13 left')
  assert.equal(words(3, 1), 'session 3 of 16, 12 left')
  assert.equal(words(16), 'session 16 of 16, 0 left')
  assert.equal(words(0), 'before session 1 of 16, 16 left')
  assert.equal(words(17), 'pathway/beyond-planned-sessions')
  assert.equal(words(16, 1), 'pathway/beyond-planned-sessions')
  assert.equal(sessionCount(plan(16), -1).ok, false)
  assert.equal(sessionCount(plan(16), 1, 0.5).ok, false)
})

test('10,000 random courses: no phase comes out of order, and none without its condition', () => {
  const order: readonly TreatmentPhase[] = ['initial', 'middle', 'termination']
  const course = fc.record({
    sessions: fc.integer({ min: 3, max: 40 }),
    agreedFrom: fc.integer({ min: 1, max: 45 }),
    initial: fc.integer({ min: 1, max: 6 }),
    termination: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(course, ({ sessions, agreedFrom, initial, termination }) => {
      const planned = plan(sessions, 'Any number')
      const moved = moveBoundaries(planned, { initial, termination })
      const walked = moved.ok ? moved.value : planned
      const { phases } = walked
      assert.equal(phases.initial + phases.middle + phases.termination, sessions)
      assert.ok(phases.initial >= 1 && phases.middle >= 1 && phases.termination >= 1)
      let reached = 0
      for (let n = 1; n <= sessions; n += 1) {
        const session = phaseOfSession(walked, n, { focusAgreed: n >= agreedFrom })
        assert.ok(session.ok)
        const at = order.indexOf(session.value.phase)
        assert.ok(at >= reached)
        reached = at
        if (n < agreedFrom) assert.equal(session.value.phase, 'initial')
        if (session.value.phase === 'termination') assert.ok(n > sessions - phases.termination)
        const count = sessionCount(walked, n)
        assert.ok(count.ok && count.value.k + count.value.left === sessions)
      }
      assert.equal(phaseOfSession(walked, sessions + 1, { focusAgreed: true }).ok, false)
    }),
    { numRuns: 10_000 },
  )
})

function plan(sessions: number, reason?: string): Plan {
  const planned = planCourse({ sessions, reason: reason ?? null })
  assert.ok(planned.ok)
  return planned.value
}

function codeOf(result: { ok: true } | { ok: false; problem: { kind: string; code?: string } }) {
  return result.ok ? null : (result.problem.code ?? result.problem.kind)
}

function day(text: string): Day {
  const read = readDay(text)
  assert.ok(read.ok)
  return read.value
}
