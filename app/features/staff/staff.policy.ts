import type { Policy, StaffPolicy } from '#platform/access/policy.ts'
import type { ClinicCall } from '#platform/commands/call.server.ts'

/** Accounts and roles are the lead's (product.md, part 1). */
export const staffPolicies = {
  read: { name: 'staff.read', audience: 'staff', grants: [{ role: 'lead' }] },
  invite: { name: 'staff.invite', audience: 'staff', grants: [{ role: 'lead' }] },
  change: { name: 'staff.change', audience: 'staff', grants: [{ role: 'lead' }] },
  /** It touches how somebody else is recognised: behind a fresh sign-in (SEC-018). */
  reset: { name: 'staff.start-reset', audience: 'staff', grants: [{ role: 'lead' }], fresh: true },
} as const satisfies Record<string, StaffPolicy>

/** Whoever runs the machine may do the same from its command line, where there is no role to have. */
export function orOperator(call: ClinicCall, policy: StaffPolicy): Policy {
  return call.actor.kind === 'operator' ? { name: policy.name, audience: 'system' } : policy
}
