import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Day, Instant } from '@kith/ipt'

import type { CheckInRow } from '#features/check-ins/index.ts'
import type { SessionLine } from '#features/sessions/index.ts'
import { newId } from '#platform/ids.ts'
import { scorePoints } from './score-points.ts'

test('HAZ-021 a form without a score and a session without a form are gaps, never zeros', () => {
  const one = checkIn({ state: 'scored', total: 14, band: 'moderate', prorated: true })
  const two = checkIn({ state: 'not-scorable', missing: 4 })
  const points = scorePoints(
    [
      { row: one, day: '2026-11-02' as Day },
      { row: two, day: '2026-11-09' as Day },
    ],
    [
      { line: session(1, '2026-11-02'), checkInId: one.id },
      { line: session(2, '2026-11-09'), checkInId: two.id },
      { line: session(3, '2026-11-16'), checkInId: null },
    ],
  )
  assert.deepEqual(
    points.map(({ value, session: number, why, prorated }) => [number, value, why, prorated]),
    [
      [1, 14, undefined, true],
      [2, null, '4 questions left open', undefined],
      [3, null, 'the scale was not done', undefined],
    ],
  )
})

function checkIn(score: CheckInRow['score']): CheckInRow {
  return {
    id: newId(),
    instrument: 'phq-9',
    submittedAt: '2026-11-02T08:00:00.000Z' as Instant,
    mode: 'self',
    byLink: true,
    enteredBy: null,
    appointmentId: null,
    sessionNumber: null,
    answers: {} as CheckInRow['answers'],
    risk: 'negative',
    riskAnswer: 0,
    score,
    replaces: null,
    replacedBy: null,
  }
}

function session(number: number, heldOn: string): SessionLine {
  return {
    id: newId(),
    number,
    heldOn: heldOn as Day,
    startedAt: `${heldOn}T10:00:00.000Z` as Instant,
    format: 'video',
    appointmentId: newId(),
    lateReason: '',
    note: 'signed',
  }
}
