import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Day } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { newId } from '#platform/ids.ts'

import { mustStart, setUpClinic, wishFor } from './course.fixture.ts'
import { readFrame, skipWeek } from './course-wish.ts'
import { takeNewCourseStep } from './new-course-steps.server.ts'
import { readAppointments } from './read-appointments.server.ts'
import { readCourseHeader } from './read-course-header.server.ts'
import { previewSeries, startCourse } from './start-course.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('a course starts with its whole series, at one hour of the clinic’s clock through the change of clocks', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const wish = wishFor({ plannedSessions: 20 }, { on: '2027-02-01' })
  const courseId = await mustStart(clinician, patient, wish)
  const read = await readAppointments(clinician, courseId, null)
  assert.ok(read.ok)
  assert.equal(read.value.rows.length, 20)
  assert.ok(read.value.rows.every(({ time, state }) => time === '10:00' && state === 'planned'))
  assert.deepEqual(
    ['2027-03-22', '2027-03-29'].map((on) => read.value.rows.find(({ day }) => day === on)?.startsAt),
    ['2027-03-22T10:00:00.000Z', '2027-03-29T09:00:00.000Z'],
  )
  const header = await clinic.inside((tx) => readCourseHeader(tx, courseId))
  assert.equal(header?.course.phase, 'initial')
  assert.equal(header?.course.startedOn, '2027-02-01')
  assert.deepEqual(header?.counts, { k: 0, n: 20, left: 20 })
  assert.deepEqual(header?.phases, { initial: 3, middle: 13, termination: 4 })
})

test('IPT-017 fewer than 8 or more than 20 sessions need a clinical reason', async () => {
  const typed = (plannedSessions: string, reason = '') => ({ plannedSessions, reason, format: 'video' })
  const codeOf = (sessions: string, reason?: string) => {
    const read = readFrame('acute', typed(sessions, reason))
    return !read.ok && read.problem.kind === 'invalid' ? read.problem.fields['plannedSessions'] : null
  }
  assert.equal(codeOf('7'), 'pathway/too-few-sessions')
  assert.equal(codeOf('21'), 'pathway/too-many-sessions')
  assert.equal(codeOf('7', 'Leaves the country in May'), null)
  assert.equal(codeOf('8'), null)
  assert.equal(codeOf('20'), null)
  for (const unreadable of ['', '0', '-8', '8.5', 'twelve', '1e1', '53']) {
    assert.equal(codeOf(unreadable, 'a reason'), 'pathway/not-a-number-of-sessions', unreadable)
  }
  const { clinician, patient } = await setUpClinic(database)
  const past = await startCourse(clinician, patient, { ...wishFor(), plannedSessions: 21 }, { key: newId() })
  assert.ok(!past.ok && past.problem.kind === 'invalid')
})

test('what a series runs into is shown by name and hour, and stored only when exactly that was accepted', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  await mustStart(clinician, patient)
  const other = await clinic.addPatient(clinician.actor.staffId, 'Jasmin Stone')
  const wish = wishFor({ plannedSessions: 8 }, { on: '2027-01-18', at: '10:30' })
  const preview = await previewSeries(clinician, other, wish)
  assert.ok(preview.ok)
  assert.deepEqual(
    preview.value.map(({ clashes }) => clashes.map(({ patientName, time }) => `${patientName} ${time}`)),
    [...Array.from({ length: 5 }, () => ['Robin Vale 10:00']), [], [], []],
  )
  const key = newId()
  const held = await startCourse(clinician, other, wish, { key })
  assert.deepEqual(held, { ok: false, problem: { kind: 'conflict', code: 'calendar/clash' } })
  const seen = preview.value.flatMap(({ clashes }) => clashes.map((clash) => clash.key))
  const some = await startCourse(clinician, other, wish, { key, accepted: seen.slice(1) })
  assert.deepEqual(some, held)
  const moved = wishFor({ plannedSessions: 8 }, { on: '2027-01-18', at: '10:15' })
  assert.ok(!(await startCourse(clinician, other, moved, { key, accepted: seen })).ok)
  assert.ok((await startCourse(clinician, other, wish, { key, accepted: seen })).ok)
})

test('two series that are stored at once do not slip past each other', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const other = await clinic.addPatient(clinician.actor.staffId, 'Jasmin Stone')
  const both = await Promise.all(
    [patient, other].map((one) => startCourse(clinician, one, wishFor(), { key: newId() })),
  )
  assert.equal(both.filter(({ ok }) => ok).length, 1)
})

test('IPT-001 a patient is in one course at a time; the database itself holds to it', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  await mustStart(clinician, patient)
  const later = wishFor({}, { on: '2027-06-07' })
  const second = await startCourse(clinician, patient, later, { key: newId() })
  assert.deepEqual(second, { ok: false, problem: { kind: 'conflict', code: 'course/one-open' } })
  // Nothing was stored by half.
  const stored = await clinic.inside((tx) => tx.selectFrom('appointments').select('id').execute())
  assert.equal(stored.length, 12)
})

test('SEC-062 a form that was sent fifty times starts one course', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const key = newId()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => startCourse(clinician, patient, wishFor(), { key })),
  )
  assert.equal(new Set(answers.map((answer) => (answer.ok ? answer.value.courseId : 'refused'))).size, 1)
  const stored = await clinic.inside((tx) => tx.selectFrom('appointments').select('id').execute())
  assert.equal(stored.length, 12)
})

test('only the clinician of a patient starts a course for them, and not from another clinic', async () => {
  const { clinic, patient } = await setUpClinic(database)
  const colleague = await clinic.addStaff(['clinician'])
  const lead = await clinic.addStaff(['lead'])
  const elsewhere = await setUpClinic(database)
  for (const call of [colleague, elsewhere.clinician]) {
    const refused = await startCourse(call, patient, wishFor(), { key: newId() })
    assert.deepEqual(refused, { ok: false, problem: { kind: 'absent' } })
  }
  const refused = await startCourse(lead, patient, wishFor(), { key: newId() })
  assert.deepEqual(refused, { ok: false, problem: { kind: 'forbidden' } })
})

test('a supervisor is somebody else who has that role', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const colleague = await clinic.addStaff(['clinician'])
  const supervisor = await clinic.addStaff(['supervisor'])
  for (const supervisorId of [colleague.actor.staffId, clinician.actor.staffId, newId<'staff'>()]) {
    const refused = await startCourse(clinician, patient, { ...wishFor(), supervisorId }, { key: newId() })
    assert.ok(!refused.ok && refused.problem.kind === 'invalid')
  }
  await mustStart(clinician, patient, { ...wishFor(), supervisorId: supervisor.actor.staffId })
})

test('a week that is skipped moves that session and all that follow', () => {
  const rows = wishFor({ plannedSessions: 8 }).sessions
  const skipped = skipWeek(rows, 4)
  assert.deepEqual(
    skipped.slice(3, 6).map(({ day }) => day),
    ['2026-12-21', '2027-01-04', '2027-01-11'] satisfies string[] as Day[],
  )
})

test('the form goes from the frame to the dates to the course, and keeps what was typed on the way', async () => {
  const { clinician, patient } = await setUpClinic(database)
  const first = {
    kind: 'acute',
    plannedSessions: '8',
    firstOn: '2026-11-30',
    firstAt: '10:00',
    format: 'video',
    key: newId(),
  }
  const bad = await takeNewCourseStep(clinician, patient, {
    ...first,
    intent: 'see-dates',
    firstOn: '2062-11-30',
    firstAt: '',
  })
  assert.ok(bad.ok && bad.value.state === 'frame')
  assert.deepEqual(bad.value.fields, { firstAt: 'time/missing', firstOn: 'day/far-away' })
  assert.equal(bad.value.typed['plannedSessions'], '8')

  const dates = await takeNewCourseStep(clinician, patient, { ...first, intent: 'see-dates' })
  assert.ok(dates.ok && dates.value.state === 'dates')
  assert.equal(dates.value.series?.length, 8)

  const skipped = await takeNewCourseStep(clinician, patient, { ...dates.value.typed, intent: 'skip-4' })
  assert.ok(skipped.ok && skipped.value.state === 'dates')
  assert.equal(skipped.value.typed['on-4'], '2027-01-04')

  const slip = await takeNewCourseStep(clinician, patient, {
    ...skipped.value.typed,
    intent: 'store',
    'on-2': 'soon',
  })
  assert.ok(slip.ok && slip.value.state === 'dates')
  assert.deepEqual(slip.value.fields, { 'on-2': 'day/missing' })
  assert.equal(slip.value.typed['on-4'], '2027-01-04')

  const across = await takeNewCourseStep(clinician, patient, {
    ...skipped.value.typed,
    intent: 'store',
    'on-1': '2026-11-30',
  })
  assert.ok(across.ok && across.value.state === 'dates')
  assert.equal(across.value.code, 'calendar/own-overlap')

  const stored = await takeNewCourseStep(clinician, patient, { ...skipped.value.typed, intent: 'store' })
  assert.ok(stored.ok && stored.value.state === 'started')
})
