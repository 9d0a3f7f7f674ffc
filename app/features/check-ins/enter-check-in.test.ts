import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Instant } from '@kith/ipt'

import { newId } from '#platform/ids.ts'

import { makeClinic, testNow } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { correctCheckIn, enterCheckIn, type Entry } from './enter-check-in.server.ts'
import { judgeLeftForms, judgeUnfinished } from './keep-unfinished.server.ts'
import { asFields } from './link.fixture.ts'
import { makeCheckInLink } from './make-check-in-link.server.ts'
import { latestScores, readCheckInsOfCourse } from './read-check-ins.server.ts'
import { readCorrectionPage, readEntryPage } from './read-entry-page.server.ts'
import { readEntry } from './read-entry.ts'
import { submitCheckIn } from './submit-check-in.server.ts'
import { noSender } from '#platform/mail/mail-sender.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('MEAS-014 answers read out by telephone keep how they were given and who entered them', async () => {
  const { clinician, courseId, appointmentId, read, alerts } = await aCourse()
  const entered = await enterCheckIn(clinician, courseId, entry('2 1 1 0 0 0 0 0 2', { appointmentId }))
  assert.ok(entered.ok)
  const [row] = await read()
  assert.deepEqual(
    [row?.mode, row?.enteredBy, row?.byLink, row?.appointmentId, row?.riskAnswer],
    ['telephone', 'Jo Winter', false, appointmentId, 2],
  )
  assert.deepEqual(row?.score, { state: 'scored', total: 6, band: 'mild', prorated: false })
  assert.equal((await alerts()).length, 1)
})

test('a question that was forgotten is pointed out; one that the patient left out is not', async () => {
  const { clinician, courseId, read } = await aCourse()
  const forgotten = entry('2 1 1 0 0 0 0 0 -')
  const back = await enterCheckIn(clinician, courseId, { ...forgotten, leftOut: [] })
  assert.deepEqual(back, { ok: false, problem: { kind: 'invalid', fields: { q9: 'answers/left-out' } } })
  assert.deepEqual(await read(), [])
  // The same form, the same key: what was refused has used nothing up.
  const stored = await enterCheckIn(clinician, courseId, { ...forgotten, leftOut: ['q9'] })
  assert.ok(stored.ok)
  assert.equal((await read())[0]?.risk, 'unanswered')
})

test('SEC-062 the same entry sent twice is stored once, another under its key is refused', async () => {
  const { clinician, courseId, read } = await aCourse()
  const first = entry('0 0 0 0 0 0 0 0 0')
  const results = await Promise.all(
    Array.from({ length: 10 }, () => enterCheckIn(clinician, courseId, first)),
  )
  assert.equal(new Set(results.map((result) => result.ok && result.value)).size, 1)
  assert.equal((await read()).length, 1)
  const other = await enterCheckIn(clinician, courseId, { ...first, answers: asFields('1 0 0 0 0 0 0 0 0') })
  assert.equal(!other.ok && other.problem.kind, 'conflict')
})

test('a paper form keeps the day on which it was filled in; a day to come is refused', async () => {
  const { clinician, courseId, read } = await aCourse()
  const paper = entry('1 1 1 1 1 1 1 1 0', { mode: 'paper', answeredOn: '2026-11-20' })
  assert.ok((await enterCheckIn(clinician, courseId, paper)).ok)
  assert.equal((await read())[0]?.submittedAt, '2026-11-20T12:00:00.000Z')
  const coming = await enterCheckIn(clinician, courseId, {
    ...entry('1 1 1 1 1 1 1 1 0'),
    answeredOn: '2026-11-24',
  })
  assert.deepEqual(!coming.ok && coming.problem, {
    kind: 'invalid',
    fields: { 'answered-on': 'check-in/in-the-future' },
  })
  const today = await enterCheckIn(clinician, courseId, {
    ...entry('1 1 1 1 1 1 1 1 0'),
    answeredOn: '2026-11-23',
  })
  assert.ok(today.ok)
})

test('MEAS-015 a correction stands beside the first entry, with its reason; scores follow it', async () => {
  const { clinic, clinician, courseId, read, alerts } = await aCourse()
  const first = await enterCheckIn(
    clinician,
    courseId,
    entry('1 1 1 1 1 1 1 1 0', { answeredOn: '2026-11-20' }),
  )
  assert.ok(first.ok)
  const page = await readCorrectionPage(clinician, courseId, first.value)
  assert.equal(page.ok && page.value.checkIn.score.state, 'scored')
  const put = (reason: string) =>
    correctCheckIn(clinician, first.value, { ...entry('1 1 1 1 1 1 1 1 1'), reason })
  const without = await put('  ')
  assert.deepEqual(!without.ok && without.problem, {
    kind: 'invalid',
    fields: { reason: 'check-in/reason-needed' },
  })
  const corrected = await put('Item 9 was misread')
  assert.ok(corrected.ok)
  const [former, latter] = await read()
  assert.equal(former?.replacedBy, corrected.value)
  assert.deepEqual(latter?.replaces, { id: first.value, reason: 'Item 9 was misread' })
  assert.equal(latter?.submittedAt, former?.submittedAt)
  assert.equal((await alerts()).length, 1)
  const latest = await clinic.inside((tx) => latestScores(tx, [courseId]))
  assert.equal(latest.get(courseId)?.id, corrected.value)
  const again = await put('Once more')
  assert.equal(!again.ok && again.problem.kind, 'conflict')
})

test('SEC-003 a colleague who does not treat the patient neither reads the page nor enters anything', async () => {
  const { clinic, courseId, read } = await aCourse()
  const colleague = await clinic.addStaff(['clinician'], 'Sam Field')
  assert.deepEqual(await readEntryPage(colleague, courseId, null), { ok: false, problem: { kind: 'absent' } })
  const entered = await enterCheckIn(colleague, courseId, entry('0 0 0 0 0 0 0 0 0'))
  assert.deepEqual(entered, { ok: false, problem: { kind: 'absent' } })
  assert.deepEqual(await read(), [])
})

test('an appointment of somebody else’s course is refused beside its field', async () => {
  const one = await aCourse()
  const other = await aCourse()
  const entered = await enterCheckIn(
    one.clinician,
    one.courseId,
    entry('0 0 0 0 0 0 0 0 0', { appointmentId: other.appointmentId }),
  )
  assert.deepEqual(!entered.ok && entered.problem, {
    kind: 'invalid',
    fields: { appointment: 'check-in/other-appointment' },
  })
})

test('HAZ-002 a form that was begun, answered above zero and never sent reaches somebody after half an hour', async () => {
  const { clinic, clinician, courseId, appointmentId, alerts, read } = await aCourse()
  const { link, system } = await linkOf(clinic, clinician, appointmentId)
  const kept = await submitCheckIn(link, { ...sending('1 - - - - - - - 2'), sawGaps: false })
  assert.equal(kept.ok && kept.value.state, 'gaps')
  await judgeLeftForms.run(system(later(29)), { mail: noSender, checkpoints: null })
  assert.deepEqual(await alerts(), [])
  await judgeLeftForms.run(system(later(31)), { mail: noSender, checkpoints: null })
  await judgeUnfinished.run(
    system(later(31)),
    { clinicId: clinic.id, linkId: link.actor.linkId },
    { mail: noSender, checkpoints: null },
  )
  const [alert] = await alerts()
  assert.equal(alert?.level, 'priority')
  assert.equal(alert?.owner_id, clinician.actor.staffId)
  assert.deepEqual(await read(), [], 'the form itself stays unfinished')
  assert.equal(courseId, alert?.course_id)
})

test('HAZ-002 a form that was sent after all raises its alert once', async () => {
  const { clinic, clinician, appointmentId, alerts, signals } = await aCourse()
  const { link, system } = await linkOf(clinic, clinician, appointmentId)
  await submitCheckIn(link, { ...sending('1 - - - - - - - 2'), sawGaps: false })
  const sent = await submitCheckIn(link, { ...sending('1 - - - - - - - 2'), sawGaps: true })
  assert.ok(sent.ok)
  await judgeUnfinished.run(
    system(later(31)),
    { clinicId: clinic.id, linkId: link.actor.linkId },
    { mail: noSender, checkpoints: null },
  )
  assert.equal((await alerts()).length, 1)
  assert.equal((await signals()).length, 1)
})

test('HAZ-002 a question that was not reached yet says nothing by itself', async () => {
  const { clinic, clinician, appointmentId, alerts } = await aCourse()
  const { link, system } = await linkOf(clinic, clinician, appointmentId)
  await submitCheckIn(link, { ...sending('3 3 3 - - - - - -'), sawGaps: false })
  await judgeLeftForms.run(system(later(31)), { mail: noSender, checkpoints: null })
  assert.deepEqual(await alerts(), [])
})

test('SAFE-005 what was answered last time is told again, with what it was then', async () => {
  const { clinician, courseId, signals } = await aCourse()
  await enterCheckIn(clinician, courseId, entry('0 0 0 0 0 0 0 0 1', { answeredOn: '2026-11-16' }))
  await enterCheckIn(clinician, courseId, entry('0 0 0 0 0 0 0 0 1'))
  assert.deepEqual(
    (await signals()).map(({ answer, former_answer }) => [answer, former_answer]),
    [
      [1, null],
      [1, 1],
    ],
  )
})

test('HAZ-001 the stored answers are counted again whenever they are read', async () => {
  const { clinician, courseId, read } = await aCourse()
  await enterCheckIn(clinician, courseId, entry('3 3 3 3 3 3 3 3 3'))
  await enterCheckIn(clinician, courseId, {
    ...entry('3 - - - 3 3 3 3 0'),
    leftOut: ['q2', 'q3', 'q4'],
    answeredOn: '2026-11-20',
  })
  assert.deepEqual(
    (await read()).map(({ score }) => score),
    [
      { state: 'not-scorable', missing: 3 },
      { state: 'scored', total: 27, band: 'severe', prorated: false },
    ],
  )
})

test('a dash in the form is an answer that was not given, an empty field one that was forgotten', () => {
  const read = readEntry({ q1: '2', q2: '-', mode: 'paper', 'answered-on': '2026-11-20' }, newId())
  assert.deepEqual([read.answers, read.leftOut, read.mode], [{ q1: '2' }, ['q2'], 'paper'])
})

const later = (minutes: number) => new Date(Date.parse(testNow) + minutes * 60_000).toISOString() as Instant

function entry(list: string, values: Partial<Entry> = {}): Entry {
  return {
    key: newId(),
    answers: asFields(list),
    leftOut: [],
    mode: 'telephone',
    appointmentId: null,
    startedAt: null,
    answeredOn: '',
    ...values,
  }
}

function sending(list: string) {
  return { key: newId(), instrument: 'phq-9', answers: asFields(list), startedAt: null }
}

async function linkOf(
  clinic: Awaited<ReturnType<typeof makeClinic>>,
  clinician: Awaited<ReturnType<Awaited<ReturnType<typeof makeClinic>>['addStaff']>>,
  appointmentId: Parameters<typeof makeCheckInLink>[1],
) {
  const made = await makeCheckInLink(clinician, appointmentId)
  assert.ok(made.ok)
  const link = clinic.callAs({
    kind: 'patient-link',
    clinicId: clinic.id,
    linkId: made.value.id,
    owesPin: false,
  } as const)
  return {
    link,
    system: (at: Instant) => clinic.callAs({ kind: 'system', clinicId: clinic.id } as const, at),
  }
}

async function aCourse() {
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Jo Winter')
  const patientId = await clinic.addPatient(clinician.actor.staffId)
  const courseId = await clinic.addCourse(clinician.actor.staffId, patientId)
  const appointmentId = await clinic.addAppointment(courseId, clinician.actor.staffId, later(60))
  return {
    clinic,
    clinician,
    courseId,
    appointmentId,
    read: () => clinic.inside((tx) => readCheckInsOfCourse(tx, courseId)),
    alerts: () => clinic.inside((tx) => tx.selectFrom('alerts').selectAll().execute()),
    signals: () =>
      clinic.inside((tx) => tx.selectFrom('alert_signals').selectAll().orderBy('at').orderBy('id').execute()),
  }
}
