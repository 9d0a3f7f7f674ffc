import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Instant } from '@kith/ipt'

import { limits, secondsToWait, type Attempt } from './waiting.ts'

const at = '2026-11-23T09:00:00.000Z' as Instant

/** Attempts so many seconds ago, newest first. */
function ago(...seconds: number[]): Attempt[] {
  return seconds.map((s) => ({
    at: new Date(Date.parse(at) - s * 1_000).toISOString() as Instant,
    succeeded: false,
  }))
}

test('SEC-015 four wrong passwords cost no time; from the fifth on the wait doubles', () => {
  assert.equal(secondsToWait({ ofAccount: ago(0, 1, 2, 3), ofAddress: [] }, at), 0)
  assert.equal(secondsToWait({ ofAccount: ago(0, 1, 2, 3, 4), ofAddress: [] }, at), 1)
  assert.equal(secondsToWait({ ofAccount: ago(0, 1, 2, 3, 4, 5, 6), ofAddress: [] }, at), 4)
  assert.equal(secondsToWait({ ofAccount: ago(5, 6, 7, 8, 9, 10, 11), ofAddress: [] }, at), 0)
})

test('SEC-015 a whole sign-in lets the delay start over', () => {
  const tries = [...ago(0, 1), { ...ago(2)[0], succeeded: true } as Attempt, ...ago(3, 4, 5, 6, 7)]
  assert.equal(secondsToWait({ ofAccount: tries, ofAddress: [] }, at), 0)
})

test('SEC-015 ten in a quarter of an hour, a hundred in an hour, a hundred from one address: then a wait that ends', () => {
  const ten = ago(...Array.from({ length: 10 }, (_, i) => 100 + i))
  assert.equal(secondsToWait({ ofAccount: ten, ofAddress: [] }, at), 900 - 109)
  const hundred = ago(...Array.from({ length: 100 }, (_, i) => 901 + i * 20))
  assert.equal(secondsToWait({ ofAccount: hundred, ofAddress: [] }, at), 3_600 - (901 + 99 * 20))
  const address = ago(...Array.from({ length: 100 }, (_, i) => i))
  assert.equal(secondsToWait({ ofAccount: [], ofAddress: address }, at), 900 - 99)
})

test('SEC-015 nobody is locked out for good: no wait is longer than an hour', () => {
  const many = ago(...Array.from({ length: 500 }, (_, i) => i))
  const wait = secondsToWait({ ofAccount: many, ofAddress: many.slice(0, 100) }, at)
  assert.ok(wait > 0 && wait <= 3_600)
  assert.equal(limits.perAccountQuarterHour, 10)
})
