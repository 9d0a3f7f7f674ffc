export { readAccessPolicy, readTrailPolicy, verifyTrailPolicy } from './audit-trail.policy.ts'
export { readPatientAccess, readTrail } from './read-trail.server.ts'
export { verifyTrail, verifyTrailNightly } from './verify-trail.server.ts'
