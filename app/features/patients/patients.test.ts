import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic, testNow } from '../../testing/test-clinic.server.ts'
import type { Day, Instant } from '@kith/ipt'
import { newId } from '#platform/ids.ts'

import { addPatient, readCandidates } from './add-patient.server.ts'
import { changePatientContact, changePatientDetails } from './change-patient.server.ts'
import { confirmContact } from './confirm-contact.server.ts'
import { readPatient } from './read-patient.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const robin = { name: 'Robin Vale', email: 'robin@patients.example' }

async function setUp() {
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
  return { clinic, clinician }
}

test('a name and one way to reach somebody are enough to add a patient', async () => {
  const { clinician } = await setUp()
  const added = await addPatient(clinician, robin, { key: newId() })
  assert.ok(added.ok)
  const read = await readPatient(clinician, added.value.patientId)
  assert.ok(read.ok)
  assert.equal(read.value.patient.details.name, 'Robin Vale')
  assert.equal(read.value.patient.details.country, 'GB')
  assert.equal(read.value.patient.createdAt, testNow)
  // SEC-026: nothing is sent until the patient has chosen.
  assert.equal(read.value.patient.contact.reminders.channel, 'none')
})

test('a form that cannot be read names each field, and nothing is stored by half', async () => {
  const { clinic, clinician } = await setUp()
  const refused = await addPatient(
    clinician,
    {
      name: ' ',
      phone: 'x',
      birthOn: '2031-01-01',
      country: 'XX',
      channel: 'email',
      from: '20:00',
      until: '08:00',
    },
    { key: newId() },
  )
  assert.ok(!refused.ok && refused.problem.kind === 'invalid')
  assert.deepEqual(refused.problem.fields, {
    name: 'name/missing',
    birthOn: 'day/in-future',
    country: 'country/unknown',
    phone: 'phone/unreadable',
    until: 'time/not-after-start',
    email: 'email/needed-for-reminders',
    agreedOn: 'agreed-on/missing',
  })
  const stored = await clinic.inside((tx) => tx.selectFrom('patients').select('id').execute())
  assert.deepEqual(stored, [])
})

test('SEC-062 a request that was sent twice adds one patient, and both get the same answer', async () => {
  const { clinic, clinician } = await setUp()
  const key = newId()
  const answers = await Promise.all(Array.from({ length: 8 }, () => addPatient(clinician, robin, { key })))
  assert.ok(answers.every((answer) => answer.ok))
  assert.equal(new Set(answers.map((answer) => (answer.ok ? answer.value.patientId : null))).size, 1)
  const stored = await clinic.inside((tx) => tx.selectFrom('patients').select('id').execute())
  assert.equal(stored.length, 1)
  const changed = await addPatient(clinician, { ...robin, name: 'Robin Dale' }, { key })
  assert.ok(!changed.ok && changed.problem.kind === 'conflict')
})

test('HAZ-011 somebody whom the clinic may know already is shown before anything is stored', async () => {
  const { clinic, clinician } = await setUp()
  const first = await addPatient(clinician, { ...robin, birthOn: '1984-02-29' }, { key: newId() })
  assert.ok(first.ok)
  const again = { name: 'vale, róbin', phone: '020 7946 0018' }
  const key = newId()
  const held = await addPatient(clinician, again, { key })
  assert.ok(!held.ok && held.problem.kind === 'conflict')
  assert.equal(held.problem.code, 'patient/known-already')
  const candidates = await readCandidates(clinician, again)
  assert.ok(candidates.ok)
  assert.deepEqual(candidates.value, [
    {
      id: first.value.patientId,
      name: 'Robin Vale',
      birthOn: '1984-02-29',
      number: null,
      clinicianName: 'Dr Ash',
      by: ['name'],
    },
  ])
  // That the record was opened a little stands in the trail (SEC-048).
  const trail = await clinic.inside((tx) =>
    tx.selectFrom('audit_entries').select('patient_id').where('action', '=', 'patient.matched').execute(),
  )
  assert.deepEqual(trail, [{ patient_id: first.value.patientId }])
  const other = await addPatient(clinician, again, { key, notThese: [first.value.patientId] })
  assert.ok(other.ok)
})

test('HAZ-011 a clinic number belongs to one patient', async () => {
  const { clinician } = await setUp()
  assert.ok((await addPatient(clinician, { ...robin, number: 'A-17' }, { key: newId() })).ok)
  const second = { name: 'Jasmin Stone', phone: '020 7946 0018', number: 'A-17' }
  const known = await readCandidates(clinician, second)
  assert.ok(known.ok)
  const notThese = known.value.map(({ id }) => id)
  const refused = await addPatient(clinician, second, { key: newId(), notThese })
  assert.ok(!refused.ok && refused.problem.kind === 'invalid')
  assert.deepEqual(refused.problem.fields, { number: 'number/taken' })
})

test('SEC-006 another clinic knows nobody of this one, not even as a likely double', async () => {
  const here = await setUp()
  const there = await setUp()
  const added = await addPatient(here.clinician, robin, { key: newId() })
  assert.ok(added.ok)
  const candidates = await readCandidates(there.clinician, robin)
  assert.deepEqual(candidates, { ok: true, value: [] })
  const read = await readPatient(there.clinician, added.value.patientId)
  const none = await readPatient(there.clinician, newId())
  assert.deepEqual(read, { ok: false, problem: { kind: 'absent' } })
  assert.deepEqual(read, none)
})

test('SEC-063 two who change one patient: the second is told, and nothing is lost unseen', async () => {
  const { clinic, clinician } = await setUp()
  const added = await addPatient(clinician, robin, { key: newId() })
  assert.ok(added.ok)
  const id = added.value.patientId
  const typed = { name: 'Robin A. Vale', country: 'IE', language: 'en' }
  assert.ok((await changePatientDetails(clinician, id, typed, { key: newId(), version: 1 })).ok)
  const second = await changePatientDetails(
    clinician,
    id,
    { ...typed, name: 'Robyn Vale' },
    { key: newId(), version: 1 },
  )
  assert.deepEqual(second, { ok: false, problem: { kind: 'conflict', code: 'patient/changed-meanwhile' } })
  const kept = await clinic.inside((tx) => tx.selectFrom('history').select('former').execute())
  assert.deepEqual(
    kept.map(({ former }) => (former as { name: string }).name),
    ['Robin Vale'],
  )
})

test('SEC-018 how a patient is reached changes only soon after signing in', async () => {
  const { clinician } = await setUp()
  const added = await addPatient(clinician, robin, { key: newId() })
  assert.ok(added.ok)
  const id = added.value.patientId
  const later = { ...clinician, at: new Date(Date.parse(testNow) + 6 * 60_000).toISOString() as Instant }
  const typed = {
    email: 'other@patients.example',
    channel: 'email',
    agreedOn: '2026-11-20',
    wording: 'hello',
  }
  const refused = await changePatientContact(later, id, typed, { key: newId(), version: 1 })
  assert.deepEqual(refused, { ok: false, problem: { kind: 'refused', code: 'access/sign-in-again' } })
  assert.ok((await changePatientContact(clinician, id, typed, { key: newId(), version: 1 })).ok)
  const read = await readPatient(clinician, id)
  assert.ok(read.ok)
  assert.deepEqual(read.value.patient.contact, {
    email: 'other@patients.example',
    phone: null,
    reminders: { channel: 'email', wording: 'hello', from: '08:00', until: '20:00', agreedOn: '2026-11-20' },
  })
})

test('a colleague without a relation to a patient does not find them, and that they asked is kept', async () => {
  const { clinic, clinician } = await setUp()
  const colleague = await clinic.addStaff(['clinician'])
  const added = await addPatient(clinician, robin, { key: newId() })
  assert.ok(added.ok)
  assert.deepEqual(await readPatient(colleague, added.value.patientId), {
    ok: false,
    problem: { kind: 'absent' },
  })
  const denied = await clinic.inside((tx) =>
    tx.selectFrom('audit_entries').select('patient_id').where('outcome', '=', 'denied').execute(),
  )
  assert.deepEqual(denied, [{ patient_id: added.value.patientId }])
})

test('SEC-026 in each new phase it is asked again whether this is a safe way to reach them, once', async () => {
  const { clinic, clinician } = await setUp()
  const fresh = { ...clinician, actor: { ...clinician.actor, freshAt: clinician.at } }
  const typed = { ...robin, channel: 'email', agreedOn: '2026-11-20' }
  const added = await addPatient(clinician, typed, { key: newId() })
  assert.ok(added.ok)
  const { patientId } = added.value
  const course = await clinic.addCourse(clinician.actor.staffId, patientId)
  const askIn = async () => {
    const read = await readPatient(clinician, patientId)
    return read.ok ? read.value.askIn : 'not read'
  }
  const enter = (phase: 'middle' | 'termination') =>
    clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ phase, problem_area: 'grief', focus_agreed_on: '2026-11-20' as Day })
        .where('id', '=', course)
        .execute(),
    )
  assert.equal(await askIn(), null, 'it was asked when the patient was added')
  await enter('middle')
  assert.equal(await askIn(), 'middle')
  for (const times of [1, 2]) assert.ok((await confirmContact(clinician, patientId)).ok, String(times))
  assert.equal(await askIn(), null)
  await enter('termination')
  assert.equal(await askIn(), 'termination')
  const moved = await changePatientContact(
    fresh,
    patientId,
    { ...typed, email: 'robin@new.example' },
    { key: newId(), version: 1 },
  )
  assert.ok(moved.ok)
  assert.equal(await askIn(), null, 'what was just agreed with them was asked')
})
