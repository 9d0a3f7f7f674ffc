import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { storedOrNot } from './stored-or-not.server.ts'

const write = process.stderr.write.bind(process.stderr)
before(() => {
  process.stderr.write = () => true
})
after(() => {
  process.stderr.write = write
})

const broken = (code?: string, message = 'broken') =>
  Object.assign(new Error(message), code === undefined ? {} : { code })

test('SEC-065 a connection that breaks once is tried again, and the answer counts', async () => {
  let tries = 0
  const reached = await storedOrNot(async () => {
    tries += 1
    if (tries === 1) throw broken(undefined, 'Connection terminated unexpectedly')
    return 'stored'
  })
  assert.deepEqual(reached, { state: 'answered', value: 'stored' })
})

test('SEC-065 when it breaks twice nobody is told that nothing was stored: it may have been', async () => {
  for (const error of [
    broken('ECONNRESET'),
    broken('57P01'),
    broken('08006'),
    broken(undefined, 'Connection terminated'),
  ]) {
    const reached = await storedOrNot(() => Promise.reject(error))
    assert.deepEqual(reached, { state: 'unreachable', stored: 'unknown' })
  }
})

test('SEC-066 a server that is not there, is starting, is full or reports an error has stored nothing', async () => {
  for (const code of ['ECONNREFUSED', 'ENOENT', '57P03', '53100', '53300', '23514']) {
    const reached = await storedOrNot(() => Promise.reject(broken(code)))
    assert.deepEqual(reached, { state: 'unreachable', stored: 'no' }, code)
  }
})

test('a page that answers early is an answer, not a breakdown', async () => {
  const early = { init: { status: 404 } }
  await assert.rejects(
    storedOrNot(async () => {
      throw early
    }),
    (thrown) => thrown === early,
  )
})
