import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { withClient } from './connection.server.ts'
import type { Connection } from './connection.server.ts'
import { attachEmbedded, startEmbedded } from './embedded.server.ts'
import { canReach } from './server-account.server.ts'
import { startFixture } from './start-fixture.ts'

const isRoot = process.getuid?.() === 0
const root = mkdtempSync(join(tmpdir(), 'kith-embedded-test-'))
const clinic = join(root, 'clinic')
after(() => rmSync(root, { recursive: true, force: true }))

test('SEC-060 the first start makes a database that brings every commit to the disk and listens on no network', async () => {
  const server = await startEmbedded({ directory: clinic, sync: true })
  assert.equal(server.firstStart, true)
  for (const [setting, expected] of Object.entries({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    listen_addresses: '',
    password_encryption: 'scram-sha-256',
    server_encoding: 'UTF8',
  })) {
    assert.equal(await ask(server.admin, `SELECT current_setting('${setting}')`), expected, setting)
  }
  assert.equal(statSync(join(clinic, 'postgres.secret')).mode & 0o777, 0o600)
  assert.equal(statSync(join(clinic, 'postgres')).mode & 0o777, 0o700)
  assert.equal(statSync(server.admin.host).mode & 0o777, 0o700)
  await assert.rejects(
    ask({ ...server.admin, password: 'guessed' }, 'SELECT 1'),
    /password authentication failed/,
  )
  await ask(server.admin, 'CREATE TABLE saved (n int PRIMARY KEY)')
  await ask(server.admin, 'INSERT INTO saved VALUES (0)')
  await server.stop()
  assert.equal(existsSync(server.admin.host), false)
})

test('a later start finds what was saved', async () => {
  const server = await startEmbedded({ directory: clinic, sync: true })
  assert.equal(server.firstStart, false)
  assert.equal(await ask(server.admin, 'SELECT count(*)::int FROM saved'), 1)
  await server.stop()
})

test('SEC-061 a second Kith on the same directory is refused in plain words, while the command line may join', async () => {
  const server = await startEmbedded({ directory: clinic, sync: true })
  await assert.rejects(startEmbedded({ directory: clinic, sync: true }), {
    code: 'embedded/already-running',
    message: new RegExp(
      `^Another Kith is already running on .*clinic \\(process ${process.pid}\\)\\. Stop it first`,
    ),
  })
  const joined = await attachEmbedded({ directory: clinic, sync: true })
  assert.equal(joined.attached, true)
  await joined.stop()
  assert.equal(await ask(server.admin, 'SELECT count(*)::int FROM saved'), 1)
  await server.stop()
})

test('SEC-061 of several that start at the same moment after a crash, one runs and the others are refused', async () => {
  const dead = { pid: process.pid, beganAt: '1', place: 'unknown', token: 'of a Kith that is no more' }
  writeFileSync(join(clinic, 'kith.lock'), JSON.stringify(dead))
  const longAgo = new Date(Date.now() - 3_600_000)
  utimesSync(join(clinic, 'kith.lock'), longAgo, longAgo)
  const kiths = [1, 2, 3, 4].map(() => startFixture(clinic))
  const said = await Promise.all(kiths.map((kith) => kith.line()))
  assert.equal(said.filter((line) => 'pid' in line).length, 1)
  assert.equal(said.filter((line) => line['code'] === 'embedded/already-running').length, 3)
  await Promise.all(kiths.map((kith) => kith.kill()))
})

test('SEC-061 the server that a killed Kith left running is taken over, not doubled', async () => {
  await (await startEmbedded({ directory: clinic, sync: true })).stop()
  const kith = startFixture(clinic)
  const { pid } = await kith.line()
  await kith.kill()
  const server = await startEmbedded({ directory: clinic, sync: true })
  assert.equal(server.adopted, true)
  assert.equal(server.pid, pid)
  await server.stop()
})

test('SEC-060 nothing that was acknowledged is lost when Kith and its database are killed at once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const directory = join(root, 'killed')
    const kith = startFixture(directory, 'write')
    const { pid } = await kith.line()
    let acknowledged = 0
    while (acknowledged < 40 + 25 * round) acknowledged = Number((await kith.line())['saved'])
    process.kill(Number(pid), 'SIGKILL')
    acknowledged = Number((await kith.kill())['saved'] ?? acknowledged)
    const server = await startEmbedded({ directory, sync: true })
    assert.equal(server.adopted, false)
    const kept = await ask(server.admin, 'SELECT max(n) FROM saved')
    assert.ok(Number(kept) >= acknowledged && acknowledged > 0, `${String(kept)} of ${acknowledged}`)
    await ask(server.admin, 'DROP TABLE saved')
    await server.stop()
  }
})

test('a first start that is cut short leaves nothing half-made', async () => {
  const directory = join(root, 'cut-short')
  const kith = startFixture(directory)
  // The folder of the tables is made early; filling it takes nearly all of the time.
  const isHalfMade = (name: string) =>
    name.startsWith('postgres.new-') && existsSync(join(directory, name, 'data', 'base'))
  while (!existsSync(directory) || !readdirSync(directory).some(isHalfMade)) await wait(2)
  await kith.kill()
  assert.equal(existsSync(join(directory, 'postgres')), false)
  const server = await startEmbedded({ directory, sync: true })
  assert.equal(server.firstStart, true)
  assert.deepEqual(
    readdirSync(directory).filter((name) => name.includes('.new-')),
    [],
  )
  await server.stop()
})

test('data of another PostgreSQL are refused with the way out, and left as they are', async () => {
  const directory = join(root, 'other-major')
  mkdirSync(join(directory, 'postgres'), { recursive: true })
  writeFileSync(join(directory, 'postgres', 'PG_VERSION'), '15\n')
  await assert.rejects(startEmbedded({ directory, sync: true }), {
    code: 'embedded/other-major',
    message: /made by PostgreSQL 15; .* PostgreSQL 18.*`kith backup`.*`kith restore`/,
  })
  assert.deepEqual(readdirSync(directory), ['postgres'])
})

test('SEC-061 data that were written without syncing are not opened as a clinic, nor a clinic without syncing', async () => {
  const directory = join(root, 'demonstration')
  await (await startEmbedded({ directory, sync: false })).stop()
  await assert.rejects(startEmbedded({ directory, sync: true }), { code: 'embedded/not-durable' })
  await assert.rejects(startEmbedded({ directory: clinic, sync: false }), { code: 'embedded/not-durable' })
  const sloppy = startEmbedded({ directory: clinic, sync: true, settings: { synchronous_commit: 'off' } })
  await assert.rejects(sloppy, { code: 'embedded/not-durable', message: /synchronous_commit/ })
})

test('a lost password file is no lost data', async () => {
  rmSync(join(clinic, 'postgres.secret'))
  const server = await startEmbedded({ directory: clinic, sync: true })
  assert.equal(await ask(server.admin, 'SELECT count(*)::int FROM saved'), 1)
  await server.stop()
})

test('the command line makes no empty clinic of a mistyped path', async () => {
  const directory = join(root, 'mistyped')
  await assert.rejects(attachEmbedded({ directory, sync: true }), { code: 'embedded/nothing-here' })
  assert.equal(existsSync(directory), false)
})

test(
  'started by root, the database runs as another account, even on data that account cannot walk to',
  { skip: !isRoot },
  async () => {
    const closed = join(root, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const server = await startEmbedded({ directory: join(closed, 'data'), sync: true })
    assert.notEqual(statSync(`/proc/${server.pid}`).uid, 0)
    await server.stop()
  },
)

test('started by an ordinary user, the database runs as that user', { skip: !isRoot }, async (t) => {
  const nobody = { uid: 65534, gid: 65534 }
  if (!canReach(import.meta.dirname, nobody)) return t.skip('this checkout is closed to other accounts')
  const home = join(root, 'nobody')
  mkdirSync(home)
  chownSync(home, nobody.uid, nobody.gid)
  chmodSync(root, 0o711)
  const kith = startFixture(join(home, 'data'), 'stop', nobody)
  assert.ok('pid' in (await kith.line()))
  await kith.ended
  assert.equal(statSync(join(home, 'data', 'postgres')).uid, nobody.uid)
})

async function ask(connection: Connection, sql: string): Promise<unknown> {
  const result = await withClient(connection, (client) => client.query({ text: sql, rowMode: 'array' }))
  const row: unknown = result.rows[0]
  return Array.isArray(row) ? row[0] : undefined
}
