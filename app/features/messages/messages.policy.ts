import type { Policy } from '#platform/access/policy.ts'

/** Whether a message reached its patient is part of the course. */
export const readMessagesPolicy = {
  name: 'messages.read',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
} as const satisfies Policy

export const sendAgainPolicy = {
  name: 'messages.send-again',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
} as const satisfies Policy

export const sendPolicy = { name: 'messages.send', audience: 'system' } as const satisfies Policy
