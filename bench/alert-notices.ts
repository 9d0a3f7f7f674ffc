// How soon a notice of an alert is with the mail server: `npm run bench:notices` (SEC-070). A morning's reminders are on their
// way through a mail server that takes its time; then a hundred patients, each of another clinician, answer item 9 above zero.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { openDatabase } from '#platform/db/database.server.ts'
import type { StaffId } from '#platform/ids.ts'
import { openClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { makeClinic } from '../app/testing/test-clinic.server.ts'
import { startTestMailServer } from '../app/testing/test-mail-server.server.ts'
import { mailTo } from '../e2e/received-mail.ts'
import { checkInRequest, sendCheckIn } from './check-in-rate.ts'
import { idSql, lay, linkRows, patientRows } from './clinic-rows.ts'
import { startKithProcess } from './kith-process.ts'
import { machine, median, say } from './report.ts'
import { openWire } from './wire.ts'

const alerts = 100
const reminders = 300
const clients = 8
const secondsForAMail = 0.25
const budget = 60

const directory = await mkdtemp(join(tmpdir(), 'kith-notices-'))
const post = await startTestMailServer(['take'], secondsForAMail * 1000)
const kith = await startKithProcess(directory, { SMTP_URL: post.url, MAIL_FROM: 'post@kith.example' })
try {
  const database = await openClinicDatabase(readSettings({ KITH_DATA: directory }), { attach: true })
  const db = openDatabase(database.service, { app: 1, jobs: 1 })
  const clinic = await makeClinic(db)
  const clinicians: StaffId[] = []
  for (let at = 0; at < alerts; at += 1)
    clinicians.push((await clinic.addStaff(['clinician'], `Clinician ${at}`)).actor.staffId)
  const rows = { first: 1, last: alerts + reminders, each: 4, clinicians }
  await lay(database.admin, [
    ...patientRows(clinic.id, rows),
    ...linkRows(clinic.id, rows),
    `update kith.patients set reminder_channel = 'email', contact_agreed_on = current_date, reminder_from = '00:00', reminder_until = '23:59'
     where clinic_id = '${clinic.id}' and id > ${idSql('patient', `${alerts}`)}`,
    'analyze',
  ])
  await db.close()
  say('Waiting until the first reminders are on their way')
  while (post.received.length === 0) await wait(50)

  const before = post.received.length
  const answered = await sendAnswers({ origin: kith.origin, secrets: database.secrets, clinicId: clinic.id })
  const took: number[] = []
  for (const [n, at] of answered) {
    const address = `${clinicians[n % clinicians.length]}@staff.example`
    took.push(((await mailTo(post.received, address)).at - at) / 1000)
  }
  const left = alerts + reminders - post.received.length
  await database.close()

  took.sort((a, b) => a - b)
  const slowest = took.at(Math.ceil(took.length * 0.99) - 1) ?? Number.NaN
  say(`
From the answer to the first notice at the mail server, in seconds, beside ${reminders} reminders (${machine()}): middle ${median(took).toFixed(1)},
slowest in a hundred ${slowest.toFixed(1)}, budget ${budget}: ${slowest <= budget ? 'holds' : '**does not hold**'}. Reminders that had gone
when the first form was sent: ${before}; that still waited when the last notice was there: ${left}. The mail server takes ${secondsForAMail} seconds for each mail.`)
} finally {
  await kith.stop()
  await post.stop()
  await rm(directory, { recursive: true, force: true })
}

/** Sends a form for each alert from several clients, as fast as they are taken; answers when each was stored. */
async function sendAnswers(place: Parameters<typeof checkInRequest>[0]): Promise<Map<number, number>> {
  const stored = new Map<number, number>()
  const waiting = Array.from({ length: alerts }, (_, at) => at + 1).values()
  const client = async () => {
    const wire = await openWire(place.origin)
    for (const n of waiting) {
      await sendCheckIn(wire, checkInRequest(place, n, '1'))
      stored.set(n, performance.now())
    }
    wire.close()
  }
  await Promise.all(Array.from({ length: clients }, client))
  return stored
}
