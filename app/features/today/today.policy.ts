import type { StaffRole } from '#platform/access/actor.ts'
import { anyStaff, type StaffPolicy } from '#platform/access/policy.ts'

export const todayPolicy = {
  shell: { name: 'today.shell', audience: 'staff', grants: anyStaff },
  /** One's own day: every role has one, though not every role has patients. */
  read: { name: 'today.read', audience: 'staff', grants: anyStaff },
} satisfies Record<string, StaffPolicy>

/** Whether the caseload is a place for somebody with these roles. Leads keep the clinic, not its charts. */
export function hasCaseload(roles: readonly StaffRole[]): boolean {
  return roles.includes('clinician') || roles.includes('supervisor')
}
