import type { StaffPolicy } from '#platform/access/policy.ts'

/** The chart of a course: whoever treats, stands in, or supervises. A lead keeps the clinic, not its charts. */
export const readCourse: StaffPolicy = {
  name: 'course.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers'] },
    { role: 'supervisor', relations: ['supervises'] },
  ],
}

/** What only those who treat may do from here. */
export const workOnCourse: StaffPolicy = {
  name: 'course.work',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}
