import type { StaffPolicy } from '#platform/access/policy.ts'

/** What only those who treat may do from here. */
export const workOnCourse: StaffPolicy = {
  name: 'course.work',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}
