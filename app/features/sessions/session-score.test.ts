import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Day, Instant } from '@kith/ipt'

import type { CheckInRow } from '#features/check-ins/index.ts'
import { newId, type AppointmentId } from '#platform/ids.ts'
import { countingCheckIns, scoreOfSession, sessionWindow, startingTotal } from './session-score.ts'

const first = newId<'appointments'>()
const second = newId<'appointments'>()
const sessionOne = '2026-11-02T10:00:00.000Z' as Instant
const sessionTwo = '2026-11-09T10:00:00.000Z' as Instant

test('the check-in of a session is the one given for its appointment', () => {
  const forms = [form(18, '2026-11-01', first), form(15, '2026-11-08', second), form(14, '2026-11-08')]
  const found = scoreOfSession(forms, { appointmentId: second, ...sessionWindow(sessionOne, sessionTwo) }, 18)
  assert.deepEqual([found.checkIn, found.last, found.start], [forms[1], 18, 18])
})

test('IPT-105 otherwise it is the newest given for no appointment since the session before, and each counts once', () => {
  const forms = [form(18, '2026-11-01'), form(16, '2026-11-02T11:00'), form(15, '2026-11-08')]
  const one = scoreOfSession(forms, { appointmentId: first, ...sessionWindow(null, sessionOne) }, 18)
  const two = scoreOfSession(forms, { appointmentId: second, ...sessionWindow(sessionOne, sessionTwo) }, 18)
  assert.deepEqual([one.checkIn, two.checkIn], [forms[1], forms[2]])
  const third = scoreOfSession(forms, { appointmentId: null, ...sessionWindow(sessionTwo, null) }, 18)
  assert.deepEqual(third, { checkIn: null, last: null, start: null })
})

test('a form without a score is not compared, and is passed over when a later one is', () => {
  const forms = [form(18, '2026-11-01', first), form(null, '2026-11-08', second), form(12, '2026-11-15')]
  const found = scoreOfSession(forms, { appointmentId: null, ...sessionWindow(sessionTwo, null) }, 18)
  assert.equal(found.last, 18)
})

test('the first score is compared with nothing', () => {
  const forms = [form(18, '2026-11-01', first)]
  const found = scoreOfSession(forms, { appointmentId: first, ...sessionWindow(null, null) }, 18)
  assert.deepEqual([found.last, found.start], [null, null])
})

test('the course began from the last total at or before session 1, and not from a later one', () => {
  const day = (text: string, total: number | null) => ({
    instrument: 'phq-9' as const,
    total,
    day: text as Day,
  })
  const totals = [day('2026-10-20', 20), day('2026-11-02', 17), day('2026-11-08', 9)]
  assert.equal(startingTotal(totals, '2026-11-02' as Day), 17)
  assert.equal(startingTotal(totals.slice(2), '2026-11-02' as Day), null)
})

test('MEAS-015 a form that was corrected does not count, and neither does another scale', () => {
  const corrected = { ...form(18, '2026-11-01'), replacedBy: newId<'check_ins'>() }
  const anxiety = { ...form(9, '2026-11-01'), instrument: 'gad-7' as const }
  const kept = form(16, '2026-11-01')
  assert.deepEqual(countingCheckIns([corrected, anxiety, kept], 'phq-9'), [kept])
})

function form(total: number | null, at: string, appointmentId: AppointmentId | null = null): CheckInRow {
  return {
    id: newId(),
    instrument: 'phq-9',
    submittedAt: new Date(`${at.includes('T') ? at : `${at}T08:00`}:00Z`).toISOString() as Instant,
    mode: 'self',
    byLink: true,
    enteredBy: null,
    appointmentId,
    sessionNumber: null,
    answers: {} as CheckInRow['answers'],
    risk: 'negative',
    riskAnswer: 0,
    score:
      total === null
        ? { state: 'not-scorable', missing: 4 }
        : { state: 'scored', total, band: 'mild', prorated: false },
    replaces: null,
    replacedBy: null,
  }
}
