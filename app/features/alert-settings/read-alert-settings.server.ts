import { readRota, readWatch } from '#features/alerts/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { done, type Result } from '#platform/result.ts'
import type { Instant } from '@kith/ipt'

import type { AlertSettings } from './alert-settings.ts'
import { settingsPolicy } from './settings.policy.ts'

export function readAlertSettings(call: Call<StaffActor>): Promise<Result<AlertSettings>> {
  return query(call, { policy: settingsPolicy.alerts, subject: null, action: null }, async (tx) => {
    const clinic = await tx
      .selectFrom('clinics')
      .select(['time_zone', 'alert_step_minutes', 'reminder_hours', 'strict_scoring', 'deficits_label'])
      .executeTakeFirstOrThrow()
    const absences = await readAbsences(tx, call.at)
    const list = await tx
      .selectFrom('alert_list as l')
      .innerJoin('staff as s', (join) =>
        join.onRef('s.clinic_id', '=', 'l.clinic_id').onRef('s.id', '=', 'l.staff_id'),
      )
      .select(['l.id', 's.id as staffId', 's.name'])
      .orderBy('l.position')
      .execute()
    const now = Date.parse(call.at)
    const awayUntil = new Map(
      absences
        .filter(({ fromAt }) => Date.parse(fromAt) <= now)
        .map(({ staffId, untilAt }) => [staffId, untilAt]),
    )
    const rota = await readRota(tx, call.at)
    return done({
      zone: clinic.time_zone,
      list: list.map((line) => ({ ...line, awayUntil: awayUntil.get(line.staffId) ?? null })),
      others: rota.filter(({ position }) => position === null).map(({ id, name }) => ({ id, name })),
      hours: await tx
        .selectFrom('staffed_hours')
        .select(['weekday', 'opens', 'closes'])
        .orderBy('weekday')
        .orderBy('opens')
        .execute(),
      stepMinutes: clinic.alert_step_minutes,
      reminderHours: clinic.reminder_hours,
      strictScoring: clinic.strict_scoring,
      deficitsLabel: clinic.deficits_label,
      absences: absences.map(({ staffId: _staffId, ...absence }) => absence),
      watch: await readWatch(tx, call.at),
    })
  })
}

function readAbsences(tx: ClinicTransaction, at: Instant) {
  return tx
    .selectFrom('absences as a')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'a.clinic_id').onRef('s.id', '=', 'a.staff_id'),
    )
    .innerJoin('staff as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.cover_id'),
    )
    .select([
      'a.id',
      'a.staff_id as staffId',
      's.name',
      'c.name as cover',
      'a.from_at as fromAt',
      'a.until_at as untilAt',
    ])
    .where('a.cancelled_at', 'is', null)
    .where('a.until_at', '>', at)
    .orderBy('a.from_at')
    .execute()
}
