import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { command } from '#platform/commands/command.server.ts'
import { fail } from '#platform/result.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { later, makeAlertClinic, signalsFor } from './alerts.fixture.ts'
import { compareAnswersAndAlerts } from './compare-alerts.server.ts'
import { raiseAlerts } from './raise-alerts.server.ts'
import { takeAlert } from './take-alert.server.ts'
import { newId } from '#platform/ids.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('SEC-070 a risk answer makes one open alert, owned by the course’s clinician, who is told', async () => {
  const clinic = await makeAlertClinic(database.db)
  await clinic.raiseFor(signalsFor(1))
  const alert = await clinic.onlyAlert()
  assert.equal(alert.owner_id, clinic.clinician.actor.staffId)
  assert.equal(alert.state, 'open')
  assert.equal(alert.level, 'review')
  assert.equal(alert.next_step_at, later(15))
  const [notice, ...others] = await clinic.notices()
  assert.equal(others.length, 0)
  assert.equal(notice?.staff_id, clinic.clinician.actor.staffId)
  const [signal] = await clinic.signals()
  assert.deepEqual([signal?.item, signal?.answer, signal?.words], ['q9', 1, null])
})

test('SAFE-001 an unanswered risk item raises an alert too, and a zero does not', async () => {
  const clinic = await makeAlertClinic(database.db)
  await clinic.raiseFor(signalsFor(0))
  assert.deepEqual(await clinic.alerts(), [])
  await clinic.raiseFor(signalsFor(null))
  assert.equal((await clinic.onlyAlert()).level, 'ask')
})

test('SAFE-002 SAFE-005 a later answer joins the open alert, also when it is the same as last time; the level never falls', async () => {
  const clinic = await makeAlertClinic(database.db)
  await clinic.raiseFor(signalsFor(2))
  await clinic.raiseFor(signalsFor(2, 2), { at: later(3) })
  await clinic.raiseFor(signalsFor(1, 2), { at: later(5) })
  const alert = await clinic.onlyAlert()
  assert.equal(alert.level, 'priority')
  assert.deepEqual(
    (await clinic.signals()).map((signal) => [signal.answer, signal.former_answer]),
    [
      [2, null],
      [2, 2],
      [1, 2],
    ],
  )
  assert.equal(alert.next_step_at, later(15), 'the clock of an alert that nobody took is not set back')
  assert.equal((await clinic.notices()).length, 3)
})

test('a new answer on an alert that somebody has taken opens it again with a fresh clock, and the trail keeps both', async () => {
  const clinic = await makeAlertClinic(database.db)
  await clinic.raiseFor(signalsFor(1))
  const taken = await clinic.onlyAlert()
  const act = { alertId: taken.id, version: taken.version, key: newId<'submissions'>() }
  assert.ok((await takeAlert(clinic.clinician, act)).ok)
  await clinic.raiseFor(signalsFor(2, 1), { at: later(60) })
  const alert = await clinic.onlyAlert()
  assert.equal(alert.state, 'open')
  assert.equal(alert.acknowledged_by, null)
  assert.equal(alert.next_step_at, later(75))
  assert.deepEqual(
    (await clinic.events(alert.id)).map((event) => event.kind),
    ['raised', 'acknowledged', 'appended'],
  )
})

test('HAZ-004 an absent clinician’s alert goes to their cover, else along the list, else to a lead', async () => {
  const clinic = await makeAlertClinic(database.db)
  const [cover, second, lead] = [
    await clinic.addStaff(['clinician'], 'Cover'),
    await clinic.addStaff(['clinician'], 'Second'),
    await clinic.addStaff(['lead'], 'Lead'),
  ]
  const ada = clinic.clinician.actor.staffId
  const owner = async () => {
    const patientId = await clinic.addPatient(ada)
    const courseId = await clinic.addCourse(ada, patientId)
    await clinic.raiseFor(signalsFor(1), { patientId, courseId })
    return (await clinic.alerts()).find((alert) => alert.patient_id === patientId)?.owner_id
  }
  await clinic.away(ada, cover.actor.staffId, '2026-11-20T00:00:00Z', '2026-11-30T00:00:00Z')
  assert.equal(await owner(), cover.actor.staffId)
  await clinic.list(second)
  await clinic.away(cover.actor.staffId, ada, '2026-11-20T00:00:00Z', '2026-11-30T00:00:00Z')
  assert.equal(await owner(), second.actor.staffId)
  await clinic.away(second.actor.staffId, ada, '2026-11-20T00:00:00Z', '2026-11-30T00:00:00Z')
  assert.equal(await owner(), lead.actor.staffId)
  await clinic.away(lead.actor.staffId, ada, '2026-11-20T00:00:00Z', '2026-11-30T00:00:00Z')
  assert.equal(await owner(), ada, 'with nobody there the clinician still owns it')
})

test('SEC-070 when the submission is undone, neither the alert nor its notice nor its job is left', async () => {
  const clinic = await makeAlertClinic(database.db)
  const call = clinic.systemAt()
  const policy = { name: 'test.raise', audience: 'system' } as const
  const jobs = async () =>
    (await database.db.jobsPool.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs'))
      .rows[0]?.n
  const before = await jobs()
  await command(call, { policy, subject: null, action: null }, async (work) => {
    const { patientId, courseId } = clinic
    await raiseAlerts(work, call, { patientId, courseId, checkInId: null, signals: signalsFor(3) })
    return fail({ kind: 'conflict', code: 'test/undone' })
  })
  assert.deepEqual(await clinic.alerts(), [])
  assert.deepEqual(await clinic.notices(), [])
  assert.equal(await jobs(), before)
})

test('SAFE-002 twenty forms of one patient at once make one alert that speaks of all of them', async () => {
  const clinic = await makeAlertClinic(database.db)
  await Promise.all(Array.from({ length: 20 }, (_, index) => clinic.raiseFor(signalsFor((index % 3) + 1))))
  const alert = await clinic.onlyAlert()
  assert.equal(alert.level, 'priority')
  assert.equal((await clinic.signals()).length, 20)
})

test('HAZ-002 the hourly comparison finds a check-in whose alert is missing, raises it once, and reports it', async () => {
  const clinic = await makeAlertClinic(database.db)
  const earlier = await clinic.addCheckIn(0, later(-7 * 24 * 60 + 30))
  const planted = await clinic.addCheckIn(2)
  await compareAnswersAndAlerts.run(clinic.systemAt(later(30)), {} as never)
  await compareAnswersAndAlerts.run(clinic.systemAt(later(90)), {} as never)
  const alert = await clinic.onlyAlert()
  assert.equal(alert.owner_id, clinic.clinician.actor.staffId)
  const found = await clinic.signals()
  assert.deepEqual(
    found.map((signal) => [signal.check_in_id, signal.answer, signal.former_answer]),
    [[planted, 2, 0]],
  )
  assert.notEqual(earlier, planted)
  const trail = await clinic.inside((tx) =>
    tx.selectFrom('audit_entries').select('subject_id').where('action', '=', 'alert.found-missing').execute(),
  )
  assert.deepEqual(trail, [{ subject_id: planted }])
})

test('HAZ-002 an alert that was closed is not raised again by the comparison', async () => {
  const clinic = await makeAlertClinic(database.db)
  const checkInId = await clinic.addCheckIn(1)
  await clinic.raiseFor(signalsFor(1), { checkInId })
  await clinic.raiseFor(signalsFor(1), { checkInId })
  assert.equal((await clinic.signals()).length, 1)
  await compareAnswersAndAlerts.run(clinic.systemAt(later(30)), {} as never)
  assert.equal((await clinic.signals()).length, 1)
})
