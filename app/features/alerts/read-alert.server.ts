import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import { isGranted } from '#platform/access/policy.ts'
import { standingTowards } from '#platform/access/relations.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AlertId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { AlertView } from './alert-view.ts'
import { alertsPolicy } from './alerts.policy.ts'
import { readEvents, readItemHistories, readSignals } from './read-alert-parts.server.ts'
import { readRota } from './read-rota.server.ts'
import type { StaffCall } from './staff-call.ts'

/** One alert with all that belongs to it, also after it was closed. The reading is in the trail. */
export function readAlert(call: StaffCall, alertId: AlertId): Promise<Result<AlertView>> {
  const subject = { kind: 'alert', id: alertId } as const
  return query(call, { policy: alertsPolicy.read, subject, action: 'alert.read' }, async (tx) => {
    const alert = await readRow(tx, alertId)
    const header = alert === undefined ? null : await readCourseHeader(tx, alert.course_id)
    if (alert === undefined || header === null) return fail({ kind: 'absent' })
    const me = call.actor.staffId
    const standing = await standingTowards(tx, me, subject, call.at)
    const signals = await readSignals(tx, alertId)
    const rota = await readRota(tx, call.at)
    return done({
      id: alert.id,
      version: alert.version,
      source: alert.source,
      state: alert.state,
      raisedAt: alert.raised_at,
      nextStepAt: alert.next_step_at,
      owner: { id: alert.owner_id, name: alert.owner_name, isMe: alert.owner_id === me },
      header,
      contact: { phone: alert.phone, email: alert.email, country: alert.country },
      signals,
      histories: await readItemHistories(tx, header.patient.id, signals),
      events: await readEvents(tx, alertId),
      closing: closingOf(alert),
      mayAct: standing !== null && isGranted(alertsPolicy.act, call.actor.roles, standing.relations),
      colleagues: rota
        .filter((person) => person.isAvailable && person.id !== alert.owner_id)
        .map(({ id, name }) => ({ id, name })),
      today: clinicTimeOf(call.at, header.timeZone).day,
    })
  })
}

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

function readRow(tx: ClinicTransaction, alertId: AlertId) {
  return tx
    .selectFrom('alerts as a')
    .innerJoin('courses as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
    )
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .innerJoin('staff as o', (join) =>
      join.onRef('o.clinic_id', '=', 'a.clinic_id').onRef('o.id', '=', 'a.owner_id'),
    )
    .leftJoin('staff as k', (join) =>
      join.onRef('k.clinic_id', '=', 'a.clinic_id').onRef('k.id', '=', 'a.closed_by'),
    )
    .selectAll('a')
    .select(['o.name as owner_name', 'k.name as closed_by_name', 'p.phone', 'p.email', 'p.country'])
    .where('a.id', '=', alertId)
    .executeTakeFirst()
}

function closingOf(row: Row): AlertView['closing'] {
  if (row.closed_at === null || row.outcome === null || row.next_review_on === null) return null
  return {
    at: row.closed_at,
    by: row.closed_by_name ?? '',
    assessment: row.assessment ?? '',
    outcome: row.outcome,
    stepsTried: row.steps_tried,
    nextStep: row.next_step ?? '',
    nextReviewOn: row.next_review_on,
  }
}
