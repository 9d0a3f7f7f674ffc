import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { deficitWordsEn, findDeniedWords, type Instant } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { layFocus, mustStart, setUpClinic, wishFor } from './course.fixture.ts'
import { readPhase } from './read-phase.server.ts'
import { startCourse } from './start-course.server.ts'
import { beginTermination, endCourse } from './steer-course.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

async function headerOf(call: Call<StaffActor>, courseId: CourseId) {
  const read = await readPhase(call, courseId)
  assert.ok(read.ok)
  return read.value.header
}

const edit = (version: number) => ({ key: newId(), version })

test('IPT-012 the middle phase opens with the agreed focus, and termination only after it', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const early = await beginTermination(clinician, courseId, edit(1))
  assert.deepEqual(early, { ok: false, problem: { kind: 'refused', code: 'pathway/focus-not-agreed' } })
  await layFocus(clinic, courseId)
  const middle = await headerOf(clinician, courseId)
  assert.equal(middle.course.phase, 'middle')
  assert.deepEqual(middle.focus, {
    area: 'grief',
    second: null,
    agreedOn: '2026-11-20',
    patientLabel: 'grief',
  })
  assert.ok((await beginTermination(clinician, courseId, edit(2))).ok)
  assert.equal((await headerOf(clinician, courseId)).course.phase, 'termination')
})

test('IPT-078 what the patient hears of two areas is the clinician’s choice of words, and never the word itself', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  await layFocus(clinic, courseId, {
    secondArea: 'interpersonal_deficits',
    label: 'social isolation',
  })
  const label = (await headerOf(clinician, courseId)).focus?.patientLabel ?? 'deficit'
  assert.equal(label, 'grief and social isolation')
  assert.deepEqual(findDeniedWords(label, deficitWordsEn), [])
})

test('HAZ-032 a course with an open alert does not end', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const alertId = newId<'alerts'>()
  await clinic.inside((tx) =>
    tx
      .insertInto('alerts')
      .values({
        clinic_id: clinic.id,
        id: alertId,
        patient_id: patient,
        course_id: courseId,
        source: 'staff-concern',
        level: 'review',
        state: 'open',
        owner_id: clinician.actor.staffId,
        raised_at: clinician.at,
        next_step_at: clinician.at,
      })
      .execute(),
  )
  const typed = { ending: 'ended-early', endedOn: '2026-11-23' }
  const refused = await endCourse(clinician, courseId, typed, edit(1))
  assert.deepEqual(refused, { ok: false, problem: { kind: 'refused', code: 'course/alert-open' } })
  assert.equal((await headerOf(clinician, courseId)).course.phase, 'initial')
})

test('HAZ-034 with a course end its coming dates, its links and its reminders', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  const linkId = newId<'check_in_links'>()
  await clinic.inside(async (tx) => {
    await tx
      .insertInto('check_in_links')
      .values({
        clinic_id: clinic.id,
        id: linkId,
        course_id: courseId,
        patient_id: patient,
        instrument: 'phq-9',
        token_hash: Buffer.alloc(32, 9),
        made_at: clinician.at,
        expires_at: '2026-11-29T09:00:00.000Z' as Instant,
      })
      .execute()
    await tx
      .insertInto('messages')
      .values({
        clinic_id: clinic.id,
        id: newId(),
        kind: 'reminder',
        patient_id: patient,
        course_id: courseId,
        link_id: linkId,
        state: 'waiting',
        due_at: clinician.at,
        created_at: clinician.at,
      })
      .execute()
  })
  const completed = await endCourse(
    clinician,
    courseId,
    { ending: 'completed', endedOn: '2026-11-23' },
    edit(1),
  )
  assert.deepEqual(completed, { ok: false, problem: { kind: 'refused', code: 'course/not-in-termination' } })
  assert.ok(
    (await endCourse(clinician, courseId, { ending: 'ended-early', endedOn: '2026-11-23' }, edit(1))).ok,
  )
  const left = await clinic.inside(async (tx) => ({
    appointments: await tx.selectFrom('appointments').select('state').distinct().execute(),
    links: await tx.selectFrom('check_in_links').select('revoked_at').execute(),
    messages: await tx.selectFrom('messages').select('state').execute(),
  }))
  assert.deepEqual(left, {
    appointments: [{ state: 'cancelled' }],
    links: [{ revoked_at: clinician.at }],
    messages: [{ state: 'cancelled' }],
  })
  const header = await headerOf(clinician, courseId)
  assert.deepEqual(
    [header.course.phase, header.course.ending, header.course.endedOn],
    ['ended', 'ended-early', '2026-11-23'],
  )
})

test('IPT-170 a monthly maintenance course follows an acute course that has ended, and is linked to it', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const acuteCourseId = await mustStart(clinician, patient)
  const wish = {
    ...wishFor({ kind: 'maintenance', plannedSessions: 12, everyWeeks: 4 }, { on: '2027-03-01' }),
    acuteCourseId,
  }
  const early = await startCourse(clinician, patient, wish, { key: newId() })
  assert.deepEqual(early, { ok: false, problem: { kind: 'refused', code: 'course/acute-not-ended' } })
  const ended = { ending: 'ended-early', endedOn: '2026-11-23' }
  assert.ok((await endCourse(clinician, acuteCourseId, ended, edit(1))).ok)
  const stranger = await clinic.addPatient(clinician.actor.staffId, 'Jasmin Stone')
  const wrong = await startCourse(clinician, stranger, wish, { key: newId() })
  assert.deepEqual(wrong, early)
  const courseId = await mustStart(clinician, patient, wish)
  const header = await headerOf(clinician, courseId)
  assert.deepEqual(
    [
      header.course.kind,
      header.course.phase,
      header.course.everyWeeks,
      header.course.acuteCourseId,
      header.phases,
    ],
    ['maintenance', 'maintenance', 4, acuteCourseId, null],
  )
})

test('SEC-063 a page that is no longer as it was read changes nothing', async () => {
  const { clinic, clinician, patient } = await setUpClinic(database)
  const courseId = await mustStart(clinician, patient)
  await layFocus(clinic, courseId)
  const stale = await beginTermination(clinician, courseId, edit(1))
  assert.deepEqual(stale, { ok: false, problem: { kind: 'conflict', code: 'course/changed-meanwhile' } })
})
