import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import type { Day } from '@kith/ipt'
import { sql } from 'kysely'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic, testNow } from '../../testing/test-clinic.server.ts'
import { newId, type AppointmentId, type CourseId, type PatientId } from '#platform/ids.ts'
import { saveSheet } from '../sheets/save-sheet.server.ts'
import { addAddendum } from './add-addendum.server.ts'
import { keepLateReason } from './keep-late-reason.server.ts'
import { lateStartOf } from './late-start.server.ts'
import { readSessionPage } from './read-session.server.ts'
import { saveDraft } from './save-draft.server.ts'
import { signNote } from './sign-note.server.ts'
import { draftOf, sessionsOf, signedNoteOf } from './sessions-store.server.ts'
import { startSession } from './start-session.server.ts'
import { undoStart } from './undo-start.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let patient: PatientId
let course: CourseId
let appointments: AppointmentId[]
describe('sessions and their notes', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    patient = await clinic.addPatient(clinician.actor.staffId)
    course = await clinic.addCourse(clinician.actor.staffId, patient, { plannedSessions: 8 })
    appointments = []
    for (const day of ['2026-11-16', '2026-11-23', '2026-11-30']) {
      appointments.push(await clinic.addAppointment(course, clinician.actor.staffId, `${day}T15:00:00.000Z`))
    }
  })

  test('IPT-011 a session gets its number when it is held, and its appointment is held with it', async () => {
    assert.deepEqual(await start(1, 0), { ok: true, value: { number: 1 } })
    assert.deepEqual(await start(2, 1), { ok: true, value: { number: 2 } })
    const lines = await clinic.inside((tx) => sessionsOf(tx, course))
    assert.deepEqual(
      lines.map(({ number, heldOn, note }) => [number, heldOn, note]),
      [
        [1, '2026-11-16', 'none'],
        [2, '2026-11-23', 'none'],
      ],
    )
    const states = await clinic.inside((tx) =>
      tx.selectFrom('appointments').select('state').orderBy('starts_at').execute(),
    )
    assert.deepEqual(
      states.map(({ state }) => state),
      ['held', 'held', 'planned'],
    )
  })

  test('IPT-097 IPT-098 a session that begins late says what is left of it; the reason is kept if it was volunteered', async () => {
    const at = (time: string) => ({ ...clinician, at: `2026-11-16T${time}:00.000Z` as typeof clinician.at })
    const wish = {
      courseId: course,
      number: 1,
      appointmentId: appointments[0] as AppointmentId,
      key: newId(),
    }
    await startSession(at('15:20'), wish)
    const late = async (time: string) => {
      const page = await readSessionPage(at(time), course, 1)
      assert.ok(page.ok && page.value.stage.is === 'held')
      return page.value.stage.late
    }
    const now = await late('15:21')
    assert.deepEqual([now?.minutesLate, now?.minutesLeft, now?.isRunning, now?.reason], [20, 29, true, null])
    const reason = { courseId: course, number: 1, reason: ' The bus did not come. ', key: newId() }
    assert.deepEqual(await keepLateReason(at('15:22'), reason), { ok: true, value: null })
    const later = await late('17:00')
    assert.deepEqual([later?.reason, later?.isRunning], ['The bus did not come.', false])
  })

  test('IPT-046 the latest session asks to hand the sick role back once the ending has begun', async () => {
    await startSession(clinician, {
      courseId: course,
      number: 1,
      appointmentId: appointments[0] as AppointmentId,
      key: newId(),
    })
    const agreed = { problem_area: 'grief', focus_agreed_on: '2026-11-09' as Day } as const
    await clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ phase: 'termination', ...agreed })
        .where('id', '=', course)
        .execute(),
    )
    const rules = async () => {
      const page = await readSessionPage(clinician, course, 1)
      assert.ok(page.ok)
      return page.value.prompts.map(({ rule }) => rule)
    }
    assert.deepEqual(await rules(), [])
    await saveSheet(clinician, course, 'sick-role', [{ name: 'excused.0.what', to: 'cooking', known: [''] }])
    assert.deepEqual(await rules(), ['sick-role/hand-back'])
  })

  test('IPT-097 a session that began in time is not late, and neither is one whose start was entered on another day', () => {
    const facts = { startsAt: testNow, minutes: 50, reason: '', timeZone: 'UTC' }
    const after = (minutes: number) =>
      new Date(Date.parse(testNow) + minutes * 60_000).toISOString() as typeof testNow
    const minutesLate = (minutes: number) =>
      lateStartOf({ ...facts, startedAt: after(minutes) })?.minutesLate ?? null
    assert.deepEqual([-5, 0, 12, 55, 1_440].map(minutesLate), [null, null, 12, null, null])
  })

  test('a session of a coming day, a number out of turn, and an appointment that was used cannot be started', async () => {
    assert.deepEqual(await start(1, 2), refused('session/not-yet'))
    assert.deepEqual(await start(2, 0), conflict('session/changed-meanwhile'))
    await start(1, 0)
    assert.deepEqual(await start(2, 0), conflict('session/changed-meanwhile'))
  })

  test('IPT-016 no session follows the last one that was agreed', async () => {
    await clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ planned_sessions: 1, unusual_length_reason: 'a single visit' })
        .where('id', '=', course)
        .execute(),
    )
    await start(1, 0)
    assert.deepEqual(await start(2, 1), refused('pathway/beyond-planned-sessions'))
  })

  test('SEC-062 starting twice with one key, or twice at once, holds one session', async () => {
    const key = newId()
    const results = await Promise.all([start(1, 0, key), start(1, 0, key), start(1, 0), start(1, 0)])
    assert.ok(results[0]?.ok && results[1]?.ok)
    assert.equal((await clinic.inside((tx) => sessionsOf(tx, course))).length, 1)
  })

  test('a session started by mistake is undone while its note is empty, and history keeps it', async () => {
    await start(1, 0)
    await start(2, 1)
    assert.deepEqual(await undo(1), refused('session/not-the-last'))
    await save('Began with', { number: 2 })
    assert.deepEqual(await undo(2), refused('session/note-begun'))
    await save('  ', { number: 2, turn: 2 })
    assert.ok((await undo(2)).ok)
    assert.ok((await undo(1)).ok)
    const kept = await clinic.inside((tx) =>
      tx.selectFrom('history').selectAll().where('table_name', '=', 'sessions').execute(),
    )
    assert.equal(kept.length, 2)
    assert.ok((await start(1, 0)).ok)
  })

  test('SEC-060 a draft is kept as it is typed: the newest text under the next version', async () => {
    await start(1, 0)
    assert.deepEqual(await save('I', { turn: 1 }), saved(1))
    assert.deepEqual(await save('I met', { turn: 2 }), saved(2))
    assert.equal((await draft())?.body, 'I met')
  })

  test('a save that was sent again after a lost answer is no conflict, and a late one changes nothing', async () => {
    await start(1, 0)
    await save('one', { turn: 1 })
    assert.deepEqual(await save('one', { turn: 1 }), saved(1))
    assert.deepEqual(await save('one two', { turn: 3, version: 0 }), saved(2))
    assert.deepEqual(await save('one tw', { turn: 2, version: 0 }), saved(2))
    assert.equal((await draft())?.body, 'one two')
  })

  test('SEC-063 another tab that began from an older version is shown both texts, and nothing is overwritten', async () => {
    await start(1, 0)
    await save('Mine', { turn: 1 })
    const other = newId()
    const result = await save('Theirs', { writer: other, version: 0 })
    assert.ok(result.ok && result.value.outcome === 'conflict')
    assert.deepEqual(result.value.theirs, { body: 'Mine', version: 1, savedAt: testNow, savedBy: 'Dr Ash' })
    assert.equal((await draft())?.body, 'Mine')
    assert.deepEqual(await save('Mine\n\nTheirs', { writer: other, version: 1, turn: 2 }), saved(2))
    assert.equal((await draft())?.body, 'Mine\n\nTheirs')
  })

  test('SEC-063 going back in the browser and saving another text is a conflict too, not a silent loss', async () => {
    await start(1, 0)
    await save('First', { turn: 1, version: 0 })
    const result = await save('First, and more', { turn: 1, version: 0 })
    assert.ok(result.ok && result.value.outcome === 'conflict')
  })

  test('SEC-063 of 20 saves at once from 20 tabs one is stored, and 19 are told', async () => {
    await start(1, 0)
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) => save(`text ${at}`, { writer: newId(), version: 0 })),
    )
    const outcomes = results.map((result) => (result.ok ? result.value.outcome : 'problem'))
    assert.equal(outcomes.filter((outcome) => outcome === 'saved').length, 1)
    assert.equal(outcomes.filter((outcome) => outcome === 'conflict').length, 19)
    assert.equal((await draft())?.body, `text ${outcomes.indexOf('saved')}`)
  })

  test('HAZ-023 of 20 saves at once from one page the newest is what stays, in whatever order they arrive', async () => {
    await start(1, 0)
    const turns = Array.from({ length: 20 }, (_, at) => at + 1).toSorted(
      (a, b) => ((a * 7) % 20) - ((b * 7) % 20),
    )
    const results = await Promise.all(turns.map((turn) => save(`text ${turn}`, { turn, version: 0 })))
    assert.ok(results.every((result) => result.ok && result.value.outcome === 'saved'))
    assert.equal((await draft())?.body, 'text 20')
  })

  test('a signed note is the text on the page; its draft is gone, and none comes back', async () => {
    await start(1, 0)
    await save('Almost', { turn: 1 })
    assert.deepEqual(await sign('Done.', { turn: 2 }), { ok: true, value: { outcome: 'signed' } })
    assert.equal(await draft(), undefined)
    assert.equal((await note())?.body, 'Done.')
    assert.deepEqual(await save('More', { turn: 3 }), conflict('note/signed'))
    const [session] = await clinic.inside((tx) => sessionsOf(tx, course))
    assert.equal(session?.note, 'signed')
    await assert.rejects(
      clinic.inside((tx) =>
        tx
          .insertInto('note_drafts')
          .values({
            clinic_id: clinic.id,
            id: newId(),
            session_id: session?.id ?? newId(),
            body: 'x',
            version: 1,
            writer: newId(),
            turn: 1,
            saved_at: testNow,
            saved_by: clinician.actor.staffId,
          })
          .execute(),
      ),
      /note of this session is signed/,
    )
  })

  test('SEC-062 signing twice signs once: the same request gets the same answer, another one a conflict', async () => {
    await start(1, 0)
    const key = newId()
    const results = await Promise.all([
      sign('Done.', { key }),
      sign('Done.', { key }),
      sign('Done.', { key }),
    ])
    assert.ok(results.every((result) => result.ok))
    assert.deepEqual(await sign('Done.'), conflict('note/signed'))
    assert.deepEqual(await sign('Other', { key }), conflict('submission/other-content'))
    const { rows } = await clinic.inside((tx) => sql`select 1 from kith.signed_notes`.execute(tx))
    assert.equal(rows.length, 1)
  })

  test('an empty note is not signed, and the form says so', async () => {
    await start(1, 0)
    assert.deepEqual(await sign(' \n '), {
      ok: false,
      problem: { kind: 'invalid', fields: { body: 'note/empty' } },
    })
  })

  test('SEC-063 signing over a text that the signer has not seen shows both texts first', async () => {
    await start(1, 0)
    await save('From the other room', { writer: newId() })
    const result = await sign('Mine', { version: 0 })
    assert.ok(result.ok && result.value.outcome === 'conflict')
    assert.equal(result.value.theirs.body, 'From the other room')
    assert.equal(await note(), null)
  })

  test('SAFE-012 while a priority alert of the patient waits, the note is not signed; once somebody has taken it, it is', async () => {
    await start(1, 0)
    await clinic.inside((tx) =>
      tx
        .insertInto('alerts')
        .values({
          clinic_id: clinic.id,
          id: newId(),
          patient_id: patient,
          course_id: course,
          source: 'check-in',
          level: 'priority',
          state: 'open',
          owner_id: clinician.actor.staffId,
          raised_at: testNow,
          next_step_at: testNow,
        })
        .execute(),
    )
    assert.deepEqual(await sign('Done.'), refused('note/open-priority-alert'))
    assert.equal(await note(), null)
    await clinic.inside((tx) =>
      tx
        .updateTable('alerts')
        .set({ state: 'acknowledged', acknowledged_at: testNow, acknowledged_by: clinician.actor.staffId })
        .execute(),
    )
    assert.ok((await sign('Done.')).ok)
  })

  test('after signing only an addendum is possible, under its own name and time', async () => {
    await start(1, 0)
    assert.deepEqual(await add('Too early'), { ok: false, problem: { kind: 'absent' } })
    await sign('Done.')
    assert.deepEqual(await add(' '), {
      ok: false,
      problem: { kind: 'invalid', fields: { addendum: 'addendum/empty' } },
    })
    assert.ok((await add('Phoned on Tuesday.')).ok)
    const signed = await note()
    assert.deepEqual(
      [signed?.body, signed?.addenda.map(({ body, signedBy }) => [body, signedBy])],
      ['Done.', [['Phoned on Tuesday.', 'Dr Ash']]],
    )
  })

  test('a former clinician, a stranger, a supervisor and a lead write nothing', async () => {
    await start(1, 0)
    const next = await clinic.addStaff(['clinician'], 'Dr Birch')
    const supervisor = await clinic.addStaff(['supervisor'])
    const lead = await clinic.addStaff(['lead'])
    await clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ clinician_id: next.actor.staffId, supervisor_id: supervisor.actor.staffId })
        .where('id', '=', course)
        .execute(),
    )
    const stranger = await clinic.addStaff(['clinician'])
    const wish = { courseId: course, number: 1, body: 'x', version: 0, writer: newId(), turn: 1 }
    for (const call of [clinician, stranger]) {
      assert.deepEqual(await saveDraft(call, wish), { ok: false, problem: { kind: 'absent' } })
    }
    for (const call of [supervisor, lead]) {
      assert.deepEqual(await saveDraft(call, wish), { ok: false, problem: { kind: 'forbidden' } })
      assert.equal((await signNote(call, { ...wish, key: newId() })).ok, false)
    }
    assert.ok((await saveDraft(next, wish)).ok)
  })

  test('SEC-048 each start, save, conflict, signing and addendum is in the trail, with its session', async () => {
    await start(1, 0)
    await save('a', { turn: 1 })
    await save('b', { writer: newId(), version: 0 })
    await sign('c', { turn: 2 })
    await add('d')
    const entries = await clinic.inside((tx) =>
      tx
        .selectFrom('audit_entries')
        .select(['action', 'patient_id', 'subject_kind'])
        .orderBy('recorded_at')
        .execute(),
    )
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['session.started', 'note.draft-saved', 'note.conflict-shown', 'note.signed', 'note.addendum-signed'],
    )
    assert.ok(entries.every((entry) => entry.patient_id === patient && entry.subject_kind === 'session'))
  })
})

const writer = newId()
type Save = Partial<{ number: number; writer: string; version: number; turn: number; key: string }>

function start(number: number, at: number, key: string = newId()) {
  return startSession(clinician, {
    courseId: course,
    number,
    appointmentId: appointments[at] ?? newId(),
    key,
  })
}

function undo(number: number) {
  return undoStart(clinician, { courseId: course, number, key: newId() })
}

function save(body: string, values: Save = {}) {
  return saveDraft(clinician, { courseId: course, number: 1, body, version: 0, writer, turn: 1, ...values })
}

function sign(body: string, values: Save = {}) {
  const wish = { courseId: course, number: 1, body, version: 0, writer, turn: 1, key: newId(), ...values }
  return signNote(clinician, wish)
}

function add(body: string) {
  return addAddendum(clinician, { courseId: course, number: 1, body, key: newId() })
}

function draft() {
  return clinic.inside(async (tx) => {
    const [session] = await sessionsOf(tx, course)
    return session === undefined ? undefined : draftOf(tx, session.id)
  })
}

function note() {
  return clinic.inside(async (tx) => {
    const [session] = await sessionsOf(tx, course)
    return session === undefined ? null : signedNoteOf(tx, session.id)
  })
}

function saved(version: number) {
  return { ok: true, value: { outcome: 'saved', version, savedAt: testNow } }
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}

function conflict(code: string) {
  return { ok: false, problem: { kind: 'conflict', code } }
}
