import type { StaffRole } from './actor.ts'

/**
 * How a member of staff stands to a record.
 * - `treats`: the course's clinician
 * - `covers`: named as cover for the clinician, who is away now
 * - `supervises`: the course's supervisor
 * - `owns-alert`: owner of an alert of this patient that is not closed
 * - `listed`: on the clinic's alert list
 * - `self`: the record is about this member of staff
 */
export type Relation = 'treats' | 'covers' | 'supervises' | 'owns-alert' | 'listed' | 'self'

/** One way to be allowed: this role, and, where named, at least one of these relations to the record. */
export type Grant = { role: StaffRole; relations?: readonly Relation[] }

/**
 * Who may do one thing. Declared in a feature's `x.policy.ts`; every loader, action and job carries one (SEC-001).
 * `fresh` asks for both factors shown within the last five minutes (SEC-018). `beforePin` is for what somebody who holds
 * a link may do before they have given the PIN that it asks for (SEC-025).
 */
export type Policy =
  | { name: string; audience: 'anyone' }
  | { name: string; audience: 'one-factor' }
  | { name: string; audience: 'link'; beforePin?: boolean }
  | { name: string; audience: 'system' }
  | { name: string; audience: 'staff'; grants: readonly Grant[]; fresh?: boolean }

export type StaffPolicy = Extract<Policy, { audience: 'staff' }>

/** Every role that works in a clinic: for what a person does about themselves. */
export const anyStaff: readonly Grant[] = (
  ['clinician', 'supervisor', 'facilitator', 'lead', 'researcher'] satisfies StaffRole[]
).map((role) => ({ role }))

/** Whether a role alone opens the door; the relation to the record is asked behind it. */
export function hasRoleFor(policy: StaffPolicy, roles: readonly StaffRole[]): boolean {
  return policy.grants.some((grant) => roles.includes(grant.role))
}

/** Whether any grant is met by these roles and relations. */
export function isGranted(
  policy: StaffPolicy,
  roles: readonly StaffRole[],
  relations: ReadonlySet<Relation>,
): boolean {
  return policy.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.relations === undefined || grant.relations.some((relation) => relations.has(relation))),
  )
}
