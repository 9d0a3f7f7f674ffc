import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { blamingWordsEn, findDeniedWords, type Day, type Instant } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'

import { clashesBehind } from './answer-appointment-form.server.ts'
import {
  addAppointment,
  cancelAppointment,
  markMissed,
  moveAppointment,
  undoAppointmentChange,
} from './change-appointments.server.ts'
import { mustStart, setUpClinic, wishFor } from './course.fixture.ts'
import { courseProblemWords } from './course-problems.ts'
import { readAppointments } from './read-appointments.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const at = (day: string, time = '10:00') => ({ day: day as Day, time })

async function rowsOf(call: Call<StaffActor>, courseId: CourseId) {
  const read = await readAppointments(call, courseId, null)
  assert.ok(read.ok)
  return read.value.rows
}

async function seenAt(call: Call<StaffActor>, courseId: CourseId, index: number) {
  const row = (await rowsOf(call, courseId))[index]
  assert.ok(row !== undefined)
  return { appointmentId: row.id, version: row.version }
}

/** The places of those that were moved for themselves, and stay when the rhythm changes. */
async function movedAlone(call: Call<StaffActor>, courseId: CourseId) {
  return (await rowsOf(call, courseId)).flatMap((row, index) => (row.movedAlone ? [index] : []))
}

const dates = (rows: readonly { day: Day; time: string }[]) => rows.map(({ day, time }) => `${day} ${time}`)

test('one date moves and the others stay; moving back is one step', async () => {
  const { clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const before = dates(await rowsOf(clinician, courseId))
  const key = newId<'submissions'>()
  const move = { ...(await seenAt(clinician, courseId, 2)), to: at('2026-12-16', '11:30') }
  assert.ok((await moveAppointment(clinician, courseId, move, { key })).ok)
  const moved = await readAppointments(clinician, courseId, key)
  assert.ok(moved.ok)
  assert.deepEqual(dates(moved.value.rows), before.with(2, '2026-12-16 11:30'))
  assert.deepEqual(await movedAlone(clinician, courseId), [2])
  assert.equal(moved.value.undo?.words, 'Moved from Mon 14 Dec 2026, 10:00 to Wed 16 Dec 2026, 11:30.')
  const undo = await undoAppointmentChange(clinician, courseId, { changeKey: key }, { key: newId() })
  assert.ok(undo.ok)
  assert.deepEqual(dates(await rowsOf(clinician, courseId)), before)
  assert.deepEqual(await movedAlone(clinician, courseId), [])
})

test('SEC-050 all that follow move by the same shift and keep their hour through the change of clocks', async () => {
  const { clinician, patient } = await setUpClinic(database)
  const wish = wishFor({ plannedSessions: 8 }, { on: '2027-03-01' })
  const courseId = await mustStart(clinician, patient, wish)
  const key = newId<'submissions'>()
  const move = { ...(await seenAt(clinician, courseId, 2)), to: at('2027-03-17', '16:15'), following: true }
  assert.ok((await moveAppointment(clinician, courseId, move, { key })).ok)
  assert.deepEqual(dates(await rowsOf(clinician, courseId)), [
    '2027-03-01 10:00',
    '2027-03-08 10:00',
    '2027-03-17 16:15',
    '2027-03-24 16:15',
    '2027-03-31 16:15',
    '2027-04-07 16:15',
    '2027-04-14 16:15',
    '2027-04-21 16:15',
  ])
  assert.deepEqual(await movedAlone(clinician, courseId), [])
  assert.ok((await undoAppointmentChange(clinician, courseId, { changeKey: key }, { key: newId() })).ok)
  assert.deepEqual(
    dates(await rowsOf(clinician, courseId)),
    wish.sessions.map(({ day, time }) => `${day} ${time}`),
  )
})

test('a date that runs into another is shown before it is stored', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const other = await clinic.addPatient(clinician.actor.staffId, 'Jasmin Stone')
  await mustStart(clinician, other, wishFor({ plannedSessions: 8 }, { at: '14:00' }))
  const move = { ...(await seenAt(clinician, courseId, 0)), to: at('2026-11-30', '14:30') }
  const held = await moveAppointment(clinician, courseId, move, { key: newId() })
  const clashes = clashesBehind(held)?.flatMap((session) => session.clashes) ?? []
  assert.deepEqual(
    clashes.map(({ patientName, time }) => [patientName, time]),
    [['Jasmin Stone', '14:00']],
  )
  assert.deepEqual(dates((await rowsOf(clinician, courseId)).slice(0, 1)), ['2026-11-30 10:00'])
  const accepted = clashes.map(({ key }) => key)
  assert.ok((await moveAppointment(clinician, courseId, move, { key: newId(), accepted })).ok)
  const row = (await rowsOf(clinician, courseId))[0]
  assert.deepEqual(row?.runsInto, [{ patientName: 'Jasmin Stone', time: '14:00' }])
})

test('SEC-063 a date that somebody else changed meanwhile is not changed again unseen', async () => {
  const { clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const seen = await seenAt(clinician, courseId, 0)
  const key = newId<'submissions'>()
  assert.ok((await moveAppointment(clinician, courseId, { ...seen, to: at('2026-12-01') }, { key })).ok)
  const late = await cancelAppointment(clinician, courseId, seen, { key: newId() })
  assert.deepEqual(late, { ok: false, problem: { kind: 'conflict', code: 'appointment/changed-meanwhile' } })
  const again = await seenAt(clinician, courseId, 0)
  assert.ok(
    (await moveAppointment(clinician, courseId, { ...again, to: at('2026-12-02') }, { key: newId() })).ok,
  )
  const undo = await undoAppointmentChange(clinician, courseId, { changeKey: key }, { key: newId() })
  assert.deepEqual(undo, { ok: false, problem: { kind: 'conflict', code: 'appointment/changed-meanwhile' } })
})

test('IPT-011 a missed or cancelled appointment gets no number and moves no phase', async () => {
  const { clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const early = await markMissed(clinician, courseId, await seenAt(clinician, courseId, 0), { key: newId() })
  assert.deepEqual(early, { ok: false, problem: { kind: 'refused', code: 'appointment/not-begun' } })
  const later = { ...clinician, at: '2026-12-08T09:00:00.000Z' as Instant }
  const key = newId<'submissions'>()
  assert.ok((await markMissed(later, courseId, await seenAt(later, courseId, 0), { key })).ok)
  assert.ok((await cancelAppointment(later, courseId, await seenAt(later, courseId, 2), { key: newId() })).ok)
  const read = await readAppointments(later, courseId, key)
  assert.ok(read.ok)
  assert.deepEqual(read.value.header.counts, { k: 0, n: 12, left: 12 })
  assert.equal(read.value.header.course.phase, 'initial')
  assert.deepEqual(
    read.value.rows.slice(0, 3).map(({ state, sessionNumber }) => [state, sessionNumber]),
    [
      ['missed', null],
      ['planned', null],
      ['cancelled', null],
    ],
  )
  // What a page says about it blames nobody (IPT-003), and it can be taken back.
  assert.deepEqual(findDeniedWords(read.value.undo?.words ?? 'overdue', blamingWordsEn), [])
  assert.ok((await undoAppointmentChange(later, courseId, { changeKey: key }, { key: newId() })).ok)
  assert.equal((await rowsOf(later, courseId))[0]?.state, 'planned')
})

test('IPT-016 a date is added in place of one that fell out, and never beyond the agreed number', async () => {
  const { clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const wish = { at: at('2027-02-22') }
  const full = await addAppointment(clinician, courseId, wish, { key: newId() })
  assert.deepEqual(full, { ok: false, problem: { kind: 'refused', code: 'course/all-sessions-planned' } })
  const cancel = newId<'submissions'>()
  assert.ok(
    (await cancelAppointment(clinician, courseId, await seenAt(clinician, courseId, 3), { key: cancel })).ok,
  )
  const key = newId<'submissions'>()
  assert.ok((await addAppointment(clinician, courseId, wish, { key })).ok)
  assert.equal((await rowsOf(clinician, courseId)).filter(({ state }) => state === 'planned').length, 12)
  assert.ok((await undoAppointmentChange(clinician, courseId, { changeKey: key }, { key: newId() })).ok)
  assert.equal((await rowsOf(clinician, courseId)).filter(({ state }) => state === 'planned').length, 11)
})

test('HAZ-034 a reminder that waits for a date that was moved or cancelled is not sent', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const seen = await seenAt(clinician, courseId, 0)
  await clinic.inside((tx) =>
    tx
      .insertInto('messages')
      .values({
        clinic_id: clinic.id,
        id: newId(),
        kind: 'reminder',
        patient_id: patient,
        course_id: courseId,
        appointment_id: seen.appointmentId,
        about_at: '2026-11-30T10:00:00.000Z' as Instant,
        state: 'waiting',
        due_at: clinician.at,
        created_at: clinician.at,
      })
      .execute(),
  )
  assert.ok((await cancelAppointment(clinician, courseId, seen, { key: newId() })).ok)
  const states = await clinic.inside((tx) => tx.selectFrom('messages').select('state').execute())
  assert.deepEqual(states, [{ state: 'cancelled' }])
})

test('a supervisor sees the dates and changes none; a colleague sees nothing', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const supervisor = await clinic.addStaff(['supervisor'])
  const colleague = await clinic.addStaff(['clinician'])
  const courseId = await mustStart(clinician, patient, wishFor({ supervisorId: supervisor.actor.staffId }))
  const read = await readAppointments(supervisor, courseId, null)
  assert.ok(read.ok && !read.value.mayChange && !read.value.mayAdd)
  const seen = await seenAt(clinician, courseId, 0)
  for (const call of [supervisor, colleague]) {
    const refused = await cancelAppointment(call, courseId, seen, { key: newId() })
    assert.ok(!refused.ok && ['absent', 'forbidden'].includes(refused.problem.kind))
  }
  assert.deepEqual(await readAppointments(colleague, courseId, null), {
    ok: false,
    problem: { kind: 'absent' },
  })
})

test('IPT-003 no sentence about a course blames the patient', () => {
  for (const code of [
    'appointment/not-begun',
    'course/ended',
    'appointment/not-planned',
    'course/all-sessions-planned',
  ]) {
    assert.deepEqual(findDeniedWords(courseProblemWords(code), blamingWordsEn), [], code)
    assert.notEqual(courseProblemWords(code), courseProblemWords('no-such-code'))
  }
})
