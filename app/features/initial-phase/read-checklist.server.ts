import {
  componentGaps,
  emptyChecklist,
  initialComponents,
  markBegun,
  markDone,
  type ComponentGap,
  type Day,
  type InitialChecklist,
  type InitialComponent,
  type InitialEvidence,
  type Instant,
} from '@kith/ipt'

import { diagnosisEvidence } from '#features/assessment/index.server.ts'
import { contractEvidence } from '#features/contract/index.server.ts'
import { problemAreaEvidence } from '#features/focus/index.server.ts'
import { inventoryEvidence } from '#features/inventory/index.server.ts'
import { timelineEvidence } from '#features/timeline/index.server.ts'
import { hopeEvidence, sickRoleEvidence } from '#features/work/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

/** One of the seven components, as the chart shows it: nobody ticks it off by hand (IPT-030). */
export type ComponentLine = {
  component: InitialComponent
  state: 'open' | 'in-progress' | 'done'
  /** Who touched it last and in which session; 0 is before the first. Null while it is open. */
  last: { by: string; session: number } | null
  gaps: readonly ComponentGap[]
}

export type Checklist = { lines: readonly ComponentLine[]; checklist: InitialChecklist }

type Touched = { by: string; at: Instant } | null

/** How far the initial phase is, from what each page holds. Ask for permission first. */
export async function readChecklist(
  tx: ClinicTransaction,
  courseId: CourseId,
  today: Day,
): Promise<Checklist> {
  const parts = {
    diagnosis: await diagnosisEvidence(tx, courseId, today),
    'sick-role': await sickRoleEvidence(tx, courseId),
    inventory: await inventoryEvidence(tx, courseId),
    timeline: await timelineEvidence(tx, courseId),
    'problem-area': await problemAreaEvidence(tx, courseId),
    hope: await hopeEvidence(tx, courseId),
    contract: await contractEvidence(tx, courseId),
  }
  const evidence: InitialEvidence = {
    diagnosis: parts.diagnosis.evidence,
    sickRole: parts['sick-role'].evidence,
    inventory: parts.inventory.evidence,
    timeline: parts.timeline.evidence,
    problemArea: parts['problem-area'].evidence,
    hope: parts.hope.evidence,
    contract: parts.contract.evidence,
  }
  const sessions = await tx
    .selectFrom('sessions')
    .select(['number', 'started_at'])
    .where('course_id', '=', courseId)
    .orderBy('number')
    .execute()
  const sessionAt = (at: Instant) => sessions.findLast(({ started_at }) => started_at <= at)?.number ?? 0
  let checklist = emptyChecklist()
  const lines: ComponentLine[] = []
  for (const component of initialComponents) {
    const touched: Touched = parts[component].last
    if (touched === null) {
      lines.push({ component, state: 'open', last: null, gaps: componentGaps(component, evidence) })
      continue
    }
    const mark = { session: sessionAt(touched.at), by: touched.by }
    const done = markDone(checklist, component, evidence, mark)
    checklist = done.ok ? done.value : markBegun(checklist, component, mark)
    lines.push({
      component,
      state: checklist[component].state,
      last: mark,
      gaps: componentGaps(component, evidence),
    })
  }
  return { lines, checklist }
}
