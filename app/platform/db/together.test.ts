import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { withClient } from './embedded/connection.server.ts'
import { startEmbedded, type EmbeddedServer } from './embedded/embedded.server.ts'
import { migrate, readSchemaState } from './migrate.server.ts'
import { repeatOnCollision } from './repeat-on-collision.server.ts'
import { serviceLogin } from './service-login.server.ts'

// A server of its own: roles belong to the whole server, and here they are made and dropped again and again.
const directory = mkdtempSync(join(tmpdir(), 'kith-together-test-'))
const names = Array.from({ length: 8 }, (_, at) => `clinic_${at}`)
const roles = ['kith_service', 'kith_owner', 'kith_app', 'kith_identity', 'kith_jobs']
let server: EmbeddedServer

before(async () => {
  server = await startEmbedded({ directory, sync: false })
  await ask(`create role administrator login createrole password 'not the superuser'`)
  for (const name of names) await ask(`create database ${name} owner administrator`)
})
after(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

test('SEC-004 Kiths that start at once on eight databases of one server all get its roles and the login', async () => {
  const statements = await readFile(new URL('../../../db/roles.sql', import.meta.url), 'utf8')
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(
      names.map(async (name) => {
        const database = at(name)
        await withClient(database, (client) => repeatOnCollision(() => client.query(statements)))
        const service = await serviceLogin(database, 'the same password for all')
        await withClient(service, (client) => client.query('set role kith_app'))
      }),
    )
    for (const name of names) await ask(`revoke all on database ${name} from kith_owner, kith_jobs`)
    await ask(`drop role ${roles.join(', ')}`)
  }
})

test('SEC-067 on a new server two clinics are made at once by a login that may only make roles, each by two processes, and each step is taken once', async () => {
  const administrator = { user: 'administrator', password: 'not the superuser' }
  const databases = names.slice(0, 2).map((name) => ({ ...at(name), ...administrator }))
  const reports = await Promise.all([...databases, ...databases].map((database) => migrate(database)))
  for (const name of names.slice(0, 2)) {
    const { applied, missing } = await withClient(at(name), readSchemaState)
    assert.ok(applied.length > 0)
    assert.deepEqual(missing, [])
  }
  const taken = reports.map(({ applied }) => applied.length).sort((a, b) => a - b)
  assert.deepEqual(taken.slice(0, 2), [0, 0])
  assert.equal(taken[2], taken[3])
})

test('SEC-067 a refusal that is no collision is told at once', async () => {
  let tries = 0
  await assert.rejects(
    repeatOnCollision(async () => {
      tries += 1
      await ask('grant a_role_that_nobody_made to postgres')
    }),
    /does not exist/,
  )
  assert.equal(tries, 1)
})

function at(database: string) {
  return { ...server.admin, database }
}

function ask(statement: string): Promise<unknown> {
  return withClient(server.admin, (client) => client.query(statement))
}
