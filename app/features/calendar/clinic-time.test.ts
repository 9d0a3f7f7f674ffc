import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Day, Instant } from '@kith/ipt'

import { clinicTimeOf, instantAt, startOfDay } from './clinic-time.server.ts'
import { clinicTimeWords, dayWords, readTime, shiftBetween, shiftBy } from './clinic-time.ts'
import { clashesOf, isOverlap, type Booked } from './clashes.ts'

const at = (day: string, time: string) => ({ day: day as Day, time })

test('SEC-050 ten o’clock in the clinic is ten o’clock before and after the clocks change', () => {
  const hours = (zone: string, days: string[]) =>
    days.map((day) => instantAt(at(day, '10:00'), zone).slice(11, 16))
  assert.deepEqual(hours('Europe/London', ['2026-10-19', '2026-10-26']), ['09:00', '10:00'])
  assert.deepEqual(hours('Europe/Vienna', ['2027-03-22', '2027-03-29']), ['09:00', '08:00'])
  assert.deepEqual(hours('America/New_York', ['2026-10-26', '2026-11-02']), ['14:00', '15:00'])
  // The clock of Lord Howe Island moves by half an hour.
  assert.deepEqual(hours('Australia/Lord_Howe', ['2026-09-28', '2026-10-05']), ['23:30', '23:00'])
  assert.deepEqual(hours('Asia/Kolkata', ['2026-10-19', '2026-10-26']), ['04:30', '04:30'])
})

test('SEC-050 a time that spring leaves out becomes an hour later, and one that autumn repeats is the first', () => {
  const zone = 'Europe/London'
  assert.equal(instantAt(at('2027-03-28', '01:30'), zone), '2027-03-28T01:30:00.000Z')
  assert.deepEqual(clinicTimeOf('2027-03-28T01:30:00.000Z' as Instant, zone), at('2027-03-28', '02:30'))
  assert.equal(instantAt(at('2026-10-25', '01:30'), zone), '2026-10-25T00:30:00.000Z')
})

test('SEC-050 a day begins when it begins in the clinic, leap day and year end included', () => {
  assert.equal(startOfDay('2028-02-29' as Day, 'Pacific/Auckland'), '2028-02-28T11:00:00.000Z')
  assert.equal(startOfDay('2027-01-01' as Day, 'America/New_York'), '2027-01-01T05:00:00.000Z')
  assert.deepEqual(
    clinicTimeOf('2026-12-31T23:30:00Z' as Instant, 'Europe/Vienna'),
    at('2027-01-01', '00:30'),
  )
})

test('HAZ-018 a date is written so that day and month cannot change places', () => {
  assert.equal(dayWords('2026-11-23' as Day), 'Mon 23 Nov 2026')
  assert.equal(clinicTimeWords(at('2027-01-03', '09:05')), 'Sun 3 Jan 2027, 09:05')
})

test('a time of day is read in 24 hours or not at all', () => {
  assert.deepEqual(['09:05', '23:59', '24:00', '9:05', '10:60', '', undefined].map(readTime), [
    '09:05',
    '23:59',
    null,
    null,
    null,
    null,
    null,
  ])
})

test('a shift over midnight goes to the next day, and back', () => {
  const from = at('2026-12-31', '23:30')
  const to = at('2027-01-01', '00:15')
  const shift = shiftBetween(from, to)
  assert.deepEqual(shiftBy(from, shift), to)
  assert.deepEqual(shiftBy(to, shiftBetween(to, from)), from)
})

test('appointments that only touch do not run into each other', () => {
  const slot = (time: string, minutes: number) => ({ startsAt: `2026-11-23T${time}:00Z` as Instant, minutes })
  assert.equal(isOverlap(slot('10:00', 50), slot('10:50', 50)), false)
  assert.equal(isOverlap(slot('10:00', 50), slot('10:49', 50)), true)
  assert.equal(isOverlap(slot('10:00', 50), slot('09:00', 120)), true)
  const booked = { ...slot('10:30', 50), id: 'a', patientName: 'Robin Vale' } as Booked
  assert.equal(clashesOf(slot('10:00', 50), [booked]).length, 1)
  // Another time, another clash: what was accepted for one is not accepted for the other.
  const keys = ['10:00', '10:15'].flatMap((time) => clashesOf(slot(time, 50), [booked]).map(({ key }) => key))
  assert.equal(new Set(keys).size, 2)
})
