import type { StaffPolicy } from '#platform/access/policy.ts'

/** Whoever treats or stands in, and the supervisor. Nobody else: no group, no visitor (IPT-055). */
export const readInventoryPolicy: StaffPolicy = {
  name: 'inventory.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers'] },
    { role: 'supervisor', relations: ['supervises'] },
  ],
}

export const writeInventoryPolicy: StaffPolicy = {
  name: 'inventory.write',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}
