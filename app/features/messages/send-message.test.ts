import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { blamingWordsEn, deficitWordsEn, findDeniedWords, type Day, type Instant } from '@kith/ipt'

import { newId, type AlertId } from '#platform/ids.ts'
import { noSender, smtpSender, type MailSender } from '#platform/mail/mail-sender.server.ts'
import { hashToken } from '#platform/secrets/secrets.server.ts'
import { asIdentity } from '#platform/db/database.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { done } from '#platform/result.ts'
import { planReminders } from '#features/check-ins/index.server.ts'

import { makeClinic, testNow, testSecrets } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestMailServer } from '../../testing/test-mail-server.server.ts'
import { deliveryWords } from './delivery-words.ts'
import { alertNoticeWords, invitationWords, reminderWords } from './message-words.ts'
import { sendPolicy } from './messages.policy.ts'
import { queueMessage, type NewMessage } from './queue-message.server.ts'
import { readMessages } from './read-messages.server.ts'
import { sendAgain } from './send-again.server.ts'
import { sendMessage, takeUpMessages, waitAfter } from './send-message.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const later = (minutes: number, from = testNow) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString() as Instant

test('SEC-026 a reminder goes out over SMTP in neutral words: no name, no clinic, no clinical word', async () => {
  const course = await aCourse()
  const server = await startTestMailServer()
  await course.plan()
  await course.sendAll(smtpSender(server.url, 'post@kith.example'))
  await server.stop()
  assert.equal(server.received.length, 1)
  const [mail] = server.received
  assert.equal(mail?.to, 'robin@patients.example')
  const text = (mail?.source ?? '').replaceAll('=\r\n', '')
  assert.match(text, /https:\/\/kith\.example\/check-in\/[\w-]{43}/)
  // Besides the address it goes to, and the token, which may spell anything.
  const rest = text.replace('robin@patients.example', '').replace(/check-in\/[\w-]{43}/, '')
  assert.doesNotMatch(rest, /Robin|Vale|Elm Street|Winter|PHQ|depress|therap|mood|score|clinic|patient\b/i)
  const [message] = await course.messages()
  assert.equal(message?.state, 'sent')
  assert.equal(message?.attempts, 1)
})

test('a reminder is planned once, however many processes plan at the same moment', async () => {
  const course = await aCourse()
  await Promise.all(Array.from({ length: 6 }, () => course.plan()))
  await course.plan(later(1))
  assert.equal((await course.messages()).length, 1)
  assert.equal((await course.links()).length, 1)
})

test('SEC-026 nothing is planned before the patient has agreed, outside their hours, or too early', async () => {
  const silent = await aCourse({ agreed: false })
  await silent.plan()
  assert.deepEqual(await silent.messages(), [])
  const early = await aCourse({ startsIn: 25 * 60 })
  await early.plan()
  assert.deepEqual(await early.messages(), [])
  const evening = await aCourse({ startsIn: 24 * 60 })
  // 20:30 in London: their hours end at eight. At eight the next morning it goes out.
  await evening.plan('2026-11-23T20:30:00.000Z' as Instant)
  assert.deepEqual(await evening.messages(), [])
  await evening.plan('2026-11-24T08:00:00.000Z' as Instant)
  assert.equal((await evening.messages()).length, 1)
})

test('a server that is busy twice gets the mail the third time', async () => {
  const course = await aCourse()
  await course.plan()
  const server = await startTestMailServer([451, 421, 'take'])
  const mail = smtpSender(server.url, 'post@kith.example')
  await course.sendAll(mail)
  const [first] = await course.messages()
  assert.equal(first?.state, 'waiting')
  assert.equal(first?.due_at, later(waitAfter(1) / 60_000))
  await course.sendAll(mail, later(0.2)) // too early: nothing is tried
  assert.equal(server.offered(), 1)
  await course.sendAll(mail, later(1))
  await course.sendAll(mail, later(5))
  await server.stop()
  assert.equal(server.received.length, 1)
  const [message] = await course.messages()
  assert.deepEqual([message?.state, message?.attempts, message?.problem], ['sent', 3, null])
})

test('an address that is refused for good is not tried again, and staff are told in words', async () => {
  const course = await aCourse()
  await course.plan()
  const server = await startTestMailServer([550])
  await course.sendAll(smtpSender(server.url, 'post@kith.example'))
  const read = await readMessages(course.clinician, course.courseId)
  assert.ok(read.ok)
  assert.equal(read.value.messages[0]?.state, 'failed')
  const words = deliveryWords(read.value.messages[0] ?? assert.fail())
  assert.equal(words, 'Could not be delivered: the mail server refused it (550)')
  await server.stop()
})

test('a server that cannot be reached is tried eight times within about an hour, then given up', async () => {
  const course = await aCourse()
  await course.plan()
  const nowhere = smtpSender('smtp://127.0.0.1:1', 'post@kith.example')
  for (let minutes = 0; minutes <= 130; minutes += 1) await course.sendAll(nowhere, later(minutes))
  const [message] = await course.messages()
  assert.deepEqual([message?.state, message?.attempts], ['failed', 8])
})

test('a message waits, and says why, until mail is set up', async () => {
  const course = await aCourse()
  await course.plan()
  await course.sendAll(noSender)
  const [waiting] = await course.messages()
  assert.deepEqual([waiting?.state, waiting?.problem, waiting?.attempts], ['waiting', 'mail/not-set-up', 0])
  const server = await startTestMailServer()
  const mail = smtpSender(server.url, 'post@kith.example')
  await takeUpMessages.run(course.system(later(10)), { mail, checkpoints: null })
  assert.equal(await course.queued(), 2)
  await course.sendAll(mail, later(10))
  await server.stop()
  assert.equal((await course.messages())[0]?.state, 'sent')
})

test('HAZ-034 what no longer applies when it is to be sent is not sent', async () => {
  const cases: [string, (course: Course) => Promise<unknown>][] = [
    [
      'message/course-ended',
      (course) => course.change('courses', { phase: 'ended', ended_on: '2026-11-23', ending: 'transferred' }),
    ],
    ['message/appointment-changed', (course) => course.change('appointments', { state: 'cancelled' })],
    ['message/appointment-changed', (course) => course.change('appointments', { starts_at: later(30_000) })],
    ['message/not-agreed', (course) => course.change('patients', { reminder_channel: 'none' })],
    ['message/answered', (course) => course.change('check_in_links', { used_at: testNow })],
    ['message/no-longer-applies', (course) => course.change('check_in_links', { revoked_at: testNow })],
  ]
  const server = await startTestMailServer()
  for (const [why, change] of cases) {
    const course = await aCourse()
    await course.plan()
    await change(course)
    await course.sendAll(smtpSender(server.url, 'post@kith.example'))
    const [message] = await course.messages()
    assert.deepEqual([message?.state, message?.problem], ['cancelled', why])
  }
  await server.stop()
  assert.equal(server.received.length, 0)
})

test('HAZ-034 an appointment that is moved is reminded of anew, with one link in force', async () => {
  const course = await aCourse()
  await course.plan()
  const server = await startTestMailServer()
  const mail = smtpSender(server.url, 'post@kith.example')
  await course.sendAll(mail)
  await course.change('appointments', { starts_at: later(3 * 24 * 60) })
  await course.plan(later(60))
  assert.equal((await course.messages()).length, 1)
  await course.plan(later(2 * 24 * 60 + 60))
  await course.sendAll(mail, later(2 * 24 * 60 + 60))
  await server.stop()
  assert.equal(server.received.length, 2)
})

test('a message that went out or came to nothing can be sent once more, with the same link', async () => {
  const course = await aCourse()
  await course.plan()
  const server = await startTestMailServer([550, 'take', 'take'])
  const mail = smtpSender(server.url, 'post@kith.example')
  await course.sendAll(mail)
  const [message] = await course.messages()
  assert.ok(message)
  for (const at of [later(5), later(10)]) {
    assert.ok((await sendAgain({ ...course.clinician, at }, message.id)).ok)
    await course.sendAll(mail, at)
  }
  await server.stop()
  const links = server.received.map(
    ({ source }) => /check-in\/([\w-]{43})/.exec(source.replaceAll('=\r\n', ''))?.[1],
  )
  assert.equal(links.length, 2)
  assert.equal(new Set(links).size, 1)
})

test('HAZ-003 a notice of an alert that reaches nobody stands in the alert’s own history', async () => {
  const course = await aCourse()
  const alertId = await course.anAlert()
  const server = await startTestMailServer([550])
  await course.queue({
    kind: 'alert-notice',
    staffId: course.clinician.actor.staffId,
    alertId,
    dueAt: testNow,
  })
  await course.sendAll(smtpSender(server.url, 'post@kith.example'))
  await server.stop()
  const events = await course.clinic.inside((tx) =>
    tx.selectFrom('alert_events').select(['kind', 'words']).where('alert_id', '=', alertId).execute(),
  )
  assert.deepEqual(events, [{ kind: 'notice-failed', words: 'mail/refused-550' }])
})

test('SEC-070 the notice of an alert goes out before a reminder that was there first', async () => {
  const course = await aCourse()
  await course.plan()
  const alertId = await course.anAlert()
  const staffId = course.clinician.actor.staffId
  await course.queue({ kind: 'alert-notice', staffId, alertId, dueAt: later(2) })
  const { rows } = await database.db.jobsPool.query<{ id: string }>(
    `select payload->>'messageId' as id from graphile_worker._private_jobs
     where payload->>'clinicId' = $1 order by priority, run_at, id`,
    [course.clinic.id],
  )
  const kinds = new Map((await course.messages()).map(({ id, kind }) => [id as string, kind]))
  assert.deepEqual(
    rows.map(({ id }) => kinds.get(id)),
    ['alert-notice', 'reminder'],
  )
})

test('a notice of an alert says that there is something, and nothing of whom or what', async () => {
  const course = await aCourse()
  const server = await startTestMailServer()
  const alertId = await course.anAlert()
  await course.queue({
    kind: 'alert-notice',
    staffId: course.clinician.actor.staffId,
    alertId,
    dueAt: testNow,
  })
  await course.sendAll(smtpSender(server.url, 'post@kith.example'))
  await server.stop()
  const body = server.received[0]?.source.split('\r\n\r\n').slice(1).join('\n\n') ?? ''
  assert.match(body, /https:\/\/kith\.example\//)
  assert.doesNotMatch(body, new RegExp(`Robin|Vale|${alertId}|suicid|risk|alert`, 'i'))
})

test('an invitation carries the newest link that is still good, and none after it was used', async () => {
  const course = await aCourse()
  const { staffId } = await course.invite()
  const server = await startTestMailServer()
  const mail = smtpSender(server.url, 'post@kith.example')
  const [old, newest] = await course.tokens(staffId)
  await course.queue({ kind: 'invitation', staffId, dueAt: testNow })
  await course.sendAll(mail)
  const text = server.received[0]?.source.replaceAll('=\r\n', '') ?? ''
  assert.ok(text.includes(`/invitation/${testSecrets.linkToken(newest ?? '')}`))
  assert.ok(!text.includes(testSecrets.linkToken(old ?? '')))
  await asIdentity(database.db.app, (tx) =>
    tx.updateTable('one_time_tokens').set({ used_at: testNow }).where('staff_id', '=', staffId).execute(),
  )
  await course.queue({ kind: 'invitation', staffId, dueAt: testNow })
  await course.sendAll(mail)
  await server.stop()
  assert.equal(server.received.length, 1)
})

test('IPT-003 IPT-078 SEC-026 no message blames anybody or names what it is about', () => {
  const link = 'https://kith.example/check-in/x'
  const all = [
    reminderWords('appointment', link),
    reminderWords('form', link),
    reminderWords('hello', link),
    alertNoticeWords('https://kith.example'),
    invitationWords(link),
  ]
  for (const { subject, text } of all) {
    for (const list of [blamingWordsEn, deficitWordsEn])
      assert.deepEqual(findDeniedWords(`${subject} ${text}`, list), [])
    assert.doesNotMatch(
      `${subject} ${text}`,
      /depress|therap|mood|mental|symptom|suicid|clinic|patient|questionnaire/i,
    )
  }
})

type Course = Awaited<ReturnType<typeof aCourse>>

async function aCourse(options: { agreed?: boolean; startsIn?: number } = {}) {
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Jo Winter')
  const patientId = await clinic.addPatient(clinician.actor.staffId)
  const courseId = await clinic.addCourse(clinician.actor.staffId, patientId)
  const startsAt = later(options.startsIn ?? 5 * 60)
  const appointmentId = await clinic.addAppointment(courseId, clinician.actor.staffId, startsAt)
  const system = (at: Instant) => clinic.callAs({ kind: 'system', clinicId: clinic.id }, at)
  if (options.agreed === false) await change('patients', { reminder_channel: 'none' })

  async function change(table: string, values: Record<string, string>) {
    await clinic.inside((tx) =>
      tx
        .updateTable(table as 'patients')
        .set(values as never)
        .execute(),
    )
  }
  const messages = () =>
    clinic.inside((tx) => tx.selectFrom('messages').selectAll().orderBy('created_at').execute())

  return {
    clinic,
    clinician,
    courseId,
    appointmentId,
    system,
    change,
    messages,
    links: () => clinic.inside((tx) => tx.selectFrom('check_in_links').selectAll().execute()),
    plan: (at: Instant = testNow) => planReminders.run(system(at), { mail: noSender, checkpoints: null }),
    queue: (message: NewMessage) =>
      command(system(testNow), { policy: sendPolicy, subject: null, action: null }, async (work) =>
        done(await queueMessage(work, system(testNow), message)),
      ),
    async sendAll(mail: MailSender, at: Instant = testNow) {
      for (const { id } of await messages()) {
        const payload = { clinicId: clinic.id, messageId: id }
        await sendMessage.run(system(at), payload, { mail, checkpoints: null })
      }
    },
    async queued(): Promise<number> {
      const { rows } = await database.db.jobsPool.query<{ n: string }>(
        `select count(*) as n from graphile_worker._private_jobs where payload->>'clinicId' = $1`,
        [clinic.id],
      )
      return Number(rows[0]?.n)
    },
    async anAlert(): Promise<AlertId> {
      const id: AlertId = newId()
      await clinic.inside((tx) =>
        tx
          .insertInto('alerts')
          .values({
            clinic_id: clinic.id,
            id,
            patient_id: patientId,
            course_id: courseId,
            source: 'check-in',
            level: 'review',
            state: 'open',
            owner_id: clinician.actor.staffId,
            raised_at: testNow,
            next_step_at: later(15),
          })
          .execute(),
      )
      return id
    },
    async invite() {
      const staffId = newId<'staff'>()
      await clinic.inside((tx) =>
        tx
          .insertInto('staff')
          .values({
            clinic_id: clinic.id,
            id: staffId,
            name: 'New Person',
            email: `${staffId}@staff.example`,
            roles: ['clinician'],
            state: 'invited',
            created_at: testNow,
          })
          .execute(),
      )
      return { staffId }
    },
    async tokens(staffId: string) {
      const ids = [newId<'one_time_tokens'>(), newId<'one_time_tokens'>()]
      await asIdentity(database.db.app, (tx) =>
        tx
          .insertInto('one_time_tokens')
          .values(
            ids.map((id, at) => ({
              id,
              kind: 'invitation' as const,
              token_hash: hashToken(testSecrets.linkToken(id)),
              clinic_id: clinic.id,
              staff_id: staffId,
              created_at: later(at),
              expires_at: later(1000) as Instant & Day,
            })),
          )
          .execute(),
      )
      return ids
    },
  }
}
