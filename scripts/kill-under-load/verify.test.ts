import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'
import pg from 'pg'

import { submitCheckIn } from '#features/check-ins/index.server.ts'
import { as } from '#platform/db/pools.server.ts'

import { makeClinic, testSecrets } from '../../app/testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../app/testing/test-database.server.ts'
import type { Form } from './forms.ts'
import { newForms } from './ground.ts'
import { findFaults } from './verify.ts'

let database: TestDatabase
let client: pg.Client
let forms: Form[]

before(async () => {
  database = await openTestDatabase()
  client = new pg.Client(as('kith_owner', database.admin))
  await client.connect()
  const clinic = await makeClinic(database.db)
  const { actor } = await clinic.addStaff(['clinician'])
  const patientId = await clinic.addPatient(actor.staffId)
  const courses = [{ patientId, courseId: await clinic.addCourse(actor.staffId, patientId) }]
  forms = await newForms(client, { clinicId: clinic.id, courses, secrets: testSecrets }, 12)
  for (const form of forms.slice(1)) {
    const link = { kind: 'patient-link', clinicId: clinic.id, linkId: form.linkId, owesPin: false } as const
    const call = clinic.callAs(link, new Date().toISOString() as Instant)
    const { key, answers } = form
    const sent = await submitCheckIn(call, {
      key,
      instrument: 'phq-9',
      answers,
      sawGaps: true,
      startedAt: null,
    })
    assert.ok(sent.ok)
    form.outcome = 'acknowledged'
  }
})

after(async () => {
  await client.end()
  await database.close()
})

test('the kill test finds nothing where everything that was acknowledged is stored', async () => {
  assert.deepEqual(await findFaults(client, forms), [])
})

test('the kill test notices an acknowledged form that is not there, and one that is not what was sent', async () => {
  const [lost, other] = forms as [Form, Form]
  const altered = { ...other, answers: { ...other.answers, q1: other.answers['q1'] === 3 ? 0 : 3 } }
  assert.deepEqual(await findFaults(client, [{ ...lost, outcome: 'acknowledged' }]), [`lost: ${lost.linkId}`])
  assert.deepEqual(await findFaults(client, [altered]), [`not whole: ${other.linkId}`])
})
