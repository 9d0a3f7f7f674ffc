import type { Instant } from '@kith/ipt'

import type { ClinicTransaction } from '../db/database.server.ts'
import type { CourseId, PatientId } from '../ids.ts'
import type { Actor } from './actor.ts'
import { hasRoleFor, isGranted, type Policy } from './policy.ts'
import { standingTowards, type Subject } from './relations.server.ts'

export type Verdict =
  | { allowed: true; patientId: PatientId | null; courseId: CourseId | null }
  | { allowed: false; why: 'signed-out' | 'forbidden' | 'absent' | 'not-fresh'; patientId: PatientId | null }

const freshFor = 5 * 60_000

/** What can be said before the record is looked at: is this the kind of actor, with the role, fresh enough? */
export function judgeAtTheDoor(
  actor: Actor,
  policy: Policy,
  at: Instant,
): Exclude<Verdict, { allowed: true }>['why'] | 'open' {
  switch (policy.audience) {
    case 'anyone':
      return 'open'
    case 'one-factor':
      return actor.kind === 'one-factor' || actor.kind === 'staff' ? 'open' : 'signed-out'
    case 'link':
      if (actor.kind !== 'patient-link') return 'absent'
      return actor.owesPin && policy.beforePin !== true ? 'absent' : 'open'
    case 'system':
      return actor.kind === 'system' || actor.kind === 'operator' ? 'open' : 'absent'
    case 'staff':
      if (actor.kind !== 'staff') return 'signed-out'
      if (!hasRoleFor(policy, actor.roles)) return 'forbidden'
      if (policy.fresh === true && Date.parse(at) - Date.parse(actor.freshAt) > freshFor) return 'not-fresh'
      return 'open'
  }
}

/** The one permission check, asked before anything is read (SEC-003). A record that is not there looks like one that is forbidden. */
export async function authorize(
  tx: ClinicTransaction,
  actor: Actor,
  policy: Policy,
  at: Instant,
  subject: Subject | null,
): Promise<Verdict> {
  const door = judgeAtTheDoor(actor, policy, at)
  if (door !== 'open') return { allowed: false, why: door, patientId: null }
  if (actor.kind !== 'staff' || policy.audience !== 'staff' || subject === null) {
    return { allowed: true, patientId: null, courseId: null }
  }
  const standing = await standingTowards(tx, actor.staffId, subject, at)
  if (standing === null) return { allowed: false, why: 'absent', patientId: null }
  if (!isGranted(policy, actor.roles, standing.relations)) {
    return { allowed: false, why: 'forbidden', patientId: standing.patientId }
  }
  return { allowed: true, patientId: standing.patientId, courseId: standing.courseId }
}
