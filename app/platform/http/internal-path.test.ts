import assert from 'node:assert/strict'
import { test } from 'node:test'

import { internalPath } from './internal-path.ts'

test('SEC-035 a place inside Kith is kept, with its question mark and what follows', () => {
  assert.equal(internalPath('/courses/1/sessions/3?tab=note'), '/courses/1/sessions/3?tab=note')
  assert.equal(internalPath('/a/../b'), '/b')
})

test('SEC-035 whatever a browser could read as another site becomes the first page', () => {
  const outside = [
    '//evil.example',
    '///evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '',
    null,
    7,
  ]
  for (const value of outside) {
    const place = internalPath(value)
    assert.equal(new URL(place, 'https://kith.example').origin, 'https://kith.example', String(value))
    assert.doesNotMatch(place, /evil|alert/, String(value))
  }
})

test('SEC-039 a place of any length is none: it would stand in a header that nothing lets through', () => {
  const long = `/patients?search=${'%0A'.repeat(1_000)}`
  assert.equal(internalPath(long), '/')
  assert.equal(internalPath(long, '/patients'), '/patients')
})
