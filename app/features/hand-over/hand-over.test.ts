import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { readAppointments } from '#features/courses/index.server.ts'
import { newId } from '#platform/ids.ts'

import { readHandOver, transferCourse } from './hand-over-course.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

async function setUp() {
  const clinic = await makeClinic(database.db)
  const former = await clinic.addStaff(['clinician'], 'Dr Ash')
  const next = await clinic.addStaff(['clinician'], 'Dr Birch')
  const lead = await clinic.addStaff(['lead'], 'Lea Dunn')
  const patient = await clinic.addPatient(former.actor.staffId)
  const course = await clinic.addCourse(former.actor.staffId, patient)
  await clinic.addAppointment(course, former.actor.staffId, '2026-11-30T10:00:00Z')
  return { clinic, former, next, lead, patient, course }
}

test('SEC-008 a course that was handed over is absent for its former clinician at once, and whole for the new one', async () => {
  const { former, next, course } = await setUp()
  assert.ok((await transferCourse(former, course, next.actor.staffId, { key: newId(), version: 1 })).ok)
  assert.deepEqual(await readAppointments(former, course, null), { ok: false, problem: { kind: 'absent' } })
  const read = await readAppointments(next, course, null)
  assert.ok(read.ok && read.value.mayChange)
  assert.equal(read.value.header.clinician.name, 'Dr Birch')
  assert.equal(read.value.rows.length, 1)
})

test('HAZ-004 alerts of the former clinician go along with the course, open and told; a colleague’s stay', async () => {
  const { clinic, former, next, lead, patient, course } = await setUp()
  const alerts = [
    { source: 'check-in', owner: former },
    { source: 'staff-concern', owner: lead },
  ] as const
  await clinic.inside((tx) =>
    tx
      .insertInto('alerts')
      .values(
        alerts.map(({ source, owner }) => ({
          clinic_id: clinic.id,
          id: newId<'alerts'>(),
          patient_id: patient,
          course_id: course,
          source,
          level: 'review' as const,
          state: 'acknowledged' as const,
          owner_id: owner.actor.staffId,
          raised_at: former.at,
          acknowledged_at: former.at,
          acknowledged_by: owner.actor.staffId,
        })),
      )
      .execute(),
  )
  assert.ok((await transferCourse(former, course, next.actor.staffId, { key: newId(), version: 1 })).ok)
  const left = await clinic.inside((tx) =>
    tx.selectFrom('alerts').select(['source', 'owner_id', 'state']).orderBy('source').execute(),
  )
  assert.deepEqual(left, [
    { source: 'check-in', owner_id: next.actor.staffId, state: 'open' },
    { source: 'staff-concern', owner_id: lead.actor.staffId, state: 'acknowledged' },
  ])
  const notices = await clinic.inside((tx) =>
    tx.selectFrom('messages').select(['kind', 'staff_id']).execute(),
  )
  assert.deepEqual(notices, [{ kind: 'alert-notice', staff_id: next.actor.staffId }])
})

test('HAZ-010 whoever treats sees whose course they hand over; the lead hands one over without seeing it', async () => {
  const { former, lead, next, course } = await setUp()
  const page = await readHandOver(lead, course)
  assert.ok(page.ok)
  assert.equal(page.value.clinicianName, 'Dr Ash')
  assert.ok(!JSON.stringify(page.value).includes('Robin'))
  const own = await readHandOver(former, course)
  assert.equal(own.ok && own.value.patient?.name, 'Robin Vale')
  assert.ok((await transferCourse(lead, course, next.actor.staffId, { key: newId(), version: 1 })).ok)
})

test('a course is handed to a clinician of this clinic who can act, and to nobody else', async () => {
  const { clinic, former, lead, course } = await setUp()
  const elsewhere = await setUp()
  const gone = await clinic.addStaff(['clinician'], 'Dr Cedar')
  await clinic.inside((tx) =>
    tx.updateTable('staff').set({ state: 'disabled' }).where('id', '=', gone.actor.staffId).execute(),
  )
  const others = [former, lead, gone, elsewhere.next].map(({ actor }) => actor.staffId as string)
  for (const to of [...others, 'nobody', null]) {
    const refused = await transferCourse(former, course, to, { key: newId(), version: 1 })
    assert.deepEqual(refused, {
      ok: false,
      problem: { kind: 'invalid', fields: { to: 'transfer/no-such-clinician' } },
    })
  }
})

test('a colleague does not take a course that nobody gave', async () => {
  const { next, course } = await setUp()
  const taken = await transferCourse(next, course, next.actor.staffId, { key: newId(), version: 1 })
  assert.deepEqual(taken, { ok: false, problem: { kind: 'absent' } })
})

test('a supervisor who takes a course over does not supervise it any more', async () => {
  const { clinic, former, patient } = await setUp()
  const both = await clinic.addStaff(['clinician', 'supervisor'], 'Dr Elm')
  await clinic.inside((tx) =>
    tx
      .updateTable('courses')
      .set({ supervisor_id: both.actor.staffId })
      .where('patient_id', '=', patient)
      .execute(),
  )
  const course = await clinic.inside((tx) =>
    tx.selectFrom('courses').select('id').where('patient_id', '=', patient).executeTakeFirstOrThrow(),
  )
  assert.ok((await transferCourse(former, course.id, both.actor.staffId, { key: newId(), version: 1 })).ok)
  const read = await readAppointments(both, course.id, null)
  assert.ok(read.ok)
  assert.equal(read.value.header.supervisor, null)
})
