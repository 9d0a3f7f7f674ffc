import { anyStaff, type Policy } from '#platform/access/policy.ts'

/** The door itself: open to anybody, worth nothing until both factors are shown. */
export const atTheDoor = { name: 'sign-in.begin', audience: 'anyone' } as const satisfies Policy

/** Between the password and the second factor, and while a clinic is chosen. */
export const halfway = { name: 'sign-in.finish', audience: 'one-factor' } as const satisfies Policy

export const again = { name: 'sign-in.again', audience: 'staff', grants: anyStaff } as const satisfies Policy

/** Links that are good once: whoever holds one is let in by it, and by nothing else. */
export const setUp = { name: 'clinic.set-up', audience: 'anyone' } as const satisfies Policy
export const invitation = { name: 'invitation.accept', audience: 'anyone' } as const satisfies Policy
export const reset = { name: 'password.reset', audience: 'anyone' } as const satisfies Policy
export const demonstration = { name: 'demonstration.enter', audience: 'anyone' } as const satisfies Policy

/** One's own account. Reading needs a sign-in; changing how one is recognised needs a fresh one (SEC-018). */
export const ownAccount = {
  name: 'account.read',
  audience: 'staff',
  grants: anyStaff,
} as const satisfies Policy
export const ownSessions = {
  name: 'account.end-session',
  audience: 'staff',
  grants: anyStaff,
} as const satisfies Policy
export const ownFactors = {
  name: 'account.change-factors',
  audience: 'staff',
  grants: anyStaff,
  fresh: true,
} as const satisfies Policy
