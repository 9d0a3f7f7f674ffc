import type { Policy, StaffPolicy } from '#platform/access/policy.ts'

/** Who did what in the clinic: names of staff and of patients, and nothing of what a record says. */
export const readTrailPolicy: StaffPolicy = {
  name: 'audit-trail.read',
  audience: 'staff',
  grants: [{ role: 'lead' }],
}

export const verifyTrailPolicy: StaffPolicy = {
  name: 'audit-trail.verify',
  audience: 'staff',
  grants: [{ role: 'lead' }],
}

/** Who opened one patient's record (SEC-049). */
export const readAccessPolicy: StaffPolicy = {
  name: 'patient-access.read',
  audience: 'staff',
  grants: [{ role: 'lead' }],
}

export const nightlyPolicy = {
  name: 'audit-trail.verify-nightly',
  audience: 'system',
} as const satisfies Policy
