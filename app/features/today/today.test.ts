import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import {
  blamingWordsEn,
  findDeniedWords,
  phq9,
  readAnswers,
  scoreOf,
  type Day,
  type Instant,
} from '@kith/ipt'

import { confirmContact } from '#features/patients/index.server.ts'
import { newId, type AppointmentId, type CourseId, type PatientId } from '#platform/ids.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { readShell } from './read-shell.server.ts'
import { readToday } from './read-today.server.ts'
import { lookWords, reminderWords } from './today-words.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

/** A clinic whose now is Monday 23 November 2026, nine in the morning in London. */
async function clinicOfAda(plannedSessions = 12) {
  const clinic = await makeClinic(database.db)
  const ada = await clinic.addStaff(['clinician'], 'Ada Clark')
  const me = ada.actor.staffId
  const patientId = await clinic.addPatient(me)
  const courseId = await clinic.addCourse(me, patientId, { plannedSessions })
  const patient = { patientId, courseId }

  async function held(
    startsAt: string,
    number: number,
    of: { courseId: CourseId } = patient,
  ): Promise<AppointmentId> {
    const id = await clinic.addAppointment(of.courseId, me, startsAt)
    await clinic.inside(async (tx) => {
      await tx.updateTable('appointments').set({ state: 'held' }).where('id', '=', id).execute()
      await tx
        .insertInto('sessions')
        .values({
          clinic_id: clinic.id,
          id: newId(),
          course_id: of.courseId,
          appointment_id: id,
          number,
          format: 'in-person',
          held_on: startsAt.slice(0, 10) as Day,
          started_at: startsAt as Instant,
          created_by: me,
        })
        .execute()
    })
    return id
  }

  async function score(
    at: string,
    each: number,
    options: { appointmentId?: AppointmentId; of?: { patientId: PatientId; courseId: CourseId } } = {},
  ): Promise<void> {
    const answers = { q1: each, q2: each, q3: each, q4: each, q5: each, q6: each, q7: each, q8: each, q9: 0 }
    const read = readAnswers(phq9, answers)
    const scored = read.ok ? scoreOf(phq9, read.value) : null
    assert.ok(scored?.state === 'scored')
    const id = newId<'check_ins'>()
    const of = options.of ?? patient
    await clinic.inside(async (tx) => {
      await tx
        .insertInto('check_ins')
        .values({
          clinic_id: clinic.id,
          id,
          course_id: of.courseId,
          patient_id: of.patientId,
          appointment_id: options.appointmentId ?? null,
          instrument: 'phq-9',
          instrument_version: phq9.version,
          language: 'en',
          mode: 'telephone',
          answers: JSON.stringify(answers),
          submitted_at: at as Instant,
          entered_by: me,
        })
        .execute()
      await tx
        .insertInto('scores')
        .values({
          clinic_id: clinic.id,
          id: newId(),
          check_in_id: id,
          course_id: of.courseId,
          instrument: 'phq-9',
          rule_version: phq9.version,
          submitted_at: at as Instant,
          state: 'scored',
          total: scored.total,
          unrounded: String(scored.unrounded),
          band: scored.band,
          risk: 'negative',
        })
        .execute()
    })
  }

  const today = async (day: string | null = null, call = ada) => {
    const read = await readToday(call, day as Day | null)
    assert.ok(read.ok)
    return read.value
  }
  return { clinic, ada, me, patient, held, score, today }
}

test('IPT-013 a session shows which of how many it is, the score with its band, and the change since last and since the start', async () => {
  const { clinic, me, patient, held, score, today } = await clinicOfAda()
  const first = await held('2026-11-09T10:00:00Z', 1)
  await score('2026-11-09T08:00:00Z', 2, { appointmentId: first })
  await held('2026-11-16T10:00:00Z', 2)
  await score('2026-11-16T08:00:00Z', 3)
  const appointmentId = await clinic.addAppointment(patient.courseId, me, '2026-11-23T14:00:00Z')
  await clinic.addAppointment(patient.courseId, me, '2026-11-30T14:00:00Z')
  await score('2026-11-22T08:00:00Z', 1, { appointmentId })
  const { sessions, isToday } = await today()
  assert.ok(isToday)
  assert.equal(sessions.length, 1)
  const [session] = sessions
  assert.deepEqual([session?.number, session?.planned, session?.phase], [3, 12, 'initial'])
  assert.equal(session?.checkedIn?.mode, 'telephone')
  assert.deepEqual(session?.score, {
    instrument: 'phq-9',
    max: 27,
    at: '2026-11-22T08:00:00.000Z',
    total: 8,
    band: 'mild',
    prorated: false,
    last: 24,
    start: 16,
  })
  const [coming] = (await today('2026-11-30')).sessions
  assert.equal(coming?.number, 4, 'a later session counts the ones planned before it')
})

test('without a session on the day, the next one is named', async () => {
  const { clinic, me, patient, today } = await clinicOfAda()
  await clinic.addAppointment(patient.courseId, me, '2026-11-24T10:00:00Z')
  const { sessions, nextSessionAt } = await today()
  assert.deepEqual([sessions, nextSessionAt], [[], '2026-11-24T10:00:00.000Z'])
})

test('SEC-050 the day is the clinic’s: a session late in the evening belongs to it', async () => {
  const { clinic, me, patient, today } = await clinicOfAda()
  await clinic.addAppointment(patient.courseId, me, '2026-07-01T22:30:00Z')
  await clinic.addAppointment(patient.courseId, me, '2026-07-01T23:30:00Z')
  assert.equal((await today('2026-07-01')).sessions.length, 1)
  assert.equal((await today('2026-07-02')).sessions.length, 1)
})

test('notes without a signature, past appointments without a word, and forms that have not come stand beside the day', async () => {
  const { clinic, me, patient, held, today } = await clinicOfAda()
  await held('2026-11-09T10:00:00Z', 1)
  await clinic.addAppointment(patient.courseId, me, '2026-11-16T10:00:00Z')
  await clinic.addAppointment(patient.courseId, me, '2026-11-24T10:00:00Z')
  await clinic.addAppointment(patient.courseId, me, '2026-12-24T10:00:00Z')
  const { notes, unsettled, notCheckedIn } = await today()
  assert.deepEqual(
    notes.map(({ number, heldOn }) => [number, heldOn]),
    [[1, '2026-11-09']],
  )
  assert.deepEqual(
    unsettled.map(({ startsAt }) => startsAt),
    ['2026-11-16T10:00:00.000Z'],
  )
  assert.deepEqual(
    notCheckedIn.map(({ startsAt, reminder }) => [startsAt, reminder]),
    [['2026-11-24T10:00:00.000Z', null]],
  )
})

test('HAZ-032 a session that was missed and not arranged anew stays on the list until it is', async () => {
  const { clinic, me, patient, today } = await clinicOfAda(8)
  const ids: AppointmentId[] = []
  for (let week = 0; week < 8; week += 1) {
    const at = new Date(Date.parse('2026-11-16T10:00:00Z') + week * 7 * 86_400_000).toISOString()
    ids.push(await clinic.addAppointment(patient.courseId, me, at))
  }
  assert.deepEqual((await today()).toArrange, [])
  const missed = ids[0] as AppointmentId
  await clinic.inside((tx) =>
    tx.updateTable('appointments').set({ state: 'missed' }).where('id', '=', missed).execute(),
  )
  assert.deepEqual(
    (await today()).toArrange.map(({ missing, lost }) => [missing, lost?.state]),
    [[1, 'missed']],
  )
  await clinic.addAppointment(patient.courseId, me, '2027-01-18T10:00:00Z')
  assert.deepEqual((await today()).toArrange, [])
})

test('HAZ-022 somebody who is worse than at the start, or has too little gain by mid-course, is named with the rule', async () => {
  const { clinic, me, held, score, today } = await clinicOfAda()
  await held('2026-11-09T10:00:00Z', 1)
  await score('2026-11-09T08:00:00Z', 1)
  await score('2026-11-20T08:00:00Z', 2)
  const other = { patientId: await clinic.addPatient(me, 'Sam Poole'), courseId: '' as CourseId }
  other.courseId = await clinic.addCourse(me, other.patientId)
  await held('2026-10-05T10:00:00Z', 1, other)
  await score('2026-10-05T08:00:00Z', 2, { of: other })
  await score('2026-11-20T08:00:00Z', 2, { of: other })
  const found = (await today()).toLookAt.filter(({ reason }) => reason !== 'two-forms-missing')
  assert.deepEqual(
    found.map(({ patientName, reason, judgement }) => [
      patientName,
      reason,
      judgement?.inputs['baseline'],
      judgement?.inputs['current'],
    ]),
    [
      ['Robin Vale', 'worse', 8, 16],
      ['Sam Poole', 'review-suggested', 16, 16],
    ],
  )
  assert.ok(found.every(({ judgement }) => judgement !== null && judgement.source !== ''))
})

test('HAZ-022 two appointments in a row without a form put somebody on the list', async () => {
  const { held, score, today } = await clinicOfAda()
  const first = await held('2026-11-09T10:00:00Z', 1)
  await held('2026-11-16T10:00:00Z', 2)
  assert.deepEqual(
    (await today()).toLookAt.map(({ reason }) => reason),
    ['two-forms-missing'],
  )
  await score('2026-11-09T08:00:00Z', 1, { appointmentId: first })
  assert.deepEqual((await today()).toLookAt, [])
})

test('SEC-003 nobody sees another clinician’s day, and a lead without patients is told so', async () => {
  const { clinic, me, patient, held, today } = await clinicOfAda()
  await held('2026-11-16T10:00:00Z', 1)
  await clinic.addAppointment(patient.courseId, me, '2026-11-23T10:00:00Z')
  const lead = await clinic.addStaff(['lead'])
  const elsewhere = await makeClinic(database.db)
  for (const call of [lead, await elsewhere.addStaff(['clinician'])]) {
    const seen = await today(null, call)
    assert.deepEqual(
      [
        seen.sessions,
        seen.notes,
        seen.unsettled,
        seen.notCheckedIn,
        seen.toArrange,
        seen.toLookAt,
        seen.hasPatients,
      ],
      [[], [], [], [], [], [], false],
    )
  }
})

test('the frame counts the alerts that wait for the person, and no others', async () => {
  const { ada, clinic, me, patient } = await clinicOfAda()
  const shown = async () => {
    const shell = await readShell(ada)
    assert.ok(shell.ok)
    return shell.value.ownAlerts
  }
  assert.equal(await shown(), 0)
  await clinic.inside((tx) =>
    tx
      .insertInto('alerts')
      .values({
        clinic_id: clinic.id,
        id: newId(),
        patient_id: patient.patientId,
        course_id: patient.courseId,
        source: 'check-in',
        level: 'review',
        state: 'open',
        owner_id: me,
        raised_at: ada.at,
        next_step_at: ada.at,
      })
      .execute(),
  )
  assert.equal(await shown(), 1)
})

test('IPT-003 the words of Today blame nobody', () => {
  for (const sentence of [...Object.values(lookWords), ...Object.values(reminderWords)]) {
    assert.deepEqual(findDeniedWords(sentence, blamingWordsEn), [])
  }
})

test('HAZ-006 the review agreed when an alert was closed comes back on its day, until a session has been held since', async () => {
  const { clinic, ada, me, patient, held } = await clinicOfAda()
  const alertId = newId<'alerts'>()
  await clinic.inside((tx) =>
    tx
      .insertInto('alerts')
      .values({
        clinic_id: clinic.id,
        id: alertId,
        patient_id: patient.patientId,
        course_id: patient.courseId,
        source: 'check-in',
        level: 'review',
        state: 'closed',
        owner_id: me,
        raised_at: '2026-11-18T09:00:00.000Z' as Instant,
        acknowledged_at: '2026-11-18T09:05:00.000Z' as Instant,
        acknowledged_by: me,
        closed_at: '2026-11-18T10:00:00.000Z' as Instant,
        closed_by: me,
        assessment: 'Talked on the telephone.',
        outcome: 'more-contact',
        next_step: 'A call on Monday.',
        next_review_on: '2026-11-23' as Day,
      })
      .execute(),
  )
  const due = async (call = ada) => {
    const read = await readToday(call, null)
    assert.ok(read.ok)
    return read.value.reviews.map((review) => review.alertId)
  }
  assert.deepEqual(await due({ ...ada, at: '2026-11-22T09:00:00.000Z' as Instant }), [])
  assert.deepEqual(await due(), [alertId])
  await held('2026-11-23T08:00:00.000Z', 1)
  assert.deepEqual(await due(), [])
})

test('SEC-026 somebody who gets mail and is in a new phase stands on the list until they are asked how to reach them', async () => {
  const { clinic, ada, patient } = await clinicOfAda()
  const listed = async () => {
    const read = await readToday(ada, null)
    return read.ok ? read.value.toAsk.map(({ patientId }) => patientId) : null
  }
  const remind = (channel: 'none' | 'email') =>
    clinic.inside((tx) =>
      tx
        .updateTable('patients')
        .set({
          email: 'robin@patients.example',
          reminder_channel: channel,
          contact_agreed_on: '2026-11-01' as Day,
        })
        .execute(),
    )
  await remind('email')
  assert.deepEqual(await listed(), [], 'in the first phase it was asked at the start')
  await clinic.inside((tx) =>
    tx
      .updateTable('courses')
      .set({ phase: 'middle', problem_area: 'grief', focus_agreed_on: '2026-11-20' as Day })
      .execute(),
  )
  assert.deepEqual(await listed(), [patient.patientId])
  await remind('none')
  assert.deepEqual(await listed(), [], 'nothing is sent to them')
  await remind('email')
  assert.ok((await confirmContact(ada, patient.patientId)).ok)
  assert.deepEqual(await listed(), [])
})
