import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { newId } from '../ids.ts'
import { done, fail, type Result } from '../result.ts'
import { command, type Work } from './command.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('SEC-062 a request that comes again gets its first result, also where the effect would refuse it by now', async () => {
  const { send, rename } = await aClinic()
  const key = newId()
  assert.deepEqual(await send(key, 'one', rename('Oak Lane')), done('Oak Lane'))
  const refuse = async () => fail({ kind: 'refused', code: 'test/too-late' } as const)
  assert.deepEqual(await send(key, 'one', refuse), done('Oak Lane'))
  assert.deepEqual(
    await send(key, 'two', rename('Elm Row')),
    fail({ kind: 'conflict', code: 'submission/other-content' }),
  )
})

test('SEC-062 a request that was refused has taken no key: sent again, it is done', async () => {
  const { send, rename, name } = await aClinic()
  const key = newId()
  const refused = await send(key, 'one', async (work) => {
    await rename('half done')(work)
    return fail({ kind: 'refused', code: 'test/not-yet' } as const)
  })
  assert.equal(refused.ok, false)
  assert.equal(await name(), 'Elm Street')
  assert.deepEqual(await send(key, 'one', rename('Oak Lane')), done('Oak Lane'))
})

test('SEC-062 of the same request sent twenty times at once one has the effect, and all get its result', async () => {
  const { send, rename } = await aClinic()
  const key = newId()
  let effects = 0
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      send(key, 'one', async (work) => {
        const result = await rename(`Name ${at}`)(work)
        effects += 1
        return result
      }),
    ),
  )
  assert.equal(effects, 1)
  assert.equal(new Set(results.map((result) => JSON.stringify(result))).size, 1)
})

async function aClinic() {
  const clinic = await makeClinic(database.db)
  const call = clinic.callAs({ kind: 'system', clinicId: clinic.id })
  const policy = { name: 'test.rename', audience: 'system' } as const
  return {
    send: (key: string, body: string, effect: (work: Work) => Promise<Result<string>>) =>
      command(call, { policy, subject: null, action: null, once: { key, body } }, effect),
    rename: (name: string) => async (work: Work) => {
      await work.tx.updateTable('clinics').set({ name }).execute()
      return done(name)
    },
    name: () =>
      clinic.inside(async (tx) => (await tx.selectFrom('clinics').select('name').executeTakeFirst())?.name),
  }
}
