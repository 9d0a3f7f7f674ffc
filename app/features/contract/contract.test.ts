import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { contractTemplateEn, type Day, type Instant } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { addAppointment } from '#features/courses/index.server.ts'
import { readCaseload, readPatientPage, readView } from '#features/patients/index.server.ts'
import { readToday } from '#features/today/index.server.ts'
import { violatedConstraint } from '#platform/db/violation.server.ts'
import { newId, type AppointmentId } from '#platform/ids.ts'

import { agree, policies, setUpCourse, type } from './contract.fixture.ts'
import {
  agreeOnSheet,
  contractEvidence,
  contractOf,
  putBackAgreed,
  readContractPage,
  readContractSheet,
  takeClinicWords,
} from './index.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let scene: Awaited<ReturnType<typeof setUpCourse>>

describe('the contract of a course', () => {
  beforeEach(async () => {
    scene = await setUpCourse(database)
  })

  test('IPT-090 what the course and the clinic know already stands in a new contract', async () => {
    const { sheet, header } = await page()
    const { sessions, minutes, everyWeeks, format, firstOn, lateness, missedRule, emergencies } = sheet.values
    assert.deepEqual(
      [sessions, minutes, everyWeeks, format, firstOn],
      ['12', '50', '1', 'in-person', '2026-11-30'],
    )
    assert.deepEqual([lateness, missedRule, emergencies], [contractTemplateEn.lateness, 'rescheduled', ''])
    assert.equal(header.course.plannedSessions, 12)
    assert.equal(sheet.changed, null)
  })

  test('IPT-091 nothing is agreed while a policy is empty, and the evidence names it', async () => {
    assert.deepEqual(await evidence(), {
      evidence: { agreed: false, gaps: ['emergencies', 'payment'] },
      last: null,
    })
    await type(scene.clinician, scene.courseId, { emergencies: policies.emergencies })
    assert.deepEqual((await evidence()).evidence.gaps, ['payment'])
    assert.deepEqual((await evidence()).last, { by: 'Dr Ash', at: scene.clinician.at })
    assert.deepEqual(await agreed(), refused('contract/part-missing'))
    assert.equal(await contract(), null)
  })

  test('SEC-063 words of the clinic that were taken out stay out', async () => {
    await type(scene.clinician, scene.courseId, { lateness: '' }, [contractTemplateEn.lateness])
    assert.equal((await page()).sheet.values['lateness'], '')
    assert.deepEqual((await evidence()).evidence.gaps[0], 'lateness')
  })

  test('IPT-090 IPT-077 an agreement keeps its words, day, session and manner, and says when it ends', async () => {
    await type(scene.clinician, scene.courseId, policies)
    assert.deepEqual(await agreed(), { ok: true, value: { number: 1 } })
    const stored = await contract()
    assert.deepEqual(
      [stored?.agreedOn, stored?.session, stored?.manner, stored?.endOn, stored?.reason, stored?.storedBy],
      ['2026-11-23', 1, 'spoken', '2027-02-15', null, 'Dr Ash'],
    )
    assert.equal(stored?.terms.payment, 'Nothing to pay.')
    assert.deepEqual((await evidence()).evidence, { agreed: true, gaps: [] })
    const trail = await scene.clinic.inside((tx) =>
      tx.selectFrom('audit_entries').select('detail').where('action', '=', 'contract.agreed').execute(),
    )
    assert.deepEqual(trail, [{ detail: { number: 1, sessions: 12, moved: 0, added: 0, cancelled: 0 } }])
  })

  test('IPT-077 without day, session or manner nothing is agreed, and each is named', async () => {
    await type(scene.clinician, scene.courseId, policies)
    assert.deepEqual(await agreed({ agreedOn: '2026-11-24', session: '2', manner: 'assumed' }), {
      ok: false,
      problem: {
        kind: 'invalid',
        fields: {
          agreedOn: 'day/in-future',
          session: 'contract/session-missing',
          manner: 'contract/manner-missing',
        },
      },
    })
  })

  test('IPT-094 IPT-078 words that blame, or that no patient is told, are not agreed on', async () => {
    await type(scene.clinician, scene.courseId, { ...policies, payment: 'Poor attendance costs 20.' })
    assert.deepEqual(await agreed(), refused('contract/blaming-words'))
    await type(scene.clinician, scene.courseId, { payment: 'For social deficits.' }, [
      'Poor attendance costs 20.',
    ])
    assert.deepEqual(await agreed(), refused('contract/denied-word'))
  })

  test('IPT-078 IPT-040 the sheet holds no word that a patient is not told, and of the focus the patient’s label alone', async () => {
    await type(scene.clinician, scene.courseId, { ...policies, recording: 'We note your deficits.' }, [
      contractTemplateEn.recording,
    ])
    await scene.clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({
          problem_area: 'interpersonal_deficits',
          deficits_label: 'social isolation',
          focus_agreed_on: '2026-11-23' as Day,
          phase: 'middle',
        })
        .where('id', '=', scene.courseId)
        .execute(),
    )
    const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
    assert.ok(sheet.ok)
    assert.doesNotMatch(JSON.stringify(sheet.value), /deficit/i)
    assert.equal(sheet.value.whyNot, 'not-whole')
    assert.deepEqual(sheet.value.paper.frame.at(-1), { name: 'What we work on', words: 'Social isolation' })
  })

  test('HAZ-029 IPT-192 the crisis lines on the sheet are those of where the patient is', async () => {
    await scene.clinic.inside((tx) =>
      tx.updateTable('patients').set({ country: 'IE' }).where('id', '=', scene.patient).execute(),
    )
    const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
    assert.equal(sheet.ok && sheet.value.paper.country, 'IE')
  })

  test('SEC-062 the same agreement sent twice is stored once', async () => {
    await type(scene.clinician, scene.courseId, policies)
    const key = newId()
    const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
    const seen = sheet.ok ? (sheet.value.agreeing?.seen ?? '') : ''
    const first = await agreed({ seen }, key)
    assert.deepEqual(await agreed({ seen }, key), first)
    assert.equal((await page()).versions.length, 1)
  })

  test('SEC-063 what was changed after it was looked at is looked at again before it is agreed', async () => {
    await type(scene.clinician, scene.courseId, policies)
    const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
    const seen = sheet.ok ? (sheet.value.agreeing?.seen ?? '') : ''
    await type(scene.clinician, scene.courseId, { payment: 'Sixty an hour.' }, [policies.payment])
    const late = await agreed({ seen })
    assert.deepEqual(late, {
      ok: false,
      problem: { kind: 'conflict', code: 'contract/changed-meanwhile' },
    })
  })

  test('the clinic’s words are taken with one click, and what stood there comes back with it', async () => {
    await type(scene.clinician, scene.courseId, { lateness: 'My own words.' }, [contractTemplateEn.lateness])
    const taken = await takeClinicWords(scene.clinician, scene.courseId, 'lateness')
    assert.deepEqual(taken.ok && taken.value.former, { lateness: 'My own words.' })
    assert.equal((await page()).sheet.values['lateness'], contractTemplateEn.lateness)
  })

  test('SEC-003 the one who treats agrees; nobody who has nothing to do with the patient reads or agrees', async () => {
    await type(scene.clinician, scene.courseId, policies)
    const other = await scene.clinic.addStaff(['clinician'], 'Dr Elm')
    const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
    const seen = sheet.ok ? (sheet.value.agreeing?.seen ?? '') : ''
    const typed = { agreedOn: '2026-11-23', session: '1', manner: 'spoken', seen }
    for (const result of [
      await readContractPage(other, scene.courseId),
      await readContractSheet(scene.lead, scene.courseId, null),
      await agreeOnSheet(other, scene.courseId, typed, newId()),
    ]) {
      assert.equal(result.ok, false)
    }
    assert.equal(await contract(), null)
  })
})

describe('a change of the contract', () => {
  beforeEach(async () => {
    scene = await setUpCourse(database)
    await type(scene.clinician, scene.courseId, policies)
    assert.ok((await agreed()).ok)
  })

  test('IPT-015 a change needs its reason, and the version before stays readable', async () => {
    await type(scene.clinician, scene.courseId, { payment: 'Your insurance pays.' }, [policies.payment])
    assert.deepEqual(await agreed(), refused('contract/reason-needed'))
    assert.deepEqual(await agreed({ reason: 'Insured now', manner: 'signed' }), {
      ok: true,
      value: { number: 2 },
    })
    const { versions } = await page()
    assert.deepEqual(
      versions.map(({ number, reason, terms }) => [number, reason, terms.payment]),
      [
        [1, null, 'Nothing to pay.'],
        [2, 'Insured now', 'Your insurance pays.'],
      ],
    )
    const first = await readContractSheet(scene.clinician, scene.courseId, 1)
    assert.ok(first.ok)
    const { agreed: asAgreed } = first.value.paper
    assert.deepEqual([asAgreed?.number, asAgreed?.isLatest], [1, false])
    assert.deepEqual(await readContractSheet(scene.clinician, scene.courseId, 3), {
      ok: false,
      problem: { kind: 'absent' },
    })
  })

  test('IPT-015 IPT-010 more sessions come after the last one at its hour, seen before they are stored', async () => {
    await type(scene.clinician, scene.courseId, { sessions: '16' })
    const sheet = await readContractSheet(scene.clinician, scene.courseId, null)
    assert.ok(sheet.ok)
    assert.deepEqual(
      sheet.value.agreeing?.effect.added.map(({ day, time }) => `${day} ${time}`),
      ['2027-02-22 10:00', '2027-03-01 10:00', '2027-03-08 10:00', '2027-03-15 10:00'],
    )
    assert.equal((await dates()).length, 12)
    assert.ok((await agreed({ reason: 'A second loss' })).ok)
    assert.equal((await dates()).length, 16)
    const { header } = await page()
    assert.deepEqual([header.counts.n, header.phases], [16, { initial: 3, middle: 10, termination: 3 }])
    assert.equal((await contract())?.endOn, '2027-03-15')
  })

  test('HAZ-032 IPT-015 fewer sessions cancel the last dates', async () => {
    await type(scene.clinician, scene.courseId, { sessions: '8' })
    assert.ok((await agreed({ reason: 'Moves away in spring' })).ok)
    const left = await dates()
    assert.deepEqual([left.length, left.at(-1)], [8, '2027-01-18T10:00:00.000Z'])
  })

  test('IPT-015 a number below the sessions that were held is refused', async () => {
    for (const [index, id] of scene.appointmentIds.slice(0, 9).entries()) await hold(id, index + 1)
    await type(scene.clinician, scene.courseId, { sessions: '8' })
    assert.deepEqual(await agreed({ reason: 'Moves away' }), refused('pathway/fewer-than-held'))
  })

  test('HAZ-017 what the added dates run into is in sight before they are stored', async () => {
    const other = await scene.clinic.addCourse(
      scene.clinician.actor.staffId,
      await scene.clinic.addPatient(scene.clinician.actor.staffId, 'Kim Ferro'),
    )
    await scene.clinic.addAppointment(other, scene.clinician.actor.staffId, '2027-02-22T10:30:00Z')
    await type(scene.clinician, scene.courseId, { sessions: '13' })
    const before = await readContractSheet(scene.clinician, scene.courseId, null)
    assert.ok(before.ok)
    assert.deepEqual(
      before.value.agreeing?.effect.added.map(({ clashes }) => clashes.map(({ time }) => time)),
      [['10:30']],
    )
    const seen = before.value.agreeing?.seen ?? ''
    await scene.clinic.addAppointment(other, scene.clinician.actor.staffId, '2027-02-22T09:30:00Z')
    assert.deepEqual(await agreed({ reason: 'One more', seen }), {
      ok: false,
      problem: { kind: 'conflict', code: 'contract/changed-meanwhile' },
    })
    assert.ok((await agreed({ reason: 'One more' })).ok)
  })

  test('IPT-017 more than 20 sessions need a clinical reason besides', async () => {
    await type(scene.clinician, scene.courseId, { sessions: '24' })
    const problem = (await agreed({ reason: 'Wishes for more' })).ok
    assert.equal(problem, false)
    await type(scene.clinician, scene.courseId, { lengthReason: 'Chronic depression with two losses' })
    assert.ok((await agreed({ reason: 'Wishes for more' })).ok)
    assert.equal((await page()).header.course.lengthReason, 'Chronic depression with two losses')
  })

  test('HAZ-032 IPT-016 the database itself refuses a number that no contract has', async () => {
    await assert.rejects(
      scene.clinic.inside((tx) =>
        tx.updateTable('courses').set({ planned_sessions: 20 }).where('id', '=', scene.courseId).execute(),
      ),
      (error) => violatedConstraint(error) === 'number_is_agreed',
    )
  })

  test('IPT-190 another length and way of meeting reach the coming sessions, but not one arranged otherwise', async () => {
    const [first] = scene.appointmentIds
    assert.ok(first)
    await scene.clinic.inside((tx) =>
      tx.updateTable('appointments').set({ format: 'telephone' }).where('id', '=', first).execute(),
    )
    await type(scene.clinician, scene.courseId, { minutes: '60' }, ['50'])
    await type(scene.clinician, scene.courseId, { format: 'video' }, ['in-person'])
    assert.ok((await agreed({ reason: 'Works abroad' })).ok)
    const rows = await scene.clinic.inside((tx) =>
      tx
        .selectFrom('appointments')
        .select(['minutes', 'format'])
        .where('course_id', '=', scene.courseId)
        .orderBy('starts_at')
        .execute(),
    )
    assert.deepEqual(rows[0], { minutes: 60, format: 'telephone' })
    assert.deepEqual(rows[11], { minutes: 60, format: 'video' })
  })

  test('IPT-011 IPT-092 a session that did not take place is not left over where the contract counts it', async () => {
    const [first] = scene.appointmentIds
    assert.ok(first)
    await scene.clinic.inside((tx) =>
      tx.updateTable('appointments').set({ state: 'missed' }).where('id', '=', first).execute(),
    )
    assert.equal((await page()).header.counts.left, 12)
    await type(scene.clinician, scene.courseId, { missedRule: 'counts' }, ['rescheduled'])
    assert.ok((await agreed({ reason: 'As the service asks' })).ok)
    assert.deepEqual((await page()).header.counts, { k: 0, n: 12, left: 11 })
    const later = { ...scene.clinician, at: '2026-12-01T09:00:00.000Z' as Instant }
    const today = await readToday(later, null)
    assert.deepEqual(today.ok && today.value.toArrange, [])
    const caseload = await readCaseload(later, readView(new URLSearchParams()))
    assert.deepEqual(caseload.ok && caseload.value.cases.map(({ course }) => course?.missedThatCount), [1])
    const patient = await readPatientPage(later, scene.patient)
    assert.equal(patient.ok && patient.value.courses[0]?.missedThatCount, 1)
    const again = { at: { day: '2027-02-22' as Day, time: '10:00' } }
    assert.deepEqual(
      await addAppointment(scene.clinician, scene.courseId, again, { key: newId() }),
      refused('course/all-sessions-planned'),
    )
  })

  test('a change that is given up leaves the draft as it was agreed', async () => {
    await type(scene.clinician, scene.courseId, { payment: 'Your insurance pays.' }, [policies.payment])
    assert.equal((await page()).isChanged, true)
    assert.ok((await putBackAgreed(scene.clinician, scene.courseId)).ok)
    assert.equal((await page()).isChanged, false)
    assert.deepEqual(await agreed({ reason: 'None' }), refused('contract/nothing-changed'))
  })

  test('an agreement is never rewritten, by nobody', async () => {
    await assert.rejects(
      scene.clinic.inside((tx) => tx.updateTable('contracts').set({ reason: 'x' }).execute()),
      /permission denied|never changed/,
    )
  })
})

async function page() {
  const read = await readContractPage(scene.clinician, scene.courseId)
  assert.ok(read.ok)
  return read.value
}

function evidence() {
  return scene.clinic.inside((tx) => contractEvidence(tx, scene.courseId))
}

function contract() {
  return scene.clinic.inside((tx) => contractOf(tx, scene.courseId))
}

async function dates(): Promise<string[]> {
  const rows = await scene.clinic.inside((tx) =>
    tx
      .selectFrom('appointments')
      .select('starts_at')
      .where('course_id', '=', scene.courseId)
      .where('state', '=', 'planned')
      .orderBy('starts_at')
      .execute(),
  )
  return rows.map(({ starts_at }) => new Date(starts_at).toISOString())
}

function hold(appointmentId: AppointmentId, number: number) {
  return scene.clinic.inside(async (tx) => {
    await tx.updateTable('appointments').set({ state: 'held' }).where('id', '=', appointmentId).execute()
    await tx
      .insertInto('sessions')
      .values({
        clinic_id: scene.clinic.id,
        id: newId(),
        course_id: scene.courseId,
        appointment_id: appointmentId,
        number,
        format: 'in-person',
        held_on: '2026-11-23' as Day,
        started_at: scene.clinician.at,
        created_by: scene.clinician.actor.staffId,
      })
      .execute()
  })
}

function agreed(typed: Record<string, string> = {}, key: string = newId()) {
  return agree(scene.clinician, scene.courseId, typed, key)
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}
