import type { StaffPolicy } from '#platform/access/policy.ts'

export const settingsPolicy = {
  index: { name: 'settings.open', audience: 'staff', grants: [{ role: 'lead' }] },
  alerts: { name: 'settings.alerts', audience: 'staff', grants: [{ role: 'lead' }] },
} satisfies Record<string, StaffPolicy>
