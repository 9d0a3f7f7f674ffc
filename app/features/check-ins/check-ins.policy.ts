import type { Grant, Policy } from '#platform/access/policy.ts'

// Whoever treats the patient, or stands in while the clinician is away, may put answers into the record.
const byTheClinician: readonly Grant[] = [{ role: 'clinician', relations: ['treats', 'covers'] }]

/** Opening the address that was sent. Anybody can try; what is behind is asked by token. */
export const openPolicy = { name: 'check-in.open', audience: 'anyone' } as const satisfies Policy

/** Answering with the pass that opening gave. */
export const answerPolicy = { name: 'check-in.answer', audience: 'link' } as const satisfies Policy

/** Giving the PIN that a link asks for. */
export const givePinPolicy = {
  name: 'check-in.give-pin',
  audience: 'link',
  beforePin: true,
} as const satisfies Policy

/** The page on which a patient chooses a PIN for their links, beside whoever treats them. */
export const pinPagePolicy = {
  name: 'link-pin.read',
  audience: 'staff',
  grants: byTheClinician,
} as const satisfies Policy

/** Choosing it and taking it back: like the address itself, behind a fresh sign-in (SEC-018). */
export const changePinPolicy = {
  name: 'link-pin.change',
  audience: 'staff',
  grants: byTheClinician,
  fresh: true,
} as const satisfies Policy

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
