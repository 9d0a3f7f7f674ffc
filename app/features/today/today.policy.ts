import { anyStaff, type StaffPolicy } from '#platform/access/policy.ts'

export const todayPolicy = {
  shell: { name: 'today.shell', audience: 'staff', grants: anyStaff },
  /** One's own day: every role has one, though not every role has patients. */
  read: { name: 'today.read', audience: 'staff', grants: anyStaff },
} satisfies Record<string, StaffPolicy>
