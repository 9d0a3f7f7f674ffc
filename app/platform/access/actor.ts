import type { Instant } from '@kith/ipt'

import type { AccountId, ClinicId, Id, LinkId, StaffId } from '../ids.ts'

export type StaffRole = 'clinician' | 'supervisor' | 'facilitator' | 'lead' | 'researcher'

/** Somebody who works in a clinic and has shown both factors. */
export type StaffActor = {
  kind: 'staff'
  clinicId: ClinicId
  staffId: StaffId
  accountId: AccountId
  sessionId: Id<'sign_in_sessions'>
  name: string
  roles: readonly StaffRole[]
  /** When both factors were last shown (SEC-018). */
  freshAt: Instant
}

/** Whoever holds a check-in link: it lets answers in, and nothing out (SEC-023). */
export type LinkActor = {
  kind: 'patient-link'
  clinicId: ClinicId
  linkId: LinkId
  /** The patient chose a PIN, and it has not been given yet: nothing else opens before (SEC-025). */
  owesPin: boolean
}

/** Who is acting. */
export type Actor =
  | { kind: 'nobody' }
  | { kind: 'one-factor'; accountId: AccountId; sessionId: Id<'sign_in_sessions'> }
  | StaffActor
  | LinkActor
  | { kind: 'system'; clinicId: ClinicId }
  | { kind: 'operator'; clinicId: ClinicId }

/** An actor who is inside a clinic's wall. */
export type ClinicActor = Extract<Actor, { clinicId: ClinicId }>
