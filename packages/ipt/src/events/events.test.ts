import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  defaultAboutDays,
  keepDate,
  noAboutDays,
  printApproximateDate,
  readApproximateDate,
  readDatePhrase,
  readDay,
  readLifeEvent,
  sayApproximateDate,
  spanOf,
  spanOfBeginning,
} from '../index.ts'
import type { ApproximateDate, Day, Hemisphere } from '../index.ts'

const today = day('2026-11-23')

test('IPT-052 a date is as exact as it was said: day, month, season, year, decade, century', () => {
  const table: readonly [string, string, string][] = [
    ['2021-03-14', '2021-03-14', '2021-03-14'],
    ['2021-02', '2021-02-01', '2021-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2019', '2019-01-01', '2019-12-31'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2021-XX', '2021-01-01', '2021-12-31'],
    ['2021-XX-XX', '2021-01-01', '2021-12-31'],
    ['2021-03-XX', '2021-03-01', '2021-03-31'],
    ['2019-03/2020', '2019-03-01', '2020-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
  ]
  for (const [text, earliest, latest] of table) {
    assert.deepEqual(spanOf(date(text), { hemisphere: 'north' }), { earliest, latest }, text)
  }
})

test('IPT-052 a season has its months in the north and in the south, named after the year it begins in', () => {
  const spans = (hemisphere: Hemisphere) =>
    [21, 22, 23, 24].map((code) => {
      const { earliest, latest } = spanOf(date(`2019-${code}`), { hemisphere })
      return `${earliest} ${latest}`
    })
  assert.deepEqual(spans('north'), [
    '2019-03-01 2019-05-31',
    '2019-06-01 2019-08-31',
    '2019-09-01 2019-11-30',
    '2019-12-01 2020-02-29',
  ])
  assert.deepEqual(spans('south'), [
    '2019-09-01 2019-11-30',
    '2019-12-01 2020-02-29',
    '2019-03-01 2019-05-31',
    '2019-06-01 2019-08-31',
  ])
})

test('IPT-052 "about" widens by a margin that a clinic may set, a doubt does not', () => {
  const north = { hemisphere: 'north' } as const
  const month = { earliest: '2021-03-01', latest: '2021-03-31' }
  assert.equal(defaultAboutDays.month, 15)
  assert.deepEqual(spanOf(date('2021-03~'), north), { earliest: '2021-02-14', latest: '2021-04-15' })
  assert.deepEqual(spanOf(date('2021-03%'), north), { earliest: '2021-02-14', latest: '2021-04-15' })
  assert.deepEqual(spanOf(date('2021-03?'), north), month)
  assert.deepEqual(spanOf(date('2021-03~'), { ...north, about: noAboutDays }), month)
  assert.deepEqual(spanOf(date('0001~'), north).earliest, '0001-01-01')
  assert.deepEqual(spanOf(date('9999~'), north).latest, '9999-12-31')
})

test('IPT-052 an open end has no day, and what began is dated by its beginning', () => {
  const north = { hemisphere: 'north' } as const
  assert.deepEqual(spanOf(date('1999/..'), north), { earliest: '1999-01-01', latest: null })
  assert.deepEqual(spanOf(date('../2004-06'), north), { earliest: null, latest: '2004-06-30' })
  assert.deepEqual(spanOf(date('/2004'), north), { earliest: null, latest: '2004-12-31' })
  assert.deepEqual(spanOfBeginning(date('1999/..'), north), { earliest: '1999-01-01', latest: '1999-12-31' })
  assert.deepEqual(spanOfBeginning(date('../2004'), north), { earliest: null, latest: '2004-12-31' })
})

test('IPT-052 what cannot be read is named by a code, and nothing is guessed', () => {
  const table: readonly [unknown, string][] = [
    ['', 'event/date-unreadable'],
    ['soon', 'event/date-unreadable'],
    ['2021-3', 'event/date-unreadable'],
    [' 2021', 'event/date-unreadable'],
    ['2021/2022/2023', 'event/date-unreadable'],
    ['../..', 'event/date-unreadable'],
    ['/', 'event/date-unreadable'],
    ['2021-XX-14', 'event/date-unreadable'],
    ['202X-03', 'event/date-unreadable'],
    ['2019-21-01', 'event/date-unreadable'],
    ['Y12000', 'event/date-unreadable'],
    [20210314, 'event/date-unreadable'],
    [null, 'event/date-unreadable'],
    ['2021-02-30', 'event/date-not-in-calendar'],
    ['2021-13', 'event/date-not-in-calendar'],
    ['2021-25', 'event/date-not-in-calendar'],
    ['0000', 'event/date-not-in-calendar'],
    ['2021/2020', 'event/date-ends-before-it-begins'],
    ['2021-03-14/2021-03-13', 'event/date-ends-before-it-begins'],
  ]
  for (const [value, code] of table) {
    const read = readApproximateDate(value, 'on')
    assert.deepEqual(read, { ok: false, problem: { kind: 'invalid', fields: [{ field: 'on', code }] } })
  }
})

test('IPT-052 each date that is read prints as it was written, and its span is in order', () => {
  const two = (number: number) => String(number).padStart(2, '0')
  const year = fc.integer({ min: 1, max: 9999 }).map((each) => String(each).padStart(4, '0'))
  const point = fc
    .tuple(
      fc.oneof(
        year,
        fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
        fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([y, s]) => `${y}-${s}`),
        fc
          .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
          .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`),
      ),
      fc.constantFrom('', '~', '?', '%'),
    )
    .map((parts) => parts.join(''))
  const hemispheres = fc.constantFrom('north' as const, 'south' as const)
  fc.assert(
    fc.property(point, hemispheres, (text, hemisphere) => {
      const read = date(text)
      const { earliest, latest } = spanOf(read, { hemisphere })
      assert.equal(printApproximateDate(read), text)
      assert.ok(earliest !== null && latest !== null && earliest <= latest)
      const exact = spanOf(read, { hemisphere, about: noAboutDays })
      assert.ok(exact.earliest !== null && earliest <= exact.earliest)
      assert.equal(sayApproximateDate(read).length > 0, true)
    }),
    { numRuns: 1000 },
  )
  fc.assert(fc.property(fc.string(), (text) => typeof readApproximateDate(text).ok === 'boolean'))
})

test('IPT-052 dates are read as people say them', () => {
  const table: readonly [string, string][] = [
    ['spring 2019', '2019-21'],
    ['in the Spring of 2019', '2019-21'],
    ['fall 2019', '2019-23'],
    ['winter 2018/19', '2018-24'],
    ['about March 2021', '2021-03~'],
    ['around mar. 2021', '2021-03~'],
    ['maybe March 2021', '2021-03?'],
    ['perhaps around March 2021', '2021-03%'],
    ['March 2021?', '2021-03?'],
    ['14 March 2021', '2021-03-14'],
    ['on the 14th of March, 2021', '2021-03-14'],
    ['March 14th, 2021', '2021-03-14'],
    ['14/03/2021', '2021-03-14'],
    ['03/14/2021', '2021-03-14'],
    ['sometime in 2019', '2019'],
    ['circa 2019', '2019~'],
    ['early 2019', '2019'],
    ['late March 2021', '2021-03'],
    ['the 1990s', '199X'],
    ['the 90s', '199X'],
    ['Christmas 2020', '2020-12-25'],
    ['last Christmas', '2025-12-25'],
    ['two weeks before Christmas', '2025-12-11~'],
    ['the week before Christmas 2020', '2020-12-18~'],
    ['twelve days ago', '2026-11-11'],
    ['three days after Christmas 2020', '2020-12-28'],
    ['a month after Christmas 2020', '2021-01~'],
    ['three years ago', '2023~'],
    ['two months ago', '2026-09~'],
    ['half a year ago', '2026-05~'],
    ['10 days ago', '2026-11-13'],
    ['two weeks ago', '2026-11-09~'],
    ['yesterday', '2026-11-22'],
    ['the day before yesterday', '2026-11-21'],
    ['last week', '2026-11-18~'],
    ['last month', '2026-10'],
    ['last year', '2025'],
    ['March', '2026-03'],
    ['in December', '2025-12'],
    ['last November', '2025-11'],
    ['last summer', '2026-22'],
    ['since May 2020', '2020-05/..'],
    ['until 2018', '../2018'],
    ['from March to May 2019', '2019-03/2019-05'],
    ['2021-03~', '2021-03~'],
  ]
  for (const [said, edtf] of table) {
    const read = readDatePhrase(said, { today, hemisphere: 'north' })
    assert.equal(read.ok ? read.value.date.edtf : JSON.stringify(read.problem), edtf, said)
    if (read.ok) assert.equal(read.value.said, said)
  }
})

test('IPT-052 the last summer is another one in the south', () => {
  const said = (hemisphere: Hemisphere, phrase: string) => {
    const read = readDatePhrase(phrase, { today, hemisphere })
    return read.ok ? read.value.date.edtf : null
  }
  assert.equal(said('south', 'last summer'), '2025-22')
  assert.equal(said('south', 'this spring'), '2026-21')
  const how = (hemisphere: Hemisphere, phrase: string) => {
    const read = readDatePhrase(phrase, { today, hemisphere })
    return read.ok && read.value.how
  }
  assert.equal(
    how('north', 'winter 2019'),
    'read as winter 2019 (2019-24); a season is named after the year in which it begins',
  )
  assert.equal(how('south', 'winter 2019'), 'read as winter 2019 (2019-24)')
})

test('IPT-052 an event with a name dates others', () => {
  const named = [
    { name: 'my son was born', when: date('2018-05-03') },
    { name: 'the divorce', when: date('2020') },
  ]
  const said = (phrase: string) => {
    const read = readDatePhrase(phrase, { today, hemisphere: 'north', named })
    return read.ok
      ? read.value.date.edtf
      : (read.problem.kind === 'refused' && read.problem.code) || 'invalid'
  }
  assert.equal(said('when my son was born'), '2018-05-03')
  assert.equal(said('two months after my son was born'), '2018-07~')
  assert.equal(said('a week before my son was born'), '2018-04-26~')
  assert.equal(said('shortly after the divorce'), '2020~')
  assert.equal(said('around the time of the divorce'), '2020~')
  assert.equal(said('a year after the divorce'), '2021')
  assert.equal(said('when my daughter was born'), 'invalid')
  assert.equal(said('after the divorce'), 'event/date-too-vague')
})

test('IPT-052 a stretch of life is not taken for a date', () => {
  for (const phrase of ['in my twenties', 'as a child', 'when I was 25', 'a few years ago', 'a while ago']) {
    const read = readDatePhrase(phrase, { today, hemisphere: 'north' })
    assert.deepEqual(read, { ok: false, problem: { kind: 'refused', code: 'event/date-too-vague' } }, phrase)
  }
  const order = readDatePhrase('03/04/2021', { today, hemisphere: 'north' })
  assert.deepEqual(order, { ok: false, problem: { kind: 'refused', code: 'event/date-order-unclear' } })
  for (const phrase of ['', 'blue', '999 years ago x', '14 March 99999', 'February 30 2021']) {
    assert.equal(readDatePhrase(phrase, { today, hemisphere: 'north' }).ok, false, phrase)
  }
  assert.equal(readDatePhrase('999 years ago', { today, hemisphere: 'north' }).ok, true)
})

test('no phrase is thrown at', () => {
  const words = fc.constantFrom(
    ...'about in last two weeks months years before after ago Christmas March 2019 0001 9999 999 29 February half a spring since from to until the 90s my son ?'.split(
      ' ',
    ),
  )
  const phrase = fc.array(words, { maxLength: 7 }).map((parts) => parts.join(' '))
  const named = [{ name: 'my son', when: date('2019~') }]
  fc.assert(
    fc.property(fc.oneof(phrase, fc.string()), (said) => {
      const read = readDatePhrase(said, { today, hemisphere: 'north', named })
      if (read.ok) assert.ok(readApproximateDate(read.value.date.edtf).ok)
    }),
    { numRuns: 5000 },
  )
})

test('IPT-052 an event keeps a date that was not understood as it was said', () => {
  const raw = {
    id: 'e1',
    type: 'work',
    what: 'lost her post',
    when: 'in my twenties',
    persons: ['p1'],
    impact: 8,
    source: 'patient',
    ongoing: 'no',
  }
  const read = readLifeEvent(raw)
  assert.ok(read.ok)
  assert.deepEqual(read.value.when, {
    state: 'not-understood',
    said: 'in my twenties',
    code: 'event/date-unreadable',
  })
  assert.deepEqual(keepDate(' '), { state: 'not-said' })
  const unrated = readLifeEvent({ ...raw, impact: undefined, when: '2019-21' })
  assert.ok(unrated.ok && unrated.value.impact === null && unrated.value.when.state === 'understood')
  const stored = JSON.parse(JSON.stringify(unrated)) as { value: Record<string, unknown> }
  assert.deepEqual(readLifeEvent(stored.value), unrated)
  const forged = { state: 'understood', said: 'soon', date: { kind: 'point', edtf: 'soon' } }
  assert.equal(readLifeEvent({ ...raw, when: forged }).ok, false)
  const bad = readLifeEvent({ impact: 11, type: 'wedding', persons: [''], when: 3 })
  assert.ok(!bad.ok)
  assert.deepEqual(
    bad.problem.fields.map(({ field }) => field),
    ['id', 'type', 'what', 'source', 'ongoing', 'impact', 'persons', 'when'],
  )
})

function date(text: string): ApproximateDate {
  const read = readApproximateDate(text)
  assert.ok(read.ok, text)
  return read.value
}

function day(text: string): Day {
  const read = readDay(text)
  assert.ok(read.ok, text)
  return read.value
}
