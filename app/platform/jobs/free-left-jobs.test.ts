import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { addJob } from './add.server.ts'
import { freeLeftJobs } from './free-left-jobs.server.ts'

let database: TestDatabase
let queue: pg.Client
before(async () => {
  database = await openTestDatabase()
  queue = new pg.Client(database.admin)
  await queue.connect()
})
after(async () => {
  await queue.end()
  await database.close()
})

test('SEC-070 what a killed Kith was at is in the queue again, and what waits for its time stays as it was', async () => {
  const clinic = await makeClinic(database.db)
  await clinic.inside(async (tx) => {
    for (const alertId of ['one', 'two', 'three'])
      await addJob(tx, 'move-alert', { clinicId: clinic.id, alertId })
  })
  await queue.query(
    `update graphile_worker._private_jobs set locked_by = 'worker-' || id, locked_at = now()
     where payload->>'alertId' in ('one', 'two')`,
  )

  assert.equal(await freeLeftJobs(database.admin), 2)

  const free = { locked_by: null, locked_at: null }
  const jobs = await queue.query('select locked_by, locked_at from graphile_worker._private_jobs')
  assert.deepEqual(jobs.rows, [free, free, free])
  assert.equal(await freeLeftJobs(database.admin), 0)
})
