import type { StaffPolicy } from '#platform/access/policy.ts'

/** Whoever treats or stands in; the supervisor reads what was signed. */
export const readSession: StaffPolicy = {
  name: 'session.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers'] },
    { role: 'supervisor', relations: ['supervises'] },
  ],
}

/** Holding a session and writing its note: the person in the room. */
export const writeSession: StaffPolicy = {
  name: 'session.write',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}
