import { hope, sickRole, type InitialEvidence, type Instant } from '@kith/ipt'

import { readSheet } from '#features/sheets/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { recordInSheet } from './record-in-sheet.ts'

/** What a component of the initial phase holds, and who changed anything in it last; null while it is untouched. */
type Evidence<Component extends keyof InitialEvidence> = {
  evidence: InitialEvidence[Component]
  last: { by: string; at: Instant } | null
}

/** Of hope: whether the outlook and the alternatives were spoken of. Ask for permission first. */
export async function hopeEvidence(tx: ClinicTransaction, courseId: CourseId): Promise<Evidence<'hope'>> {
  const { values, changed } = await readSheet(tx, courseId, 'hope')
  const { said } = recordInSheet(hope, values).record
  return {
    evidence: {
      prognosis: said.includes('treatable') && said.includes('improvement-expected'),
      alternatives: said.includes('other-treatments'),
    },
    last: changed,
  }
}

/** Of the sick role: whether it was explained, with its limits and its duties. Ask for permission first. */
export async function sickRoleEvidence(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<Evidence<'sickRole'>> {
  const { values, changed } = await readSheet(tx, courseId, 'sick-role')
  const { explainedOn, excused, takenOn, alsoTakenOn } = recordInSheet(sickRole, values).record
  return {
    evidence: {
      explained: explainedOn !== null,
      limits: excused.some(({ what }) => what.trim() !== ''),
      duties: takenOn.length + alsoTakenOn.length > 0,
    },
    last: changed,
  }
}
