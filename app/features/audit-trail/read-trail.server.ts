import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { PatientId, StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { readAccessPolicy, readTrailPolicy } from './audit-trail.policy.ts'
import type { ChainState, TrailFilter, TrailPage } from './trail-entry.ts'
import {
  chainState,
  patientOf,
  staffOfTrail,
  trailPage,
  visitorsOf,
  zoneOf,
  type Visitor,
} from './trail-store.server.ts'

export type Trail = {
  zone: string
  page: TrailPage
  filter: TrailFilter
  staff: readonly { id: StaffId; name: string }[]
  chain: ChainState
}

/** The clinic's trail and how its chain stands. Looking is itself an entry. */
export function readTrail(call: Call<StaffActor>, filter: TrailFilter): Promise<Result<Trail>> {
  const spec = { policy: readTrailPolicy, subject: null, action: 'audit-trail.read' } as const
  return query<Trail>(call, spec, async (tx) => {
    const zone = await zoneOf(tx)
    return done({
      zone,
      filter,
      page: await trailPage(tx, { ...filter, patientId: null }, zone),
      staff: await staffOfTrail(tx),
      chain: await chainState(tx),
    })
  })
}

export type PatientAccess = {
  zone: string
  patient: NonNullable<Awaited<ReturnType<typeof patientOf>>>
  visitors: readonly Visitor[]
  page: TrailPage
}

/** Who opened one patient's record, when, and what they did (SEC-049). */
export function readPatientAccess(
  call: Call<StaffActor>,
  patientId: PatientId,
  before: string | null,
): Promise<Result<PatientAccess>> {
  const subject = { kind: 'patient', id: patientId } as const
  const spec = { policy: readAccessPolicy, subject, action: 'patient-access.read' } as const
  return query<PatientAccess>(call, spec, async (tx) => {
    const patient = await patientOf(tx, patientId)
    if (patient === undefined) return fail({ kind: 'absent' })
    const zone = await zoneOf(tx)
    const everything = { staffId: null, whose: null, action: null, day: null }
    return done({
      zone,
      patient,
      visitors: await visitorsOf(tx, patientId),
      page: await trailPage(tx, { ...everything, before, patientId }, zone),
    })
  })
}
