import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readSettings, SettingProblem } from './settings.server.ts'

test('without any setting Kith serves this machine alone, from ./data', () => {
  const settings = readSettings({ PORT: '', SMTP_URL: '' })
  assert.equal(settings.dataDirectory, './data')
  assert.equal(settings.host, '127.0.0.1')
  assert.equal(settings.port, 8420)
  assert.equal(settings.databaseUrl, null)
  assert.equal(settings.smtpUrl, null)
  assert.equal(settings.trustProxy, false)
})

test('a setting that cannot be used is named with what it should be, and never with its value', () => {
  const wrong = {
    PORT: 'eighty',
    DATABASE_URL: 'mysql://kith:hush@host/db',
    SMTP_URL: 'http://user:hush@mail',
    KITH_SECRET: 'hush',
    TRUST_PROXY: 'maybe',
    PUBLIC_ORIGIN: 'kith.example',
  }
  assert.throws(
    () => readSettings(wrong),
    (error: unknown) => {
      assert.ok(error instanceof SettingProblem)
      for (const name of Object.keys(wrong)) assert.match(error.message, new RegExp(`^${name}: `, 'm'))
      assert.doesNotMatch(error.message, /hush|eighty|maybe|mysql/)
      return true
    },
  )
})

test('a port that is none, and an address with a path, are refused in words', () => {
  for (const port of ['99999', '-1', '80.5', '1e3', ' 80'])
    assert.throws(() => readSettings({ PORT: port }), /^.*PORT: must be a whole number from 0 to 65535$/m)
  assert.equal(readSettings({ PORT: '0' }).port, 0)
  for (const address of [
    'https://kith.example/clinic',
    'https://kith.example/?a=1',
    'https://a@kith.example',
  ])
    assert.throws(() => readSettings({ PUBLIC_ORIGIN: address }), /PUBLIC_ORIGIN: an address without a path/)
})

test('SEC-045 Kith is reached from other machines over https alone', () => {
  assert.throws(() => readSettings({ HOST: '0.0.0.0' }), /HOST: .*https/)
  assert.throws(() => readSettings({ HOST: '0.0.0.0', PUBLIC_ORIGIN: 'http://kith.example' }), SettingProblem)
  const behind = readSettings({ HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://kith.example/' })
  assert.equal(behind.publicOrigin, 'https://kith.example')
  assert.equal(readSettings({ PUBLIC_ORIGIN: 'http://localhost:9000' }).publicOrigin, 'http://localhost:9000')
})

test('mail needs a sender, and a secret is read as hex or base64', () => {
  assert.throws(() => readSettings({ SMTP_URL: 'smtp://mail.example' }), /MAIL_FROM/)
  const bytes = Buffer.alloc(32, 200)
  for (const encoding of ['hex', 'base64', 'base64url'] as const) {
    assert.deepEqual(readSettings({ KITH_SECRET: bytes.toString(encoding) }).secret, bytes)
  }
})
