import assert from 'node:assert/strict'
import { test } from 'node:test'

import { findWording, hashOf, packIn } from './find-wording.ts'

const invented = 'I thought about the invented lighthouse all week'
const list = { salt: 'salt', hashes: [hashOf(invented, 'salt')].filter((hash) => hash !== null) }

test('MEAS-003 a text of the list is found in any case, broken over lines, in code and in prose', () => {
  assert.deepEqual(findWording(`const q1 = '${invented}'`, list), [1])
  assert.deepEqual(findWording(`\n\n> i THOUGHT about the\n> invented lighthouse, all week!\n`, list), [3])
  assert.deepEqual(findWording('I thought about the invented lighthouse all day', list), [])
})

test('MEAS-003 the list gives no wording away: hashes alone, of texts of five words or more', () => {
  assert.doesNotMatch(JSON.stringify(list), /lighthouse/)
  assert.equal(hashOf('Feeling much too invented', 'salt'), null)
  assert.notEqual(hashOf(invented, 'other')?.sha256, hashOf(invented, 'salt')?.sha256)
})

test('MEAS-003 a text pack is known by its shape, as JSON and as code', () => {
  const pack = { instrument: 'invented-1', instrumentVersion: '1.0.0', recall: 'x' }
  assert.equal(packIn(JSON.stringify(pack)), 'invented-1')
  assert.equal(
    packIn("instrument: 'invented-2',\n  instrumentVersion: '1.0.0',\n  recall: 'x'"),
    'invented-2',
  )
  assert.equal(packIn("instrument: 'invented-2', version: '1.0.0'"), null)
})
