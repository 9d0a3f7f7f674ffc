import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Day } from '@kith/ipt'

import { crisisCountries, crisisHelpFor, dial, linesOlderThan } from './crisis-help-for.ts'
import { crisisHelpByCountry } from './crisis-lines.ts'

const today = new Date().toISOString().slice(0, 10) as Day

test('SAFE-031 HAZ-029 no crisis line ships that was last looked up more than twelve months ago', () => {
  assert.deepEqual(linesOlderThan(365, today), [])
})

test('SAFE-031 a line older than 180 days is named, a younger one is not', () => {
  const line = crisisHelpByCountry[0]?.lines[0]
  assert.ok(line)
  const on = (days: number) =>
    new Date(Date.parse(line.lastVerified) + days * 86_400_000).toISOString().slice(0, 10) as Day
  assert.equal(linesOlderThan(180, on(180)).length, 0)
  assert.ok(linesOlderThan(180, on(181)).some(({ number }) => number === line.number))
})

test('SAFE-030 every country has an emergency number, and every line a source and somebody who looked', () => {
  for (const help of crisisCountries()) {
    assert.match(help.country, /^[A-Z]{2}$/)
    assert.ok(help.emergency.length > 0, help.name)
    for (const line of help.lines) {
      assert.match(line.source, /^https:\/\//, line.name)
      assert.match(dial(line.number), /^tel:\d{2,}$/)
      assert.ok(line.verifiedBy.length > 0)
    }
  }
})

test('SAFE-030 where nothing is known no other country’s number is shown', () => {
  assert.equal(crisisHelpFor('ZZ'), null)
  assert.equal(crisisHelpFor('toString'), null)
  assert.deepEqual(crisisHelpFor('IT')?.lines, [])
})

test('the numbers of the reference are as it gives them', () => {
  const numberOf = (country: string) => crisisHelpFor(country)?.lines[0]?.number
  assert.equal(numberOf('US'), '988')
  assert.equal(numberOf('CA'), '988')
  assert.equal(numberOf('GB'), '116 123')
  assert.equal(numberOf('IE'), '116 123')
  assert.equal(numberOf('AU'), '13 11 14')
  assert.equal(numberOf('DE'), '0800 111 0 111')
  assert.equal(crisisHelpFor('IN')?.lines[0]?.confirmed, false)
})
