import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withClient } from './connection.server.ts'
import type { Connection } from './connection.server.ts'
import { testEngine } from './test-engine.server.ts'

const prepare = (admin: Connection) =>
  withClient(admin, async (client) => {
    await client.query('CREATE TABLE course (id int PRIMARY KEY)')
    await client.query('INSERT INTO course VALUES (1)')
  })

test('test processes share one server, and a template is made once', async () => {
  const engine = await testEngine()
  const key = `shared ${process.pid} ${Date.now()}`
  let made = 0
  const counted = async (admin: Connection) => {
    made += 1
    await prepare(admin)
  }
  const names = await Promise.all([1, 2, 3].map(() => engine.template(key, counted)))
  assert.deepEqual([new Set(names).size, made], [1, 1])
})

test('each test file gets a copy of its own and can drop it while it is in use', async () => {
  const engine = await testEngine()
  const template = await engine.template('a course', prepare)
  const [one, other] = await Promise.all([1, 2].map(() => engine.createDatabaseFrom(template)))
  assert.ok(one !== undefined && other !== undefined)
  await withClient(one.admin, async (client) => {
    await client.query('INSERT INTO course VALUES (2)')
    assert.equal((await client.query('SELECT * FROM course')).rowCount, 2)
    await one.drop()
  })
  await withClient(other.admin, async (client) => {
    assert.equal((await client.query('SELECT * FROM course')).rowCount, 1)
  })
  await other.drop()
})

test('a template whose making failed is made again, not handed out', async () => {
  const engine = await testEngine()
  const key = `failing ${process.pid} ${Date.now()}`
  await assert.rejects(
    engine.template(key, () => Promise.reject(new Error('a migration is wrong'))),
    /a migration is wrong/,
  )
  const database = await engine.createDatabaseFrom(await engine.template(key, prepare))
  await withClient(database.admin, async (client) => {
    assert.equal((await client.query('SELECT * FROM course')).rowCount, 1)
  })
  await database.drop()
})
