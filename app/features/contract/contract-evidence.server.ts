import { contractGaps, type InitialEvidence, type Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { draftOf } from './contract-draft.server.ts'

export type ContractEvidence = {
  evidence: InitialEvidence['contract']
  /** The last change of the draft, or the agreement; null while nobody has touched it. */
  last: { by: string; at: Instant } | null
}

/** What the chart holds of the contract, for the seven components of the initial phase (IPT-030). */
export async function contractEvidence(tx: ClinicTransaction, courseId: CourseId): Promise<ContractEvidence> {
  const draft = await draftOf(tx, courseId)
  if (draft === null) return { evidence: { agreed: false, gaps: [] }, last: null }
  const { agreed, sheet, read } = draft
  const stored = agreed === null ? null : { by: agreed.storedBy, at: agreed.storedAt }
  return {
    // What was agreed is whole, also while a change of it is being written.
    evidence: {
      agreed: agreed !== null,
      gaps: contractGaps(agreed?.terms ?? read.template),
    },
    last: laterOf(sheet.changed, stored),
  }
}

type Touch = ContractEvidence['last']

function laterOf(one: Touch, other: Touch): Touch {
  if (one === null || other === null) return one ?? other
  return Date.parse(one.at) > Date.parse(other.at) ? one : other
}
