import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, readDay, readInstant, weekdayOf } from '../index.ts'
import type { Day } from '../index.ts'

const millisecondsPerDay = 86_400_000
const firstDay = Date.parse('0001-01-01T00:00:00Z')
const dayAt = (number: number) =>
  day(new Date(firstDay + number * millisecondsPerDay).toISOString().slice(0, 10))
const anyNumber = fc.integer({ min: 0, max: 3_652_058 })

test('known days: leap years, centuries, the turn of the year', () => {
  assert.equal(addDays(day('2024-02-28'), 1), '2024-02-29')
  assert.equal(addDays(day('2023-02-28'), 1), '2023-03-01')
  assert.equal(addDays(day('1900-02-28'), 1), '1900-03-01')
  assert.equal(addDays(day('2000-02-28'), 1), '2000-02-29')
  assert.equal(addDays(day('2026-12-31'), 1), '2027-01-01')
  assert.equal(addDays(day('2027-01-01'), -1), '2026-12-31')
  assert.equal(daysBetween(day('1970-01-01'), day('2000-01-01')), 10_957)
  assert.equal(daysBetween(day('0001-01-01'), day('9999-12-31')), 3_652_058)
  assert.equal(weekdayOf(day('2026-11-23')), 1)
  assert.equal(weekdayOf(day('2000-01-01')), 6)
})

test('IPT-221 durations are whole days of the calendar: a session day counts once, and clocks that change count for nothing', () => {
  assert.equal(daysBetween(day('2026-11-23'), day('2026-11-23')), 0)
  assert.equal(daysBetween(day('2026-11-23'), day('2026-11-30')), 7)
  // The clocks go back on 25 October 2026 in Europe and forward on 14 March 2027 in North America.
  assert.equal(daysBetween(day('2026-10-24'), day('2026-10-26')), 2)
  assert.equal(daysBetween(day('2027-03-13'), day('2027-03-15')), 2)
  assert.equal(addDays(day('2026-11-23'), 28), '2026-12-21')
  assert.throws(() => addDays(day('2026-11-23'), 0.5), RangeError)
})

test('every day of four centuries follows the one before', () => {
  let before = day('1800-01-01')
  for (let at = 1; at <= 146_097; at += 1) {
    const next = addDays(before, 1)
    if (daysBetween(before, next) !== 1 || !readDay(next).ok || next <= before)
      assert.fail(`${before} ${next}`)
    before = next
  }
  assert.equal(before, '2200-01-01')
})

test('the arithmetic agrees with the calendar of the platform over the years 0001 to 9999', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (from, to) => {
      assert.equal(daysBetween(dayAt(from), dayAt(to)), to - from)
      assert.equal(addDays(dayAt(from), to - from), dayAt(to))
      const sunday = new Date(firstDay + from * millisecondsPerDay).getUTCDay()
      assert.equal(weekdayOf(dayAt(from)) % 7, sunday)
    }),
    { numRuns: 2000 },
  )
})

test('a day outside the calendar or a part of a day is our mistake, and is thrown', () => {
  assert.throws(() => addDays(day('9999-12-31'), 1), RangeError)
  assert.throws(() => addDays(day('0001-01-01'), -1), RangeError)
  assert.throws(() => addDays(day('2026-11-23'), 0.5), RangeError)
  assert.throws(() => addDays(day('2026-11-23'), Number.NaN), RangeError)
})

test('April, June, September and November have 30 days, the others but February 31', () => {
  const months = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  const with31 = months.filter((month) => readDay(`2026-${String(month).padStart(2, '0')}-31`).ok)
  assert.deepEqual(with31, [1, 3, 5, 7, 8, 10, 12])
})

test('only a day of the calendar in its one form is read', () => {
  for (const text of ['2026-11-31', '2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01']) {
    assert.deepEqual(readDay(text, 'firstOn'), problem('firstOn', 'day/not-in-calendar'))
  }
  for (const value of [
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
    null,
    20260101,
  ]) {
    assert.deepEqual(readDay(value), problem('day', 'day/unreadable'))
  }
})

test('a moment has a zone', () => {
  for (const text of [
    '2026-11-23T09:30:00Z',
    '2026-11-23T09:30:00.123456789+13:45',
    '2024-02-29T23:59:59-08:00',
  ]) {
    assert.deepEqual(readInstant(text), { ok: true, value: text })
  }
  for (const text of [
    '2026-11-23T09:30:00',
    '2026-11-23 09:30:00Z',
    '2026-11-23T09:30Z',
    '2026-11-23T09:30:00z',
    7,
  ]) {
    assert.deepEqual(readInstant(text), problem('instant', 'instant/unreadable'))
  }
  const impossible = [
    '2026-02-30T09:30:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T09:60:00Z',
    '2026-11-23T09:30:60Z',
  ]
  for (const text of [...impossible, '2026-11-23T09:30:00+18:01', '2026-11-23T09:30:00+01:60']) {
    assert.deepEqual(readInstant(text, 'at'), problem('at', 'instant/not-in-calendar'))
  }
})

function day(text: string): Day {
  const read = readDay(text)
  assert.ok(read.ok, text)
  return read.value
}

function problem(field: string, code: string) {
  return { ok: false, problem: { kind: 'invalid', fields: [{ field, code }] } }
}
