import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { isDirectoryLocked, lockDirectory } from './directory-lock.server.ts'
import { identityOf } from './process-identity.server.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kith-lock-test-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('SEC-061 a directory has one holder at a time, and the next once it is given free', async () => {
  const first = await lockDirectory(directory)
  assert.equal(await isDirectoryLocked(directory), true)
  await assert.rejects(lockDirectory(directory), { code: 'embedded/already-running' })
  first.release()
  assert.equal(await isDirectoryLocked(directory), false)
  const second = await lockDirectory(directory)
  second.release()
  assert.deepEqual(readdirSync(directory), [])
})

test('SEC-061 of many that ask at once for a dead holder’s directory, one gets it', async () => {
  for (let round = 0; round < 10; round += 1) {
    leaveLock({ ...identityOf(process.pid), beganAt: 'long before' })
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
    const got = asked.filter((one) => one.status === 'fulfilled')
    assert.equal(got.length, 1)
    got[0]?.value.release()
  }
})

test('SEC-061 a process number that was given to another process after a crash holds nothing', async () => {
  leaveLock({ ...identityOf(process.ppid), beganAt: 'long before' })
  const lock = await lockDirectory(directory)
  lock.release()
})

test('SEC-061 a Kith in another container that shares the directory is noticed by its heartbeat', async () => {
  leaveLock({ pid: 1, beganAt: '1', place: 'another container' })
  const heartbeat = setInterval(() => utimesSync(join(directory, 'kith.lock'), new Date(), new Date()), 300)
  await assert.rejects(lockDirectory(directory), {
    code: 'embedded/already-running',
    message: /in another container or on another machine/,
  })
  clearInterval(heartbeat)
})

test('a lock that a power cut left empty holds nothing', async () => {
  writeFileSync(join(directory, 'kith.lock'), '')
  const lock = await lockDirectory(directory)
  lock.release()
})

function leaveLock(holder: object): void {
  writeFileSync(join(directory, 'kith.lock'), JSON.stringify({ ...holder, token: 'left' }))
}
