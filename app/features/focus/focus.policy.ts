import type { StaffPolicy } from '#platform/access/policy.ts'

/** Whoever treats or stands in, and the supervisor. */
export const seeFocus: StaffPolicy = {
  name: 'focus.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers'] },
    { role: 'supervisor', relations: ['supervises'] },
  ],
}
