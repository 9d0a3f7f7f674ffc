import type { Instant } from '@kith/ipt'

import type { Fault } from '#platform/audit/verify.server.ts'
import type { PatientId, StaffId } from '#platform/ids.ts'

export type ActorKind = 'staff' | 'patient-link' | 'system' | 'operator' | 'nobody'

/** One line of the trail: who, when, what, whose record. What the record says is not in it. */
export type TrailEntry = {
  id: string
  at: Instant
  actorKind: ActorKind
  actor: string | null
  action: string
  outcome: 'done' | 'denied' | 'refused'
  /** Which session, where the entry speaks of one. */
  sessionNumber: number | null
  patient: { id: PatientId; name: string } | null
}

export type TrailPage = {
  entries: readonly TrailEntry[]
  /** The last entry shown, when older ones follow. */ olderThan: string | null
}

export type TrailFilter = {
  staffId: StaffId | null
  /** Part of the name of the patient whose record it is, or the clinic's number. */
  whose: string | null
  action: string | null
  day: string | null
  before: string | null
}

/** How the clinic's chain stands, and what was found when it was last recomputed. */
export type ChainState = {
  sealed: number
  sealedAt: Instant | null
  waiting: number
  lastCheck: {
    at: Instant
    by: string | null
    ok: boolean
    sealed: number
    firstBad: { place: number | null; why: Fault | 'forged-checkpoints' } | null
  } | null
}
