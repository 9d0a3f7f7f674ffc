import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { newId } from '#platform/ids.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic, testNow } from '../../testing/test-clinic.server.ts'
import { answerSettingsForm } from './answer-settings-form.server.ts'
import { readAlertSettings } from './read-alert-settings.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

async function clinicWithLead() {
  const clinic = await makeClinic(database.db)
  const lead = await clinic.addStaff(['lead'], 'Mo Lead')
  const ada = await clinic.addStaff(['clinician'], 'Ada Clark')
  const ben = await clinic.addStaff(['clinician'], 'Ben Ott')
  const send = (fields: Record<string, string>, call = lead) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ key: newId() as string, ...fields })) form.set(name, value)
    return answerSettingsForm(call, form)
  }
  const read = async () => {
    const settings = await readAlertSettings(lead)
    assert.ok(settings.ok)
    return settings.value
  }
  const names = async () => (await read()).list.map(({ name }) => name)
  return { clinic, lead, ada, ben, send, read, names }
}

const leave = (leaveOf: string, cover: string) => ({
  intent: 'leave-add',
  leaveOf,
  cover,
  fromOn: '2026-12-01',
  fromTime: '00:00',
  untilOn: '2026-12-08',
  untilTime: '23:59',
})

test('SEC-070 a lead puts people on the list, changes their order, and cannot take the last one off', async () => {
  const { lead, ada, ben, send, read, names } = await clinicWithLead()
  for (const person of [lead, ada, ben]) await send({ intent: 'list-add', staffId: person.actor.staffId })
  assert.deepEqual(await names(), ['Mo Lead', 'Ada Clark', 'Ben Ott'])
  const place = async (name: string) => (await read()).list.find((line) => line.name === name)?.id ?? ''
  await send({ intent: 'list-up', place: await place('Ben Ott') })
  await send({ intent: 'list-down', place: await place('Mo Lead') })
  assert.deepEqual(await names(), ['Ben Ott', 'Mo Lead', 'Ada Clark'])
  await send({ intent: 'list-remove', place: await place('Mo Lead') })
  await send({ intent: 'list-remove', place: await place('Ben Ott') })
  const last = await send({ intent: 'list-remove', place: await place('Ada Clark') })
  assert.ok(last.kind === 'again')
  assert.equal(last.form.problem, 'settings/last-on-the-list')
  assert.deepEqual(await names(), ['Ada Clark'])
})

test('SEC-072 without hours or without anybody on the list patients are told that nobody watches', async () => {
  const { lead, send, read } = await clinicWithLead()
  assert.equal((await read()).watch.kind, 'nobody-watches')
  await send({ intent: 'list-add', staffId: lead.actor.staffId })
  assert.equal((await read()).watch.kind, 'nobody-watches')
  const hours = { 'opens-1-1': '09:00', 'closes-1-1': '12:30', 'opens-1-2': '13:00', 'closes-1-2': '00:00' }
  assert.equal((await send({ intent: 'hours', ...hours })).kind, 'done')
  const { watch, hours: stored } = await read()
  assert.ok(watch.kind === 'staffed' && watch.now)
  assert.deepEqual(stored, [
    { weekday: 1, opens: '09:00', closes: '12:30' },
    { weekday: 1, opens: '13:00', closes: '24:00' },
  ])
  await send({ intent: 'hours' })
  assert.equal((await read()).watch.kind, 'nobody-watches')
})

test('hours that end before they begin, overlap or are half given are pointed out, and nothing is stored', async () => {
  const { send, read } = await clinicWithLead()
  const answer = await send({
    intent: 'hours',
    'opens-1-1': '17:00',
    'closes-1-1': '09:00',
    'opens-2-1': '09:00',
    'opens-3-1': '09:00',
    'closes-3-1': '13:00',
    'opens-3-2': '12:00',
    'closes-3-2': '14:00',
  })
  assert.ok(answer.kind === 'again')
  assert.deepEqual(answer.form.fields, {
    'closes-1-1': 'settings/ends-before-it-begins',
    'closes-2-1': 'settings/time-needed',
    'opens-3-2': 'settings/hours-overlap',
  })
  assert.equal(answer.form.typed['opens-2-1'], '09:00')
  assert.deepEqual((await read()).hours, [])
})

test('HAZ-004 leave cannot be stored without somebody who stands in and is there', async () => {
  const { ada, ben, lead, send, read } = await clinicWithLead()
  const [adaId, benId, leadId] = [ada, ben, lead].map((call) => call.actor.staffId as string) as [
    string,
    string,
    string,
  ]
  const problems = async (fields: Record<string, string>) => {
    const answer = await send(fields)
    return answer.kind === 'again' ? answer.form.fields : answer.kind
  }
  assert.deepEqual(await problems(leave(adaId, '')), { cover: 'settings/cover-needed' })
  assert.deepEqual(await problems(leave(adaId, adaId)), { cover: 'settings/cover-is-the-same' })
  assert.deepEqual(await problems({ ...leave(adaId, benId), untilOn: '2026-11-30' }), {
    untilOn: 'settings/ends-before-it-begins',
  })
  assert.equal(await problems(leave(adaId, benId)), 'done')
  assert.deepEqual(await problems(leave(adaId, leadId)), { leaveOf: 'settings/away-already' })
  assert.deepEqual(await problems(leave(benId, leadId)), { leaveOf: 'settings/covers-somebody' })
  assert.deepEqual(await problems(leave(leadId, adaId)), { cover: 'settings/cover-is-away' })
  const [stored, ...others] = (await read()).absences
  assert.deepEqual([stored?.name, stored?.cover, others.length], ['Ada Clark', 'Ben Ott', 0])
  assert.equal(stored?.fromAt, '2026-12-01T00:00:00.000Z')
  await send({ intent: 'leave-cancel', absence: stored?.id ?? '' })
  assert.deepEqual((await read()).absences, [])
})

test('HAZ-004 when leave is stored, the handing over of open alerts is planned for its beginning', async () => {
  const { ada, ben, send } = await clinicWithLead()
  await send(leave(ada.actor.staffId, ben.actor.staffId))
  const { rows } = await database.db.jobsPool.query<{ run_at: string }>(
    "select run_at from graphile_worker.jobs where task_identifier = 'hand-over-alerts' order by id desc limit 1",
  )
  assert.equal(rows[0]?.run_at, '2026-12-01T00:00:00.000Z')
})

test('SEC-070 the minutes of the steps must rise; what cannot be read is said, and typed words are kept', async () => {
  const { send, read } = await clinicWithLead()
  const rules = {
    intent: 'rules',
    reminderHours: '24',
    deficitsLabel: 'social isolation',
    strictScoring: 'yes',
  }
  for (const stepMinutes of ['30, 15', '0', 'soon', '', '15,15', '1441']) {
    const answer = await send({ ...rules, stepMinutes })
    assert.ok(answer.kind === 'again', stepMinutes)
    assert.deepEqual(answer.form.fields, { stepMinutes: 'settings/steps-unreadable' })
    assert.equal(answer.form.typed['stepMinutes'], stepMinutes)
  }
  assert.equal((await send({ ...rules, stepMinutes: '10 20, 45' })).kind, 'done')
  const stored = await read()
  assert.deepEqual(
    [stored.stepMinutes, stored.strictScoring, stored.deficitsLabel, stored.reminderHours],
    [[10, 20, 45], true, 'social isolation', 24],
  )
})

test('SEC-003 SEC-048 only a lead changes these settings, and each change is in the trail', async () => {
  const { clinic, lead, ada, send } = await clinicWithLead()
  const refused = await send({ intent: 'list-add', staffId: ada.actor.staffId }, ada)
  assert.deepEqual(refused, { kind: 'problem', problem: { kind: 'forbidden' } })
  await send({ intent: 'list-add', staffId: ada.actor.staffId })
  const trail = await clinic.inside((tx) =>
    tx
      .selectFrom('audit_entries')
      .select(['actor_id', 'outcome', 'detail', 'at'])
      .where('action', '=', 'settings.changed')
      .execute(),
  )
  assert.deepEqual(trail, [
    { actor_id: lead.actor.staffId, outcome: 'done', detail: { what: 'list-add' }, at: testNow },
  ])
})
