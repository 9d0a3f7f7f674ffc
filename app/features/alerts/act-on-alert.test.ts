import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId } from '#platform/ids.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { later, makeAlertClinic, signalsFor } from './alerts.fixture.ts'
import { answerAlertForm } from './answer-alert-form.server.ts'
import { closeAlert, type ClosingFields } from './close-alert.server.ts'
import { handOverAlert } from './hand-over-alert.server.ts'
import { noteOnAlert } from './note-on-alert.server.ts'
import { raiseConcern } from './raise-concern.server.ts'
import { readClosedAlerts } from './read-closed-alerts.server.ts'
import { readAlert } from './read-alert.server.ts'
import { readAlertList } from './read-alert-lines.server.ts'
import { takeAlert } from './take-alert.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const closing: ClosingFields = {
  assessment: 'Rang at ten; no plan, no intent; sister with him today.',
  outcome: 'more-contact',
  stepsTried: '',
  nextStep: 'Ring again on Wednesday (Ada).',
  nextReviewOn: '2026-11-25',
}

async function raised() {
  const clinic = await makeAlertClinic(database.db)
  const listed = await clinic.addStaff(['supervisor'], 'Lee Supervisor')
  const stranger = await clinic.addStaff(['clinician'], 'Not Involved')
  await clinic.list(listed)
  await clinic.raiseFor(signalsFor(1))
  const { id } = await clinic.onlyAlert()
  const act = async () => ({
    alertId: id,
    version: (await clinic.onlyAlert()).version,
    key: newId() as string,
  })
  return { clinic, listed, stranger, id, act }
}

test('HAZ-006 taking is not closing: whoever takes it owns it, and it moves on to nobody', async () => {
  const { clinic, listed, act } = await raised()
  assert.ok((await takeAlert(listed, await act())).ok)
  const alert = await clinic.onlyAlert()
  assert.deepEqual(
    [alert.state, alert.owner_id, alert.acknowledged_by, alert.next_step_at, alert.closed_at],
    ['acknowledged', listed.actor.staffId, listed.actor.staffId, null, null],
  )
})

test('of two who take it at once one gets it, and the other is shown that it changed', async () => {
  const { clinic, listed, act } = await raised()
  const seen = await act()
  const results = await Promise.all([
    takeAlert(listed, seen),
    takeAlert(clinic.clinician, { ...seen, key: newId() }),
  ])
  assert.equal(results.filter((result) => result.ok).length, 1)
  const refused = results.find((result) => !result.ok)
  assert.ok(refused && !refused.ok && refused.problem.kind === 'conflict')
})

test('HAZ-006 nobody can close what they have not taken', async () => {
  const { clinic, listed, act } = await raised()
  const untaken = await closeAlert(clinic.clinician, { ...(await act()), fields: closing })
  assert.ok(!untaken.ok)
  assert.deepEqual(untaken.problem, { kind: 'refused', code: 'alerts/take-it-first' })
  await takeAlert(listed, await act())
  const another = await closeAlert(clinic.clinician, { ...(await act()), fields: closing })
  assert.ok(!another.ok)
  assert.deepEqual(another.problem, { kind: 'refused', code: 'alerts/taken-by-another' })
  assert.equal((await clinic.onlyAlert()).state, 'acknowledged')
})

test('SAFE-011 closing needs what was done, an outcome, a next step and its day', async () => {
  const { clinic, act } = await raised()
  await takeAlert(clinic.clinician, await act())
  const empty = { assessment: ' ', outcome: '', stepsTried: '', nextStep: '', nextReviewOn: '' }
  const result = await closeAlert(clinic.clinician, { ...(await act()), fields: empty })
  assert.ok(!result.ok && result.problem.kind === 'invalid')
  assert.deepEqual(Object.keys(result.problem.fields).toSorted(), [
    'assessment',
    'nextReviewOn',
    'nextStep',
    'outcome',
  ])
  const past = { ...closing, nextReviewOn: '2026-11-22' }
  const early = await closeAlert(clinic.clinician, { ...(await act()), fields: past })
  assert.ok(!early.ok && early.problem.kind === 'invalid')
  assert.deepEqual(early.problem.fields, { nextReviewOn: 'alerts/day-is-past' })
  assert.ok((await closeAlert(clinic.clinician, { ...(await act()), fields: closing })).ok)
  const closed = await clinic.onlyAlert()
  assert.deepEqual(
    [closed.state, closed.outcome, closed.next_review_on],
    ['closed', 'more-contact', '2026-11-25'],
  )
  const [shown, ...more] = await clinic.inside((tx) => readClosedAlerts(tx, clinic.courseId))
  assert.deepEqual(
    [shown?.id, shown?.outcome, shown?.nextStep, shown?.reviewOn, more.length],
    [closed.id, 'more-contact', closing.nextStep, '2026-11-25', 0],
  )
})

test('SAFE-011 “no contact possible” needs the steps that were tried, in the form and in the database', async () => {
  const { clinic, id, act } = await raised()
  await takeAlert(clinic.clinician, await act())
  const silent = { ...closing, outcome: 'no-contact-possible' }
  const result = await closeAlert(clinic.clinician, { ...(await act()), fields: silent })
  assert.ok(!result.ok && result.problem.kind === 'invalid')
  assert.deepEqual(result.problem.fields, { stepsTried: 'alerts/steps-tried-needed' })
  await assert.rejects(
    clinic.inside((tx) =>
      tx.updateTable('alerts').set({ outcome: 'no-contact-possible' }).where('id', '=', id).execute(),
    ),
    /check constraint/,
  )
  const tried = { ...silent, stepsTried: 'Rang at 9, 11 and 14; asked the GP.' }
  assert.ok((await closeAlert(clinic.clinician, { ...(await act()), fields: tried })).ok)
})

test('HAZ-006 the database itself refuses an alert that is closed without what was done', async () => {
  const { clinic, id, act } = await raised()
  await takeAlert(clinic.clinician, await act())
  const me = clinic.clinician.actor.staffId
  await assert.rejects(
    clinic.inside((tx) =>
      tx
        .updateTable('alerts')
        .set({ state: 'closed', closed_at: later(1), closed_by: me })
        .where('id', '=', id)
        .execute(),
    ),
    /check constraint/,
  )
})

test('HAZ-006 a page that is out of date is refused: an answer that came since is never closed unseen', async () => {
  const { clinic, act } = await raised()
  await takeAlert(clinic.clinician, await act())
  const stale = await act()
  await clinic.raiseFor(signalsFor(3, 1), { at: later(5) })
  const result = await closeAlert(clinic.clinician, { ...stale, fields: closing })
  assert.ok(!result.ok)
  assert.deepEqual(result.problem, { kind: 'conflict', code: 'alerts/changed' })
  assert.equal((await clinic.onlyAlert()).state, 'open')
})

test('closing leaves everything readable, words can still be added, and the next answer makes a new alert', async () => {
  const { clinic, id, act } = await raised()
  await takeAlert(clinic.clinician, await act())
  await closeAlert(clinic.clinician, { ...(await act()), fields: closing })
  assert.ok(
    (await noteOnAlert(clinic.clinician, { alertId: id, words: 'The sister rang back.', key: newId() })).ok,
  )
  const read = await readAlert(clinic.clinician, id)
  assert.ok(read.ok)
  assert.equal(read.value.closing?.assessment, closing.assessment)
  assert.deepEqual(
    read.value.events.map(({ kind, by }) => [kind, by]),
    [
      ['raised', null],
      ['acknowledged', 'Ada Clark'],
      ['closed', 'Ada Clark'],
      ['noted', 'Ada Clark'],
    ],
  )
  await clinic.raiseFor(signalsFor(1, 1), { at: later(600) })
  assert.equal((await clinic.alerts()).length, 2)
})

test('HAZ-006 what was begun for the closing comes back when words are added or the alert is taken first', async () => {
  const { clinic, act } = await raised()
  const assessment = 'Rang at ten; no plan.'
  for (const asked of [{ intent: 'take' }, { intent: 'note', note: 'Left a message.' }]) {
    const { alertId, ...base } = await act()
    const form = new FormData()
    const sent = { ...base, ...asked, assessment }
    for (const [name, value] of Object.entries(sent)) form.set(name, String(value))
    const answer = await answerAlertForm(clinic.clinician, alertId, form)
    assert.ok(answer.kind === 'again')
    assert.deepEqual([answer.status, answer.form.problem], [200, null])
    assert.equal(answer.form.typed['assessment'], assessment)
    assert.ok(!answer.form.typed['note'])
  }
})

test('handed over, an alert waits for the colleague on a fresh clock, and they are told', async () => {
  const { clinic, stranger, act } = await raised()
  await takeAlert(clinic.clinician, await act())
  const to = stranger.actor.staffId
  assert.ok(
    (await handOverAlert(clinic.clinician, { ...(await act()), toId: to, words: 'I am with a patient.' })).ok,
  )
  const alert = await clinic.onlyAlert()
  assert.deepEqual([alert.state, alert.owner_id, alert.next_step_at], ['open', to, later(15)])
  assert.equal((await clinic.notices()).at(-1)?.staff_id, to)
  assert.ok(
    (await takeAlert(stranger, await act())).ok,
    'who owns it may act, though the patient is not theirs',
  )
})

test('an alert is not handed to somebody who is away, nor by somebody who has not taken it from a colleague', async () => {
  const { clinic, listed, stranger, act } = await raised()
  await clinic.away(stranger.actor.staffId, listed.actor.staffId, later(-60), later(60))
  const toAway = await handOverAlert(clinic.clinician, {
    ...(await act()),
    toId: stranger.actor.staffId,
    words: '',
  })
  assert.ok(!toAway.ok && toAway.problem.kind === 'invalid')
  await takeAlert(listed, await act())
  const notMine = await handOverAlert(clinic.clinician, {
    ...(await act()),
    toId: clinic.clinician.actor.staffId,
    words: '',
  })
  assert.ok(!notMine.ok && notMine.problem.kind === 'refused')
})

test('HAZ-004 somebody who is away cannot take an alert', async () => {
  const { clinic, listed, act } = await raised()
  await clinic.away(clinic.clinician.actor.staffId, listed.actor.staffId, later(-60), later(60))
  const result = await takeAlert(clinic.clinician, await act())
  assert.ok(!result.ok)
  assert.deepEqual(result.problem, { kind: 'refused', code: 'alerts/you-are-away' })
})

test('SEC-003 SEC-006 who does not treat, own or stand on the list, and who is in another clinic, finds nothing there', async () => {
  const { clinic, stranger, id, act } = await raised()
  const elsewhere = await makeAlertClinic(database.db)
  await elsewhere.list(elsewhere.clinician)
  for (const call of [stranger, elsewhere.clinician] as Call<StaffActor>[]) {
    const taken = await takeAlert(call, await act())
    const read = await readAlert(call, id)
    assert.ok(!taken.ok && !read.ok)
    assert.deepEqual([taken.problem, read.problem], [{ kind: 'absent' }, { kind: 'absent' }])
    const list = await readAlertList(call)
    assert.ok(list.ok)
    assert.deepEqual(list.value.lines, [])
  }
  const owner = await readAlertList(clinic.clinician)
  assert.ok(owner.ok)
  assert.deepEqual(
    owner.value.lines.map(({ id: one, isMine, signals }) => [one, isMine, signals[0]?.answer]),
    [[id, true, 1]],
  )
})

test('SEC-048 reading an alert, taking it and closing it are in the trail of the patient', async () => {
  const { clinic, id, act } = await raised()
  await readAlert(clinic.clinician, id)
  await takeAlert(clinic.clinician, await act())
  await closeAlert(clinic.clinician, { ...(await act()), fields: closing })
  const trail = await clinic.inside((tx) =>
    tx
      .selectFrom('audit_entries')
      .select(['action', 'actor_id'])
      .where('subject_id', '=', id)
      .where('patient_id', '=', clinic.patientId)
      .orderBy('recorded_at')
      .execute(),
  )
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['alert.raised', 'alert.read', 'alert.acknowledged', 'alert.closed'],
  )
})

test('SEC-062 the same form sent twice has one effect', async () => {
  const { clinic, id } = await raised()
  const note = { alertId: id, words: 'Seen.', key: newId() as string }
  await Promise.all(Array.from({ length: 10 }, () => noteOnAlert(clinic.clinician, note)))
  assert.equal((await clinic.events(id)).filter(({ kind }) => kind === 'noted').length, 1)
})

test('SAFE-001 a colleague’s concern is an alert of its own, of the highest level, in their own words', async () => {
  const { clinic, stranger } = await raised()
  const concern = {
    courseId: clinic.courseId,
    words: 'His sister rang: he gave away his dog.',
    key: newId() as string,
  }
  const result = await raiseConcern(clinic.clinician, concern)
  assert.ok(result.ok)
  const read = await readAlert(clinic.clinician, result.value)
  assert.ok(read.ok)
  assert.equal(read.value.signals[0]?.words, concern.words)
  assert.equal((await clinic.alerts()).length, 2)
  assert.equal((await clinic.alerts()).find((alert) => alert.source === 'staff-concern')?.level, 'priority')
  const unrelated = await raiseConcern(stranger, { ...concern, key: newId() })
  assert.ok(!unrelated.ok && unrelated.problem.kind === 'absent')
  const silent = await raiseConcern(clinic.clinician, { ...concern, words: '', key: newId() })
  assert.ok(!silent.ok && silent.problem.kind === 'invalid')
})

test('SAFE-004 the history of the item shows every answer, zeros and gaps too, and how it was given', async () => {
  const { clinic } = await raised()
  await clinic.addCheckIn(0, later(-20_000))
  await clinic.addCheckIn(null, later(-10_000))
  const latest = await clinic.addCheckIn(2, later(-5))
  await clinic.raiseFor(signalsFor(2, null), { checkInId: latest })
  const { id } = await clinic.onlyAlert()
  const read = await readAlert(clinic.clinician, id)
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.histories.map(({ item, answers }) => [
      item,
      answers.map(({ answer, howGiven }) => [answer, howGiven]),
    ]),
    [
      [
        'q9',
        [
          [2, 'paper'],
          [null, 'paper'],
          [0, 'paper'],
        ],
      ],
    ],
  )
})
