import type { Instant } from '@kith/ipt'

import type { StaffRole } from '#platform/access/actor.ts'
import type { AccountId, StaffId } from '#platform/ids.ts'

export const allRoles: readonly StaffRole[] = ['clinician', 'supervisor', 'facilitator', 'lead', 'researcher']

/** A member of staff as the lead sees them. */
export type Member = {
  id: StaffId
  accountId: AccountId | null
  name: string
  email: string
  roles: readonly StaffRole[]
  state: 'invited' | 'active' | 'disabled'
  version: number
  openAlerts: number
  openCourses: number
  /** Whether they have finished signing in once: an account without a second factor opens nothing. */
  hasSecondFactor: boolean
  lastSeenAt: Instant | null
  /** Until when their invitation is good; null when there is none any more. */
  invitedUntil: Instant | null
}

/** What a page may hold of somebody: everything but the account behind. */
export function withoutAccount({ accountId: _account, ...shown }: Member): Omit<Member, 'accountId'> {
  return shown
}
