import type { Grant, Policy, Relation, StaffPolicy } from '#platform/access/policy.ts'

const acting: readonly Relation[] = ['treats', 'covers', 'owns-alert', 'listed']

/** Who treats, stands in, owns or is on the list, by any role that an alert may rest with. */
const actors: readonly Grant[] = [
  { role: 'clinician', relations: acting },
  { role: 'supervisor', relations: acting },
  { role: 'lead', relations: acting },
]

const readers: readonly Grant[] = [...actors, { role: 'supervisor', relations: ['supervises'] }]

const everyOwner: readonly Grant[] = [{ role: 'clinician' }, { role: 'supervisor' }, { role: 'lead' }]

export const alertsPolicy = {
  /** The list holds what its reader owns, treats, covers, supervises or, on the clinic's list, may be given. */
  list: { name: 'alerts.list', audience: 'staff', grants: everyOwner },
  read: { name: 'alerts.read', audience: 'staff', grants: readers },
  act: { name: 'alerts.act', audience: 'staff', grants: actors },
  raiseConcern: { name: 'alerts.raise-concern', audience: 'staff', grants: readers },
} satisfies Record<string, StaffPolicy>

/** Moving, handing over, comparing and watching are nobody's act: the clock's. */
export const alertJobsPolicy = {
  move: { name: 'alerts.move', audience: 'system' },
  compare: { name: 'alerts.compare', audience: 'system' },
  watch: { name: 'alerts.watch', audience: 'system' },
} satisfies Record<string, Extract<Policy, { audience: 'system' }>>
