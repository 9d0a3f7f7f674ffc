import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { makeClinic, testSecrets } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { noSender } from '../mail/mail-sender.server.ts'
import { addJob } from './add.server.ts'
import { startWorker } from './worker.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('SEC-070 a job that yields waits for those that came after it and do not', async () => {
  const clinic = await makeClinic(database.db)
  const order: unknown[] = []
  const allRan = Promise.withResolvers<void>()
  await clinic.inside(async (tx) => {
    for (const what of ['reminder 1', 'reminder 2', 'reminder 3'])
      await addJob(tx, 'note', { clinicId: clinic.id, what }, { yields: true })
    await addJob(tx, 'note', { clinicId: clinic.id, what: 'alert' })
  })
  const worker = await startWorker({
    jobsPool: database.db.jobsPool,
    db: database.db.app,
    origin: 'https://kith.example',
    secrets: testSecrets,
    tools: { mail: noSender, checkpoints: null },
    jobs: {
      note: {
        policy: { name: 'test.note', audience: 'system' },
        async run(_call, payload) {
          order.push(payload['what'])
          if (order.length === 4) allRan.resolve()
        },
      },
    },
    recurring: {},
    concurrency: 1,
  })
  await allRan.promise
  await worker.stop()
  assert.deepEqual(order, ['alert', 'reminder 1', 'reminder 2', 'reminder 3'])
})
