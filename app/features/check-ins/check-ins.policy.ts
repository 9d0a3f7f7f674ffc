import type { Grant, Policy } from '#platform/access/policy.ts'

// Whoever treats the patient, or stands in while the clinician is away, may put answers into the record.
const byTheClinician: readonly Grant[] = [{ role: 'clinician', relations: ['treats', 'covers'] }]

/** Opening the address that was sent. Anybody can try; what is behind is asked by token. */
export const openPolicy = { name: 'check-in.open', audience: 'anyone' } as const satisfies Policy

/** Answering with the pass that opening gave. */
export const answerPolicy = { name: 'check-in.answer', audience: 'link' } as const satisfies Policy

/** Making, showing and revoking a link. */
export const linkPolicy = {
  name: 'check-in-link.make',
  audience: 'staff',
  grants: byTheClinician,
} as const satisfies Policy

/** Entering answers that were given by telephone or on paper, and correcting what was entered. */
export const enterPolicy = {
  name: 'check-in.enter',
  audience: 'staff',
  grants: byTheClinician,
} as const satisfies Policy

/** Reminders, and forms that were begun and never sent. */
export const checkInJobPolicy = { name: 'check-in.follow-up', audience: 'system' } as const satisfies Policy
