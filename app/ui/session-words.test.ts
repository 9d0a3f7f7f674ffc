import assert from 'node:assert/strict'
import { test } from 'node:test'

import { endedWords, heldWords, sessionWords } from './session-words.ts'

test('IPT-013 a session says which of how many it is and how many are left after it', () => {
  assert.equal(sessionWords(9, 12), 'session 9 of 12 · 3 left')
  assert.equal(sessionWords(12, 12), 'session 12 of 12 · the last')
})

test('IPT-011 a session that did not take place is not left where the contract counts it', () => {
  assert.equal(sessionWords(9, 12, 1), 'session 9 of 12 · 2 left')
  assert.equal(sessionWords(11, 12, 1), 'session 11 of 12 · the last')
  assert.equal(heldWords(8, 12, 2), '8 of 12 held · 2 left')
})

test('a list of patients says how many sessions were held, so that it is not read as the number of the next', () => {
  assert.equal(heldWords(8, 12), '8 of 12 held · 4 left')
  assert.equal(heldWords(12, 12), '12 of 12 held')
  assert.equal(heldWords(0, 12), '12 sessions planned')
  assert.equal(heldWords(13, 12), '13 of 12 held · 1 more than planned')
})

test('of a course that has ended nothing is left, however many sessions were agreed', () => {
  assert.equal(endedWords(3, 12), '3 of 12 held')
})
