import type { InitialEvidence, Instant } from '@kith/ipt'

import { readSheet } from '#features/sheets/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { formulationsOf } from './formulations-store.server.ts'

/** What the chart holds of the fifth component of the initial phase, and who touched it last. */
export async function problemAreaEvidence(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<{ evidence: InitialEvidence['problemArea']; last: { by: string; at: Instant } | null }> {
  const agreed = (await formulationsOf(tx, courseId)).at(-1)
  if (agreed !== undefined) {
    return { evidence: { formulationAgreed: true }, last: { by: agreed.recordedBy, at: agreed.recordedAt } }
  }
  const { changed } = await readSheet(tx, courseId, 'formulation')
  return { evidence: { formulationAgreed: false }, last: changed }
}
