import assert from 'node:assert/strict'
import { test } from 'node:test'

import { commonPasswords } from './common-passwords.server.ts'
import { makeGate } from '../gate.server.ts'
import { hashCost, hashPassword, verifyPassword } from './hash-password.server.ts'
import { passwordProblem } from './password-rules.server.ts'

const small = { memory: 64, passes: 1, parallelism: 1 }

test('SEC-012 a password of twelve characters is long enough, sixty-four and more are taken, and composition does not matter', () => {
  assert.equal(passwordProblem('otters ride', []), 'password/too-short')
  assert.equal(passwordProblem('otters rides', []), null)
  assert.equal(passwordProblem('lowercase letters only and spaces', []), null)
  assert.equal(passwordProblem('ßøå字符和别的很多不同的字符串', []), null)
  assert.equal(
    passwordProblem('every word of a long sentence that somebody can remember '.repeat(2), []),
    null,
  )
  assert.equal(passwordProblem('', []), 'password/missing')
  assert.equal(passwordProblem('x'.repeat(300), []), 'password/too-long')
})

test('SEC-012 a common password is refused, also with a year behind it, and so are names of the place and the person', () => {
  assert.ok(commonPasswords.size >= 10_000)
  for (const guess of [
    'Password1234',
    'liverpool2026!',
    'qwertyuiop12',
    'abcdefghijkl',
    '123456789012',
    'kithkithkith',
    'aaaaaaaaaaaaaa',
    'Kith-psychotherapy',
    'ElmStreetClinic1',
    'avery.stone-2026',
  ]) {
    assert.equal(passwordProblem(guess, ['Elm Street', 'Avery Stone']), 'password/too-common', guess)
  }
})

test('SEC-013 the stored form is argon2id with at least 19,456 KiB, two passes, one lane and a salt of sixteen bytes', async () => {
  const hash = await hashPassword('otters ride quiet buses')
  assert.ok(hash.ok)
  const [, memory, passes, lanes, salt] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$[^$]+$/.exec(hash.value) ?? []
  assert.ok(Number(memory) >= 19_456 && Number(passes) >= 2 && Number(lanes) === 1)
  assert.equal(Buffer.from(salt ?? '', 'base64').length, 16)
  assert.deepEqual(await verifyPassword('otters ride quiet buses', hash.value), {
    ok: true,
    value: { matches: true, outdated: false },
  })
})

test('SEC-013 a hash that was made for less is recognised, and a password written in another Unicode form still fits', async () => {
  const hash = await hashPassword('café au lait, café noir', small)
  assert.ok(hash.ok)
  const checked = await verifyPassword('cafe\u0301 au lait, cafe\u0301 noir', hash.value)
  assert.deepEqual(checked, { ok: true, value: { matches: true, outdated: true } })
})

test('SEC-016 without an account the same work is done, and nothing fits', async () => {
  const hash = await hashPassword('otters ride quiet buses')
  assert.ok(hash.ok)
  const known = await timed(() => verifyPassword('wrong password here', hash.value))
  const unknown = await timed(() => verifyPassword('wrong password here', null))
  assert.deepEqual(unknown.result, { ok: true, value: { matches: false, outdated: false } })
  assert.ok(unknown.took > known.took / 3, `${unknown.took} against ${known.took} ms`)
  assert.ok(hashCost.memory >= 19_456)
})

test('SEC-013 two hashes run at once, twenty wait, and the next is told to come back', async () => {
  const gate = makeGate({ atOnce: 2, waiting: 20 })
  let running = 0
  let most = 0
  const results = await Promise.all(
    Array.from({ length: 50 }, () =>
      gate(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 2))
        running -= 1
      }),
    ),
  )
  assert.equal(most, 2)
  assert.equal(results.filter(({ ok }) => ok).length, 22)
  const refused = results.find(({ ok }) => !ok)
  assert.deepEqual(refused, {
    ok: false,
    problem: { kind: 'unavailable', code: 'sign-in/busy', retryAfterSeconds: 5 },
  })
  assert.ok((await gate(async () => 'free again')).ok)
})

/** In milliseconds of work, hashing threads and all; what else the machine does meanwhile is not counted. */
async function timed<Value>(work: () => Promise<Value>): Promise<{ took: number; result: Value }> {
  const from = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(from)
  return { took: (user + system) / 1000, result }
}
