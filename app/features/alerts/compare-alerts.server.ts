import { findInstrument, readAnswers, riskSignals, type Answers, type RiskSignal } from '@kith/ipt'
import { sql } from 'kysely'

import { command } from '#platform/commands/command.server.ts'
import { inClinic, type ClinicTransaction } from '#platform/db/database.server.ts'
import type { CheckInId, CourseId, PatientId } from '#platform/ids.ts'
import type { Recurring, SystemCall } from '#platform/jobs/worker.server.ts'
import { log } from '#platform/log/log.server.ts'
import { done } from '#platform/result.ts'

import { alertJobsPolicy } from './alerts.policy.ts'
import { raiseAlerts } from './raise-alerts.server.ts'

/** Check-ins this many days back are compared; an hourly run has seen each of them many times by then. */
const daysCompared = 7

/**
 * Every hour: each check-in of the last days is judged again from its answers, and what its alert does not say is
 * raised now and reported as an error (HAZ-002). Nothing is expected to be found; if it is, a rule was broken elsewhere.
 */
export const compareAnswersAndAlerts: Recurring = {
  cron: '17 * * * *',
  policy: alertJobsPolicy.compare,
  async run(call) {
    for (const missing of await findMissingAlerts(call)) {
      log('error', 'alert-missing', { checkIn: missing.checkInId })
      await command(call, { policy: alertJobsPolicy.compare, subject: null, action: null }, async (work) => {
        await work.audit({
          action: 'alert.found-missing',
          subject: { kind: 'check-in', id: missing.checkInId },
          patientId: missing.patientId,
        })
        await raiseAlerts(work, call, missing)
        return done(null)
      })
    }
  },
}

type Missing = {
  patientId: PatientId
  courseId: CourseId
  checkInId: CheckInId
  signals: readonly RiskSignal[]
}

/** Check-ins whose answers signal something that no alert speaks of. */
async function findMissingAlerts(call: SystemCall): Promise<Missing[]> {
  const from = new Date(Date.parse(call.at) - daysCompared * 86_400_000).toISOString() as typeof call.at
  return inClinic(call.db, { clinic: call.actor.clinicId, actor: null }, async (tx) => {
    const rows = await readCheckIns(tx, from)
    return rows.flatMap((row): Missing[] => {
      const signals = signalsIn(row.instrument, row.answers, row.earlier).filter(
        ({ signal, item }) => !row.signalled.includes(`${signal} ${item}`),
      )
      const { patientId, courseId, checkInId } = row
      return signals.length === 0 ? [] : [{ patientId, courseId, checkInId, signals }]
    })
  })
}

function signalsIn(name: string, raw: unknown, earlier: unknown): readonly RiskSignal[] {
  const instrument = findInstrument(name)
  if (instrument === null) return []
  const kept = (answers: unknown): Answers => {
    const read = readAnswers(instrument, (answers ?? {}) as Record<string, unknown>)
    return read.ok ? read.value : read.kept
  }
  return riskSignals(instrument, kept(raw), earlier === null ? null : kept(earlier))
}

type Row = {
  checkInId: CheckInId
  courseId: CourseId
  patientId: PatientId
  instrument: string
  answers: unknown
  earlier: unknown
  signalled: string[]
}

async function readCheckIns(tx: ClinicTransaction, from: SystemCall['at']): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id as "checkInId", c.course_id as "courseId", c.patient_id as "patientId", c.instrument, c.answers,
      (select e.answers from kith.check_ins e
       where e.clinic_id = c.clinic_id and e.course_id = c.course_id and e.instrument = c.instrument
         and (e.submitted_at, e.id) < (c.submitted_at, c.id) order by e.submitted_at desc, e.id desc limit 1) as earlier,
      array(select s.signal || ' ' || s.item from kith.alert_signals s
            where s.clinic_id = c.clinic_id and s.check_in_id = c.id) as signalled
    from kith.check_ins c where c.received_at >= ${from}::timestamptz order by c.received_at, c.id`.execute(
    tx,
  )
  return rows
}
