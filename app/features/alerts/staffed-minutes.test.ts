import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Instant } from '@kith/ipt'

import { afterStaffedMinutes, nextStaffed, type StaffedPeriod } from './staffed-minutes.ts'

const at = (text: string) => text as Instant
const weekdays: StaffedPeriod[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: '09:00',
  closes: '17:00',
}))
const always: StaffedPeriod[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens: '00:00',
  closes: '24:00',
}))
const london = 'Europe/London'

test('SEC-070 minutes count while somebody is there', () => {
  const monday = at('2026-11-23T09:00:00Z')
  assert.equal(afterStaffedMinutes(weekdays, london, monday, 15), '2026-11-23T09:15:00.000Z')
  assert.equal(afterStaffedMinutes(weekdays, london, monday, 480), '2026-11-23T17:00:00.000Z')
})

test('SEC-070 a night and a weekend hold no minute', () => {
  const friday = at('2026-11-20T16:50:00Z')
  assert.equal(afterStaffedMinutes(weekdays, london, friday, 15), '2026-11-23T09:05:00.000Z')
  const saturday = at('2026-11-21T12:00:00Z')
  assert.equal(afterStaffedMinutes(weekdays, london, saturday, 15), '2026-11-23T09:15:00.000Z')
})

test('SEC-072 a clinic without hours has no staffed minute at all', () => {
  assert.equal(afterStaffedMinutes([], london, at('2026-11-23T09:00:00Z'), 15), null)
  assert.equal(nextStaffed([], london, at('2026-11-23T09:00:00Z')), null)
  const backwards = [{ weekday: 1, opens: '17:00', closes: '09:00' }]
  assert.equal(afterStaffedMinutes(backwards, london, at('2026-11-23T09:00:00Z'), 15), null)
})

test('SEC-050 the hour that is skipped in spring holds no minute', () => {
  // Europe/London, 29 March 2026: 01:00 becomes 02:00.
  const before = at('2026-03-29T00:50:00Z')
  assert.equal(afterStaffedMinutes(always, london, before, 20), '2026-03-29T01:10:00.000Z')
  const early: StaffedPeriod[] = [{ weekday: 7, opens: '00:00', closes: '03:00' }]
  // Two hours are lived between midnight and three; the rest waits a week.
  assert.equal(
    afterStaffedMinutes(early, london, at('2026-03-29T00:00:00Z'), 120),
    '2026-03-29T02:00:00.000Z',
  )
  assert.equal(
    afterStaffedMinutes(early, london, at('2026-03-29T00:00:00Z'), 121),
    '2026-04-04T23:01:00.000Z',
  )
})

test('SEC-050 a shift that lies wholly in the skipped hour is not there that day', () => {
  const skipped: StaffedPeriod[] = [{ weekday: 7, opens: '01:00', closes: '02:00' }]
  assert.equal(
    afterStaffedMinutes(skipped, london, at('2026-03-29T00:00:00Z'), 10),
    '2026-04-05T00:10:00.000Z',
  )
})

test('SEC-050 the hour that comes twice in autumn holds 120 minutes', () => {
  // Europe/London, 25 October 2026: 02:00 becomes 01:00.
  const early: StaffedPeriod[] = [{ weekday: 7, opens: '00:00', closes: '03:00' }]
  const midnight = at('2026-10-24T23:00:00Z')
  assert.equal(afterStaffedMinutes(early, london, midnight, 240), '2026-10-25T03:00:00.000Z')
})

test('SEC-050 a day that begins an hour late, as in Beirut, is staffed from its first minute', () => {
  // Asia/Beirut, 29 March 2026: midnight becomes 01:00.
  const sunday: StaffedPeriod[] = [{ weekday: 7, opens: '00:00', closes: '24:00' }]
  assert.equal(
    afterStaffedMinutes(sunday, 'Asia/Beirut', at('2026-03-28T12:00:00Z'), 0),
    '2026-03-28T22:00:00.000Z',
  )
})

test('a round-the-clock clinic counts every minute, across midnight and the year', () => {
  assert.equal(
    afterStaffedMinutes(always, london, at('2026-12-31T23:50:00Z'), 30),
    '2027-01-01T00:20:00.000Z',
  )
})

test('two shifts that overlap do not make a minute count twice', () => {
  const twice: StaffedPeriod[] = [
    { weekday: 1, opens: '09:00', closes: '12:00' },
    { weekday: 1, opens: '10:00', closes: '13:00' },
  ]
  assert.equal(
    afterStaffedMinutes(twice, london, at('2026-11-23T09:00:00Z'), 240),
    '2026-11-23T13:00:00.000Z',
  )
})

test('a clinic is told by its own clock, wherever the reader is', () => {
  const newYork = 'America/New_York'
  assert.equal(
    afterStaffedMinutes(weekdays, newYork, at('2026-11-23T09:00:00Z'), 15),
    '2026-11-23T14:15:00.000Z',
  )
})

test('SEC-072 whether somebody is there now, and otherwise when next', () => {
  assert.deepEqual(nextStaffed(weekdays, london, at('2026-11-23T09:30:00.000Z')), {
    now: true,
    opensAt: '2026-11-23T09:30:00.000Z',
  })
  assert.deepEqual(nextStaffed(weekdays, london, at('2026-11-20T17:00:00.000Z')), {
    now: false,
    opensAt: '2026-11-23T09:00:00.000Z',
  })
})
