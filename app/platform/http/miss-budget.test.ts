import assert from 'node:assert/strict'
import { test } from 'node:test'

import { missBudget } from './miss-budget.server.ts'

const rule = { most: 3, seconds: 900, addresses: 100 }
const minute = 60_000

test('SEC-040 after so many misses an address waits until the time is over, and is told how long', () => {
  const budget = missBudget(rule)
  for (let miss = 0; miss < 3; miss += 1) assert.equal(budget.spend('192.0.2.1', miss * minute), null)
  assert.equal(budget.spend('192.0.2.1', 5 * minute), 600)
  assert.equal(budget.spend('192.0.2.2', 5 * minute), null)
  assert.equal(budget.spend('192.0.2.1', 15 * minute), null)
})

test('SEC-040 the addresses of one IPv6 network count as one', () => {
  const budget = missBudget(rule)
  const same = ['2001:db8:1:2::1', '2001:DB8:1:2:3:4:5:6', '2001:0db8:0001:0002::', '2001:db8:1:2::9']
  assert.deepEqual(
    same.map((address) => budget.spend(address, 0) !== null),
    [false, false, false, true],
  )
  assert.equal(budget.spend('2001:db8:1:3::1', 0), null)
})

test('SEC-040 ten thousand addresses take no more room than the rule allows, and a clock that goes back locks nobody out', () => {
  const budget = missBudget(rule)
  for (let miss = 0; miss < 4; miss += 1) budget.spend('192.0.2.1', 0)
  for (let other = 0; other < 10_000; other += 1) assert.equal(budget.spend(`a${other}`, 0), null)
  assert.equal(budget.spend('192.0.2.1', 0), null)
  for (let miss = 0; miss < 4; miss += 1) budget.spend('192.0.2.9', 3_600_000)
  assert.equal(budget.spend('192.0.2.9', 0), null)
})
