import type { StaffPolicy } from '#platform/access/policy.ts'

/** Whoever treats or stands in, and the supervisor. */
export const seeTimeline: StaffPolicy = {
  name: 'timeline.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers'] },
    { role: 'supervisor', relations: ['supervises'] },
  ],
}

export const drawTimeline: StaffPolicy = {
  name: 'timeline.write',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}
