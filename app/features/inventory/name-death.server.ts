import type { Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { ClinicId, CourseId, Id, StaffId } from '#platform/ids.ts'

import { keepVersion, lockPerson, takeCourse } from './inventory-store.server.ts'

/** A death as it is named on the timeline. `known`: what whoever names it has seen of it. */
export type DeathNamed = {
  person: Id<'inventory_people'>
  said: string
  /** What it was taken for; null: not understood, or no date. */
  edtf: string | null
  known: { isDead: boolean; said: string }
}

/**
 * Marks somebody of the inventory as died, with the date as it was said on the timeline: a death is kept once, and both
 * pages show it. What somebody else changed meanwhile is not overwritten (SEC-063).
 */
export async function nameDeath(
  tx: ClinicTransaction,
  about: { clinicId: ClinicId; courseId: CourseId; at: Instant; by: StaffId },
  { person, said, edtf, known }: DeathNamed,
): Promise<'named' | 'changed-meanwhile' | 'absent'> {
  await takeCourse(tx, about.courseId)
  const stored = await lockPerson(tx, about.courseId, person)
  if (stored === null || stored.removed) return 'absent'
  const isDead = stored.life === 'deceased'
  const saidBefore = isDead ? stored.diedSaid : ''
  if (isDead && saidBefore === said) return 'named'
  if (isDead !== known.isDead || saidBefore !== known.said) return 'changed-meanwhile'
  await tx
    .updateTable('inventory_people')
    .set((eb) => ({ life: 'deceased', died_said: said, died_edtf: edtf, version: eb('version', '+', 1) }))
    .where('id', '=', person)
    .execute()
  await keepVersion(tx, about)
  return 'named'
}
