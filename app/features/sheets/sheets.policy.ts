import type { StaffPolicy } from '#platform/access/policy.ts'

/** Whoever treats or stands in, and the supervisor. */
export const seeSheet: StaffPolicy = {
  name: 'sheet.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers'] },
    { role: 'supervisor', relations: ['supervises'] },
  ],
}

export const writeSheet: StaffPolicy = {
  name: 'sheet.write',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}
