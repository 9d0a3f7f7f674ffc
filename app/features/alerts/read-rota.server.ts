import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'

import type { Person, Rota } from './rota.ts'
import type { StaffedPeriod } from './staffed-minutes.ts'

/** Roles that an alert may rest with: they may open a record and act on it. */
export const owningRoles = ['clinician', 'supervisor', 'lead'] as const

/** Everybody who may own an alert, and who of them is there at this moment. */
export async function readRota(tx: ClinicTransaction, at: Instant): Promise<Rota> {
  const { rows } = await sql<Person>`
    select s.id, s.name, a.id is null as "isAvailable", a.cover_id as "coverId", l.position,
      'lead' = any (s.roles) as "isLead"
    from kith.staff s
    left join lateral (
      select a.id, a.cover_id from kith.absences a
      where a.clinic_id = s.clinic_id and a.staff_id = s.id and a.cancelled_at is null
        and a.from_at <= ${at}::timestamptz and ${at}::timestamptz < a.until_at
      order by a.until_at desc limit 1) a on true
    left join kith.alert_list l on l.clinic_id = s.clinic_id and l.staff_id = s.id
    where s.state = 'active' and s.roles && ${[...owningRoles]}::text[]
    order by l.position nulls last, s.name, s.id`.execute(tx)
  return rows
}

/** By what clock alerts move in this clinic. */
export type AlertClock = { zone: string; stepMinutes: readonly number[]; hours: readonly StaffedPeriod[] }

export async function readAlertClock(tx: ClinicTransaction): Promise<AlertClock> {
  const [clinic, ...more] = await tx
    .selectFrom('clinics as k')
    .leftJoin('staffed_hours as h', 'h.clinic_id', 'k.id')
    .select(['k.time_zone', 'k.alert_step_minutes', 'h.weekday', 'h.opens', 'h.closes'])
    .orderBy('h.weekday')
    .orderBy('h.opens')
    .execute()
  if (clinic === undefined) throw new Error('no clinic behind this wall')
  const hours = [clinic, ...more].flatMap(({ weekday, opens, closes }) =>
    weekday === null || opens === null || closes === null ? [] : [{ weekday, opens, closes }],
  )
  return { zone: clinic.time_zone, stepMinutes: clinic.alert_step_minutes, hours }
}
