import { addDays, readDay, type Instant } from '@kith/ipt'
import { sql } from 'kysely'

import { startOfDay } from '#features/calendar/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { Id, PatientId, StaffId } from '#platform/ids.ts'

import type { ActorKind, ChainState, TrailEntry, TrailFilter, TrailPage } from './trail-entry.ts'

const perPage = 50

/** Entries that match, newest first, a page at a time: each page begins after the last entry of the one before. */
export async function trailPage(
  tx: ClinicTransaction,
  filter: TrailFilter & { patientId: PatientId | null },
  zone: string,
): Promise<TrailPage> {
  let entries = tx
    .selectFrom('audit_entries as e')
    .leftJoin('staff as s', (join) =>
      join
        .onRef('s.clinic_id', '=', 'e.clinic_id')
        .on(sql<boolean>`s.id = e.actor_id`)
        .on('e.actor_kind', '=', 'staff'),
    )
    .leftJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'e.clinic_id').on(sql<boolean>`p.id = e.patient_id`),
    )
    .select([
      'e.id',
      'e.recorded_at',
      'e.actor_kind',
      's.name as actor',
      'e.action',
      'e.outcome',
      'e.subject_kind',
      'e.detail',
      'p.id as patient_id',
      'p.name as patient_name',
    ])
    .orderBy('e.recorded_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(perPage + 1)
  if (filter.patientId !== null) entries = entries.where('e.patient_id', '=', filter.patientId)
  if (filter.staffId !== null) entries = entries.where('e.actor_id', '=', filter.staffId)
  const { whose } = filter
  if (whose !== null) {
    entries = entries.where((eb) =>
      eb.or([
        sql<boolean>`strpos(lower(p.name), lower(${whose})) > 0`,
        sql<boolean>`lower(p.clinic_number) = lower(${whose})`,
      ]),
    )
  }
  if (filter.action !== null) entries = entries.where('e.action', '=', filter.action)
  const day = filter.day === null ? null : readDay(filter.day)
  if (day?.ok === true) {
    entries = entries
      .where('e.recorded_at', '>=', startOfDay(day.value, zone))
      .where('e.recorded_at', '<', startOfDay(addDays(day.value, 1), zone))
  }
  if (filter.before !== null) {
    entries = entries.where(
      sql<boolean>`(e.recorded_at, e.id) < (select b.recorded_at, b.id from kith.audit_entries b where b.id = ${filter.before})`,
    )
  }
  const rows = await entries.execute()
  const shown = rows.slice(0, perPage).map((row): TrailEntry => {
    const { number } = row.detail as { number?: unknown }
    return {
      id: row.id,
      at: row.recorded_at,
      actorKind: row.actor_kind,
      actor: row.actor,
      action: row.action,
      outcome: row.outcome,
      sessionNumber: typeof number === 'number' ? number : null,
      patient:
        row.patient_id === null || row.patient_name === null
          ? null
          : { id: row.patient_id, name: row.patient_name },
    }
  })
  return { entries: shown, olderThan: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null }
}

export type Visitor = {
  name: string | null
  actorKind: ActorKind
  times: number
  first: Instant
  last: Instant
}

/** Everybody who read or changed something of one patient, the latest first. */
export async function visitorsOf(tx: ClinicTransaction, patientId: PatientId): Promise<readonly Visitor[]> {
  return tx
    .selectFrom('audit_entries as e')
    .leftJoin('staff as s', (join) =>
      join
        .onRef('s.clinic_id', '=', 'e.clinic_id')
        .on(sql<boolean>`s.id = e.actor_id`)
        .on('e.actor_kind', '=', 'staff'),
    )
    .select((eb) => [
      's.name',
      'e.actor_kind as actorKind',
      eb.fn.countAll<number>().as('times'),
      eb.fn.min('e.recorded_at').as('first'),
      eb.fn.max('e.recorded_at').as('last'),
    ])
    .where('e.patient_id', '=', patientId)
    .where('e.outcome', '=', 'done')
    .groupBy(['s.id', 's.name', 'e.actor_kind'])
    .orderBy('last', 'desc')
    .execute()
}

export async function staffOfTrail(tx: ClinicTransaction): Promise<readonly { id: StaffId; name: string }[]> {
  return tx.selectFrom('staff').select(['id', 'name']).orderBy('name').execute()
}

export async function zoneOf(tx: ClinicTransaction): Promise<string> {
  const clinic = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
  return clinic.time_zone
}

export async function chainState(tx: ClinicTransaction): Promise<ChainState> {
  const tip = await tx
    .selectFrom('audit_seals')
    .select(['id', 'sealed_at'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const waiting = await tx
    .selectFrom('audit_unsealed')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const check = await tx
    .selectFrom('audit_entries as e')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'e.clinic_id').on(sql<boolean>`s.id = e.actor_id`),
    )
    .select(['e.recorded_at as at', 's.name as by', 'e.detail'])
    .where('e.action', '=', 'audit-trail.verified')
    .orderBy('e.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    sealed: tip?.id ?? 0,
    sealedAt: tip?.sealed_at ?? null,
    waiting: waiting.count,
    lastCheck: check === undefined ? null : { at: check.at, by: check.by, ...found(check.detail) },
  }
}

type Found = Pick<NonNullable<ChainState['lastCheck']>, 'ok' | 'sealed' | 'firstBad'>

function found(detail: unknown): Found {
  const { ok, sealed, place, why } = detail as {
    ok: boolean
    sealed: number
    place: number | null
    why: string | null
  }
  const firstBad = why === null ? null : { place, why: why as NonNullable<Found['firstBad']>['why'] }
  return { ok, sealed, firstBad }
}

/** The name of a patient, for the page that says who opened the record. */
export async function patientOf(tx: ClinicTransaction, id: PatientId) {
  return tx
    .selectFrom('patients')
    .select(['id', 'name', 'birth_on as birthOn', 'clinic_number as number'])
    .where('id', '=', id as Id<'patients'>)
    .executeTakeFirst()
}
