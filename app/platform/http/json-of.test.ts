import assert from 'node:assert/strict'
import { test } from 'node:test'

import { jsonOf, readJson } from './json-of.server.ts'

const sent = (body: BodyInit, type = 'application/json') =>
  jsonOf(new Request('http://kith.invalid/', { method: 'POST', headers: { 'content-type': type }, body }))

test('SEC-037 ordinary JSON is read as it stands', async () => {
  const value = { body: 'Zoë said: "fine" \\ {a: b}\n', list: [1, { a: 1 }, { a: 2 }], deep: { body: null } }
  assert.deepEqual(await sent(JSON.stringify(value)), value)
  assert.deepEqual(await sent('{}', 'application/json; charset=utf-8'), {})
})

test('SEC-037 two members of one name are refused, however they are written and however deep', () => {
  for (const text of [
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '[{"b":{"a":1,"a":1}}]',
    '{"a" : 1 , "a" : 1}',
  ]) {
    assert.throws(() => readJson(text), text)
  }
  assert.deepEqual(readJson('[{"a":1},{"a":2}]'), [{ a: 1 }, { a: 2 }])
})

test('SEC-037 __proto__, NUL, broken Unicode and bottomless JSON are refused', async () => {
  for (const text of [
    '{"__proto__":{}}',
    '{"\\u005f_proto__":1}',
    '"\\u0000"',
    '{"a":"\\ud800"}',
    '["\\udc00\\ud800"]',
    '{"\\ud800":1}',
    '['.repeat(65) + ']'.repeat(65),
    '['.repeat(400_000),
    '{',
    '',
  ]) {
    assert.throws(() => readJson(text), text.slice(0, 60))
  }
  assert.equal(await sent(new Uint8Array([0x22, 0xc3, 0x28, 0x22])), null)
})

test('SEC-019 a form of another site cannot pass for JSON', async () => {
  assert.equal(await sent('{"a":1}', 'text/plain'), null)
})
