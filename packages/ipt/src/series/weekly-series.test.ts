import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysBetween, weekdayOf, weeklySeries } from '../index.ts'

test('sixteen weekly sessions from a Monday, over the turn of the year', () => {
  const series = weeklySeries({ firstOn: '2026-11-23', count: 16, everyWeeks: 1 })
  assert.ok(series.ok)
  assert.equal(series.value.length, 16)
  assert.deepEqual(series.value.slice(0, 7), [
    '2026-11-23',
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
    '2027-01-04',
  ])
  assert.equal(series.value.at(-1), '2027-03-08')
})

test('every series has its number of days, on one day of the week, evenly apart', () => {
  const wish = fc.record({
    firstOn: fc
      .date({
        min: new Date('1900-01-01T00:00:00Z'),
        max: new Date('2200-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10)),
    count: fc.integer({ min: 1, max: 104 }),
    everyWeeks: fc.integer({ min: 1, max: 52 }),
  })
  fc.assert(
    fc.property(wish, ({ firstOn, count, everyWeeks }) => {
      const series = weeklySeries({ firstOn, count, everyWeeks })
      assert.ok(series.ok)
      const [first] = series.value
      assert.ok(first === firstOn)
      assert.equal(series.value.length, count)
      series.value.forEach((day, at) => {
        assert.equal(weekdayOf(day), weekdayOf(first))
        assert.equal(daysBetween(first, day), at * 7 * everyWeeks)
      })
    }),
  )
})

test('each field at fault is named', () => {
  assert.deepEqual(weeklySeries({ firstOn: '2026-02-30', count: 0, everyWeeks: 1.5 }), {
    ok: false,
    problem: {
      kind: 'invalid',
      fields: [
        { field: 'firstOn', code: 'day/not-in-calendar' },
        { field: 'count', code: 'series/not-1-to-104' },
        { field: 'everyWeeks', code: 'series/not-1-to-52' },
      ],
    },
  })
  assert.equal(weeklySeries({ firstOn: '9999-12-30', count: 2, everyWeeks: 1 }).ok, false)
  assert.equal(weeklySeries({ firstOn: '9999-12-24', count: 2, everyWeeks: 1 }).ok, true)
  assert.equal(weeklySeries({ firstOn: '2026-11-23', count: 105, everyWeeks: 1 }).ok, false)
  assert.equal(weeklySeries({ firstOn: '2026-11-23', count: Number.NaN, everyWeeks: 53 }).ok, false)
})
