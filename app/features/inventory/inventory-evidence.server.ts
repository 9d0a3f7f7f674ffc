import { inventoryGaps, type InitialEvidence, type Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { inventoryOf } from './inventory-store.server.ts'

/** What the chart holds of the inventory as a component of the initial phase, and who touched it last. */
export async function inventoryEvidence(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<{ evidence: InitialEvidence['inventory']; last: { by: string; at: Instant } | null }> {
  const last = await tx
    .selectFrom('inventory_versions as v')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'v.clinic_id').onRef('s.id', '=', 'v.taken_by'),
    )
    .select(['v.taken_at as at', 's.name as by'])
    .where('v.course_id', '=', courseId)
    .orderBy('v.taken_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { evidence: { gaps: inventoryGaps(await inventoryOf(tx, courseId)) }, last: last ?? null }
}
