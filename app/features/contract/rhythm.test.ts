import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'

import type { Day, Instant } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { newId, type AppointmentId } from '#platform/ids.ts'

import { readContract } from './contract-fields.ts'
import { agree, policies, setUpCourse, type } from './contract.fixture.ts'
import { readContractPage, readContractSheet } from './index.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let scene: Awaited<ReturnType<typeof setUpCourse>>
beforeEach(async () => {
  scene = await setUpCourse(database, 8)
  await type(scene.clinician, scene.courseId, policies)
})

const reason = 'Nights shifts every other week'

test('IPT-015 every two weeks: the coming dates move with the agreement, and are in sight before', async () => {
  assert.ok((await agreed()).ok)
  await hold(0)
  await write({ everyWeeks: '2' }, ['1'])
  assert.deepEqual(
    (await effect()).moved.map(({ one, to }) => `${one.day} → ${to.day} ${to.time}`),
    [
      '2026-12-07 → 2026-12-14 10:00',
      '2026-12-14 → 2026-12-28 10:00',
      '2026-12-21 → 2027-01-11 10:00',
      '2026-12-28 → 2027-01-25 10:00',
      '2027-01-04 → 2027-02-08 10:00',
      '2027-01-11 → 2027-02-22 10:00',
      '2027-01-18 → 2027-03-08 10:00',
    ],
  )
  assert.equal((await dates()).at(-1), '2027-01-18')
  assert.ok((await agreed({ reason })).ok)
  assert.deepEqual(await dates(), [
    '2026-11-30',
    '2026-12-14',
    '2026-12-28',
    '2027-01-11',
    '2027-01-25',
    '2027-02-08',
    '2027-02-22',
    '2027-03-08',
  ])
  const { header } = await page()
  assert.equal(header.course.everyWeeks, 2)
  const [trail] = await scene.clinic.inside((tx) =>
    tx
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'contract.agreed')
      .orderBy('id', 'desc')
      .execute(),
  )
  assert.deepEqual(trail?.detail, { number: 2, sessions: 8, moved: 7, added: 0, cancelled: 0 })
})

test('IPT-090 the end that the patient reads is the day on which the last session then stands', async () => {
  assert.ok((await agreed()).ok)
  await hold(0)
  await hold(1)
  await write({ everyWeeks: '2' }, ['1'])
  // A course that had been so from the start would end on 8 March.
  assert.match(await lastTime(), /^Mon 1 Mar 2027/)
  assert.ok((await agreed({ reason })).ok)
  assert.match(await lastTime(), /^Mon 1 Mar 2027/)
  assert.deepEqual(
    (await page()).versions.map(({ endOn }) => endOn),
    ['2027-01-18', '2027-03-01'],
  )
  await change(5, { state: 'cancelled' })
  await write({ payment: 'Your insurance pays.' }, [policies.payment])
  // Not every session has its date any more.
  assert.match(await lastTime(), /^Mon 8 Mar 2027/)
})

test('IPT-015 what was moved by hand, cancelled or is past stays where it is', async () => {
  assert.ok((await agreed()).ok)
  await change(1, { state: 'cancelled' })
  // By whole weeks, and to another hour.
  await change(2, { starts_at: '2026-12-16T15:00:00.000Z' as Instant })
  await change(7, { starts_at: '2027-01-25T10:00:00.000Z' as Instant, moved_alone: true })
  const inDecember = { ...scene.clinician, at: '2026-12-01T09:00:00.000Z' as Instant }
  await write({ everyWeeks: '2' }, ['1'])
  const { moved, staying } = await effect(inDecember)
  assert.deepEqual(
    staying.map(({ day }) => day),
    ['2026-12-16', '2027-01-25'],
  )
  assert.deepEqual(
    moved.map(({ one, to }) => `${one.day} → ${to.day}`),
    [
      '2026-12-21 → 2026-12-28',
      '2026-12-28 → 2027-01-11',
      '2027-01-04 → 2027-01-25',
      '2027-01-11 → 2027-02-08',
    ],
  )
  // One stands where another would come to: that is said, as with any other session.
  assert.deepEqual(
    moved.map(({ to }) => to.clashes.map(({ time }) => time)),
    [[], [], ['10:00'], []],
  )
  assert.ok((await agree(inDecember, scene.courseId, { reason, agreedOn: '2026-12-01' })).ok)
  assert.deepEqual(
    [(await dates('cancelled'))[0], (await dates())[0], (await dates())[1]],
    ['2026-12-07', '2026-11-30', '2026-12-16'],
  )
})

test('IPT-015 another first day moves the dates while nothing was held, and none afterwards', async () => {
  await write({ firstOn: '2026-12-03' }, ['2026-11-30'])
  assert.equal((await effect()).moved.length, 8)
  assert.ok((await agreed()).ok)
  assert.deepEqual((await dates()).slice(0, 3), ['2026-12-03', '2026-12-10', '2026-12-17'])
  await hold(0)
  await write({ firstOn: '2026-11-30' }, ['2026-12-03'])
  assert.deepEqual((await effect()).moved, [])
})

test('IPT-015 a contract in which neither changes leaves a series alone that was moved by hand', async () => {
  assert.ok((await agreed()).ok)
  for (const index of scene.appointmentIds.keys()) {
    await change(index, {
      starts_at: `2026-12-${String(index + 2).padStart(2, '0')}T10:00:00.000Z` as Instant,
    })
  }
  await write({ payment: 'Your insurance pays.' }, [policies.payment])
  assert.deepEqual((await effect()).moved, [])
})

test('HAZ-034 a reminder that waits for a date that moves with the contract is not sent', async () => {
  await scene.clinic.inside((tx) =>
    tx
      .insertInto('messages')
      .values({
        clinic_id: scene.clinic.id,
        id: newId(),
        kind: 'reminder',
        patient_id: scene.patient,
        course_id: scene.courseId,
        appointment_id: appointment(1),
        about_at: '2026-12-07T10:00:00.000Z' as Instant,
        state: 'waiting',
        due_at: scene.clinician.at,
        created_at: scene.clinician.at,
      })
      .execute(),
  )
  await write({ everyWeeks: '2' }, ['1'])
  assert.ok((await agreed()).ok)
  const states = await scene.clinic.inside((tx) =>
    tx.selectFrom('messages').select('state').where('course_id', '=', scene.courseId).execute(),
  )
  assert.deepEqual(states, [{ state: 'cancelled' }])
})

test('HAZ-017 what a moved date runs into is in sight, and what came meanwhile is looked at first', async () => {
  const { staffId } = scene.clinician.actor
  const other = await scene.clinic.addCourse(staffId, await scene.clinic.addPatient(staffId, 'Kim Ferro'))
  await scene.clinic.addAppointment(other, staffId, '2027-01-25T10:30:00Z')
  await write({ everyWeeks: '2' }, ['1'])
  assert.deepEqual(
    (await effect()).moved.flatMap(({ to }) => to.clashes.map(({ day, time }) => `${day} ${time}`)),
    ['2027-01-25 10:30'],
  )
  const seen = (await sheet()).agreeing?.seen ?? ''
  await scene.clinic.addAppointment(other, staffId, '2027-02-08T10:30:00Z')
  assert.deepEqual(await agreed({ seen }), {
    ok: false,
    problem: { kind: 'conflict', code: 'contract/changed-meanwhile' },
  })
  assert.ok((await agreed()).ok)
})

test('IPT-015 more and fewer sessions at another rhythm, longer ones too: each date is changed once', async () => {
  await write({ sessions: '9', everyWeeks: '2', minutes: '60' }, ['8', '1', '50'])
  const { moved, added } = await effect()
  assert.deepEqual([moved.at(-1)?.to.day, added.map(({ day }) => day)], ['2027-03-08', ['2027-03-22']])
  assert.ok((await agreed()).ok)
  assert.deepEqual([(await dates()).length, (await dates()).at(-1)], [9, '2027-03-22'])
  await write({ sessions: '8', everyWeeks: '1', minutes: '45' }, ['9', '2', '60'])
  assert.ok((await agreed({ reason })).ok)
  assert.deepEqual([(await dates()).length, (await dates()).at(-1)], [8, '2027-01-18'])
  const minutes = await scene.clinic.inside((tx) =>
    tx
      .selectFrom('appointments')
      .select(['minutes'])
      .distinct()
      .where('course_id', '=', scene.courseId)
      .where('state', '=', 'planned')
      .execute(),
  )
  assert.deepEqual(minutes, [{ minutes: 45 }])
})

test('IPT-090 a first day from which no end can be counted is named beside its field', () => {
  const fields = { sessions: '16', minutes: '50', everyWeeks: '8', format: 'video', firstOn: '9999-01-01' }
  assert.deepEqual(readContract('acute', fields).problems, { firstOn: 'contract/end-not-in-calendar' })
})

function write(fields: Record<string, string>, known: readonly string[]) {
  return type(scene.clinician, scene.courseId, fields, known)
}

async function page() {
  const read = await readContractPage(scene.clinician, scene.courseId)
  assert.ok(read.ok)
  return read.value
}

async function sheet(call = scene.clinician) {
  const read = await readContractSheet(call, scene.courseId, null)
  assert.ok(read.ok)
  return read.value
}

async function lastTime() {
  const { paper } = await sheet()
  return paper.frame.find(({ name }) => name === 'Last time')?.words ?? ''
}

async function effect(call = scene.clinician) {
  const { agreeing } = await sheet(call)
  assert.ok(agreeing)
  return agreeing.effect
}

function agreed(typed: Record<string, string> = {}) {
  return agree(scene.clinician, scene.courseId, typed)
}

/** The days of those that stand, or of those that were cancelled. */
async function dates(state: 'cancelled' | null = null): Promise<string[]> {
  const rows = await scene.clinic.inside((tx) =>
    tx
      .selectFrom('appointments')
      .select(['starts_at', 'state'])
      .where('course_id', '=', scene.courseId)
      .orderBy('starts_at')
      .execute(),
  )
  return rows
    .filter((row) => (row.state === 'cancelled') === (state === 'cancelled'))
    .map((row) => new Date(row.starts_at).toISOString().slice(0, 10))
}

function appointment(index: number): AppointmentId {
  const id = scene.appointmentIds[index]
  assert.ok(id)
  return id
}

function change(
  index: number,
  to: { state?: 'cancelled' | 'held'; starts_at?: Instant; moved_alone?: boolean },
) {
  return scene.clinic.inside((tx) =>
    tx.updateTable('appointments').set(to).where('id', '=', appointment(index)).execute(),
  )
}

/** Held a week early, on the day of the test. */
async function hold(index: number) {
  await change(index, { state: 'held' })
  await scene.clinic.inside((tx) =>
    tx
      .insertInto('sessions')
      .values({
        clinic_id: scene.clinic.id,
        id: newId(),
        course_id: scene.courseId,
        appointment_id: appointment(index),
        number: index + 1,
        format: 'in-person',
        held_on: '2026-11-23' as Day,
        started_at: scene.clinician.at,
        created_by: scene.clinician.actor.staffId,
      })
      .execute(),
  )
}
