import type { Policy } from '#platform/access/policy.ts'

/** Help is for everybody, signed in or not. */
export const crisisPolicy = { name: 'crisis-help.read', audience: 'anyone' } as const satisfies Policy
